import { describe, expect, it } from 'vitest';
import { daysOf } from '../domain/days.ts';
import type { EventTime } from '../domain/event.ts';
import { parseRecurrenceRule } from '../domain/recurrence-rule.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import {
  fill,
  formatCount,
  formatCountry,
  formatDate,
  formatDateRange,
  formatHours,
  formatLanguage,
  formatList,
  formatMoment,
  formatMoney,
  formatMonth,
  formatNumber,
  formatNumeral,
  formatPrice,
  formatRule,
  formatWhen,
  formatWindow,
  formatZone,
  typeset,
} from './human.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const both = (write: (locale: Locale) => string) =>
  `${write('ru')} | ${write('en')}`.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

function timed(start: string, end: string, zone = 'Europe/Podgorica'): EventTime {
  return {
    start: Temporal.ZonedDateTime.from(`${start}[${zone}]`),
    end: Temporal.ZonedDateTime.from(`${end}[${zone}]`),
    allDay: false,
  };
}

function wholeDays(first: string, last: string, zone = 'Europe/Podgorica'): EventTime {
  return {
    start: day(first).toZonedDateTime(zone),
    end: day(last).add({ days: 1 }).toZonedDateTime(zone),
    allDay: true,
  };
}

describe('days', () => {
  it('are named with weekday and year where asked', () => {
    expect(both((locale) => formatDate(day('2026-12-05'), locale))).toMatchInlineSnapshot(`"5 декабря | 5 December"`);
    expect(
      both((locale) => formatDate(day('2026-12-05'), locale, { weekday: true, year: true })),
    ).toMatchInlineSnapshot(`"суббота, 5 декабря 2026 | Saturday, 5 December 2026"`);
    expect(both((locale) => formatMonth(2026, 12, locale))).toMatchInlineSnapshot(`"декабрь 2026 | December 2026"`);
  });

  it('join into ranges that repeat neither month nor year', () => {
    expect(both((locale) => formatDateRange(day('2025-11-27'), day('2025-11-28'), locale))).toMatchInlineSnapshot(
      `"27–28 ноября | 27–28 November"`,
    );
    expect(
      both((locale) => formatDateRange(day('2026-11-30'), day('2026-12-02'), locale, { year: true })),
    ).toMatchInlineSnapshot(`"30 ноября – 2 декабря 2026 | 30 November – 2 December 2026"`);
    expect(
      both((locale) => formatDateRange(day('2026-12-30'), day('2027-01-02'), locale, { year: true })),
    ).toMatchInlineSnapshot(`"30 декабря 2026 – 2 января 2027 | 30 December 2026 – 2 January 2027"`);
    expect(both((locale) => formatDateRange(day('2026-12-28'), day('2027-01-03'), locale))).toMatchInlineSnapshot(
      `"28 декабря – 3 января | 28 December – 3 January"`,
    );
    expect(both((locale) => formatDateRange(day('2026-12-30'), day('2026-12-30'), locale))).toMatchInlineSnapshot(
      `"30 декабря | 30 December"`,
    );
  });

  it('become months in a window of whole months', () => {
    expect(both((locale) => formatWindow(day('2026-08-01'), day('2026-11-30'), locale))).toMatchInlineSnapshot(
      `"август – ноябрь 2026 | August – November 2026"`,
    );
    expect(both((locale) => formatWindow(day('2026-12-01'), day('2027-02-28'), locale))).toMatchInlineSnapshot(
      `"декабрь 2026 – февраль 2027 | December 2026 – February 2027"`,
    );
    expect(both((locale) => formatWindow(day('2026-08-01'), day('2026-08-31'), locale))).toMatchInlineSnapshot(
      `"август 2026 | August 2026"`,
    );
    expect(both((locale) => formatWindow(day('2026-08-03'), day('2026-11-30'), locale))).toMatchInlineSnapshot(
      `"3 августа – 30 ноября 2026 | 3 August – 30 November 2026"`,
    );
  });

  it('keep number and month on one line', () => {
    expect(formatDate(day('2026-12-05'), 'ru')).toContain('5\u00a0декабря');
  });
});

describe('times', () => {
  it('are told with the weekday, hours and zone', () => {
    const debate = timed('2026-12-05T18:00', '2026-12-05T21:00');
    expect(both((locale) => formatWhen(debate, locale))).toMatchInlineSnapshot(
      `"суббота, 5 декабря 2026, 18:00–21:00 | Saturday, 5 December 2026, 18:00–21:00"`,
    );
    expect(both((locale) => formatZone(debate.start, locale))).toMatchInlineSnapshot(
      `"по Подгорице, UTC+1 | Podgorica time, UTC+1"`,
    );
  });

  it('follow summer time, other cities and zones without a name', () => {
    const zones = ['Europe/Podgorica', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Africa/Abidjan'];
    const moment = Temporal.Instant.from('2026-07-01T12:00:00Z');
    expect(
      zones.map((zone) => both((locale) => formatZone(moment.toZonedDateTimeISO(zone), locale))),
    ).toMatchInlineSnapshot(`
      [
        "по Подгорице, UTC+2 | Podgorica time, UTC+2",
        "по Буэнос-Айресу, UTC−3 | Buenos Aires time, UTC−3",
        "Asia/Kolkata, UTC+5:30 | Asia/Kolkata, UTC+5:30",
        "Africa/Abidjan, UTC | Africa/Abidjan, UTC",
      ]
    `);
  });

  it('leave a night to its evening', () => {
    const party = timed('2026-12-05T22:00', '2026-12-06T03:00');
    expect(both((locale) => formatWhen(party, locale))).toMatchInlineSnapshot(
      `"суббота, 5 декабря 2026, 22:00–03:00 | Saturday, 5 December 2026, 22:00–03:00"`,
    );
    expect(formatNumeral(party)).toBe('5');
    expect(daysOf(timed('2026-12-05T22:00', '2026-12-06T00:00')).last.toString()).toBe('2026-12-05');
  });

  it('name both ends of several days', () => {
    const camp = timed('2026-12-25T16:00', '2026-12-27T12:00');
    expect(both((locale) => formatWhen(camp, locale))).toMatchInlineSnapshot(
      `"пятница, 25 декабря, 16:00 – воскресенье, 27 декабря 2026, 12:00 | Friday, 25 December, 16:00 – Sunday, 27 December 2026, 12:00"`,
    );
    expect(both((locale) => formatHours(camp, locale))).toMatchInlineSnapshot(`"16:00 | 16:00"`);
    expect(both((locale) => formatWhen(timed('2026-12-31T20:00', '2027-01-01T14:00'), locale))).toMatchInlineSnapshot(
      `"четверг, 31 декабря 2026, 20:00 – пятница, 1 января 2027, 14:00 | Thursday, 31 December 2026, 20:00 – Friday, 1 January 2027, 14:00"`,
    );
  });

  it('are days alone where the event lasts all day', () => {
    expect(both((locale) => formatWhen(wholeDays('2025-11-27', '2025-11-28'), locale))).toMatchInlineSnapshot(
      `"27–28 ноября 2025, четверг–пятница | 27–28 November 2025, Thursday–Friday"`,
    );
    expect(both((locale) => formatWhen(wholeDays('2026-12-12', '2026-12-12'), locale))).toMatchInlineSnapshot(
      `"суббота, 12 декабря 2026, весь день | Saturday, 12 December 2026, all day"`,
    );
    expect(both((locale) => formatWhen(wholeDays('2026-12-12', '2026-12-22'), locale))).toMatchInlineSnapshot(
      `"12–22 декабря 2026 | 12–22 December 2026"`,
    );
  });

  it('make the numeral of the poster', () => {
    expect([
      formatNumeral(wholeDays('2025-11-27', '2025-11-28')),
      formatNumeral(wholeDays('2026-12-31', '2027-01-01')),
      formatNumeral(wholeDays('2024-10-04', '2024-10-06')),
      formatNumeral(timed('2026-12-05T18:00', '2026-12-05T21:00')),
    ]).toMatchInlineSnapshot(`
      [
        "27/28",
        "31/1",
        "4–6",
        "5",
      ]
    `);
  });

  it('tell when the site was built', () => {
    const moment = Temporal.ZonedDateTime.from('2026-12-05T00:07[Europe/Podgorica]');
    expect(both((locale) => formatMoment(moment, locale))).toMatchInlineSnapshot(
      `"5 декабря в 00:07 по Подгорице | 5 December at 00:07 Podgorica time"`,
    );
  });
});

describe('numbers', () => {
  it('take the noun that Russian wants', () => {
    const counts = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 1001, 12345];
    expect(
      counts.map((count) => both((locale) => formatCount(count, wordsOf(locale).counts.events, locale))),
    ).toMatchInlineSnapshot(`
      [
        "0 событий | 0 events",
        "1 событие | 1 event",
        "2 события | 2 events",
        "4 события | 4 events",
        "5 событий | 5 events",
        "11 событий | 11 events",
        "12 событий | 12 events",
        "21 событие | 21 events",
        "22 события | 22 events",
        "25 событий | 25 events",
        "101 событие | 101 events",
        "111 событий | 111 events",
        "1001 событие | 1,001 events",
        "12 345 событий | 12,345 events",
      ]
    `);
  });

  it('stand inside a sentence where the form asks for it', () => {
    expect(both((locale) => formatCount(34, wordsOf(locale).event.attended, locale))).toMatchInlineSnapshot(
      `"пришло 34 человека | 34 people came"`,
    );
  });

  it('are grouped and pointed by language', () => {
    expect(both((locale) => formatNumber(1234567.5, locale))).toMatchInlineSnapshot(`"1 234 567,5 | 1,234,567.5"`);
  });

  it('are prices people recognise', () => {
    const money = (amount: number, currency: string) => both((locale) => formatMoney(amount, currency, locale));
    expect([
      money(10, 'EUR'),
      money(12.5, 'EUR'),
      money(1000, 'EURMTL'),
      money(0.0000001, 'EURMTL'),
    ]).toMatchInlineSnapshot(`
      [
        "10 € | €10",
        "12,50 € | €12.50",
        "1000 EURMTL | 1,000 EURMTL",
        "0,0000001 EURMTL | 0.0000001 EURMTL",
      ]
    `);
    expect(both((locale) => formatPrice('free', locale))).toMatchInlineSnapshot(`"бесплатно | free"`);
    expect(both((locale) => formatPrice('donation', locale))).toMatchInlineSnapshot(`"за донат | by donation"`);
  });
});

describe('the rule of a series', () => {
  const say = (text: string) => {
    const rule = parseRecurrenceRule(`${text};COUNT=10`);
    if ('code' in rule) throw new Error(text);
    return both((locale) => formatRule(rule, locale));
  };

  it('is said in words', () => {
    expect([
      say('FREQ=WEEKLY'),
      say('FREQ=WEEKLY;BYDAY=SA'),
      say('FREQ=WEEKLY;BYDAY=TU,TH'),
      say('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
      say('FREQ=WEEKLY;BYDAY=SA,SU'),
      say('FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'),
      say('FREQ=WEEKLY;INTERVAL=3'),
      say('FREQ=DAILY'),
      say('FREQ=DAILY;INTERVAL=21'),
      say('FREQ=MONTHLY'),
      say('FREQ=MONTHLY;BYDAY=1SA'),
      say('FREQ=MONTHLY;BYDAY=2WE,-1SU'),
      say('FREQ=MONTHLY;BYMONTHDAY=5,20'),
      say('FREQ=MONTHLY;BYMONTHDAY=-1'),
      say('FREQ=MONTHLY;INTERVAL=2;BYDAY=-2FR'),
      say('FREQ=YEARLY'),
      say('FREQ=YEARLY;INTERVAL=5'),
      say('FREQ=WEEKLY;BYDAY=SU;BYMONTH=6,7,8'),
    ]).toMatchInlineSnapshot(`
      [
        "каждую неделю | every week",
        "каждую субботу | every Saturday",
        "по вторникам и четвергам | on Tuesdays and Thursdays",
        "по будням | on workdays",
        "по выходным | at weekends",
        "раз в две недели по четвергам | every two weeks on Thursdays",
        "раз в 3 недели | every 3 weeks",
        "каждый день | every day",
        "раз в 21 день | every 21 days",
        "каждый месяц | every month",
        "в первую субботу месяца | on the first Saturday of the month",
        "во вторую среду и в последнее воскресенье месяца | on the second Wednesday and on the last Sunday of the month",
        "каждый месяц, 5 и 20-го числа | every month, on day 5 and 20 of the month",
        "каждый месяц, в последний день месяца | every month, on the last day of the month",
        "раз в 2 месяца, в предпоследнюю пятницу месяца | every 2 months, on the last but one Friday of the month",
        "каждый год | every year",
        "раз в 5 лет | every 5 years",
        "каждое воскресенье в июне, июле и августе | every Sunday in June, July and August",
      ]
    `);
  });
});

describe('names', () => {
  it('are ours where we have a word, else those of Unicode', () => {
    expect(['sr', 'sw'].map((code) => both((locale) => formatLanguage(code, locale)))).toMatchInlineSnapshot(`
      [
        "сербский | Serbian",
        "суахили | Swahili",
      ]
    `);
    expect(['me', 'br', 'zz'].map((code) => both((locale) => formatCountry(code, locale)))).toMatchInlineSnapshot(`
      [
        "Черногория | Montenegro",
        "Бразилия | Brazil",
        "неизвестный регион | Unknown Region",
      ]
    `);
  });
});

describe('text', () => {
  it('is filled by name', () => {
    expect(fill('бронь до {date}, {unknown}', { date: '30 ноября' })).toBe('бронь до 30 ноября, {unknown}');
  });

  it('is listed with a last «и»', () => {
    expect(both((locale) => formatList(['a', 'b', 'c'], locale))).toMatchInlineSnapshot(`"a, b и c | a, b and c"`);
  });

  it('keeps short words with the next and dashes with the one before', () => {
    expect(typeset('Прогулка к Старому Бару — и в горы').replaceAll('\u00a0', '~')).toBe(
      'Прогулка к~Старому Бару~— и~в~горы',
    );
    expect(typeset('Разговор о том, что не видно с дороги').replaceAll('\u00a0', '~')).toBe(
      'Разговор о~том, что не~видно с~дороги',
    );
  });
});
