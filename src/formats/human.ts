import { daysOf } from '../domain/days.ts';
import type { EventEntry, EventTime } from '../domain/event.ts';
import type { RecurrenceRule } from '../domain/recurrence-rule.ts';
import { WEEKDAYS } from '../domain/recurrence-rule.ts';
import { HUMAN_WORDS } from '../i18n/human.ts';
import type { Locale, PluralForms } from '../i18n/locale.ts';

const NBSP = '\u00a0';
/** A space that the eye sees and the line does not break at. */
const SPACED_DASH = `${NBSP}– `;

/** Put values into a text of the interface: `fill('бронь до {date}', { date })`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Pick the noun that stands after a number: 1 событие, 2 события, 5 событий, 21 событие. */
export function pluralForm(count: number, forms: PluralForms, locale: Locale): string {
  if (locale === 'en') return count === 1 ? forms.one : forms.many;
  const lastTwo = Math.abs(count) % 100;
  const last = lastTwo % 10;
  if (lastTwo > 10 && lastTwo < 20) return forms.many;
  if (last === 1) return forms.one;
  return last > 1 && last < 5 ? forms.few : forms.many;
}

/** Write a number with its noun: «5 событий». Forms with `{count}` in them are filled instead. */
export function formatCount(count: number, forms: PluralForms, locale: Locale): string {
  const form = pluralForm(count, forms, locale);
  const number = formatNumber(count, locale);
  return form.includes('{count}') ? fill(form, { count: number }) : `${number}${NBSP}${form}`;
}

/** Write a number as people group and point it: «1 234,5», “1,234.5”. Four digits stay together in Russian. */
export function formatNumber(value: number, locale: Locale): string {
  const [whole = '', fraction] = String(value).split('.');
  const separator = locale === 'en' ? ',' : '\u202f';
  const grouped = whole.length < (locale === 'en' ? 4 : 5) ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
  return fraction === undefined ? grouped : `${grouped}${locale === 'en' ? '.' : ','}${fraction}`;
}

/** What of a date is written beside day and month. */
export interface DateParts {
  readonly weekday?: boolean | undefined;
  readonly year?: boolean | undefined;
}

/** Write a day: «5 декабря», «суббота, 5 декабря 2026». */
export function formatDate(
  date: Temporal.PlainDate,
  locale: Locale,
  { weekday = false, year = false }: DateParts = {},
): string {
  const { time } = HUMAN_WORDS[locale];
  const day = `${date.day}${NBSP}${time.monthsOfDay[date.month - 1]}${year ? ` ${date.year}` : ''}`;
  return weekday ? `${time.weekdays[date.dayOfWeek - 1]}, ${day}` : day;
}

/** Write a day in little room: «5 дек». */
export function formatShortDate(date: Temporal.PlainDate, locale: Locale): string {
  return `${date.day}${NBSP}${HUMAN_WORDS[locale].time.monthsShort[date.month - 1]}`;
}

/** Write days from `first` to `last`, both included: «27–28 ноября», «30 декабря 2026 – 2 января 2027». */
export function formatDateRange(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  locale: Locale,
  { year = false }: DateParts = {},
): string {
  if (first.equals(last)) return formatDate(first, locale, { year });
  // Around a New Year days close to each other are understood without their years.
  if (first.year !== last.year && (year || first.until(last).days > 31)) {
    return `${formatDate(first, locale, { year: true })}${SPACED_DASH}${formatDate(last, locale, { year: true })}`;
  }
  if (first.month === last.month) return `${first.day}–${formatDate(last, locale, { year })}`;
  return `${formatDate(first, locale)}${SPACED_DASH}${formatDate(last, locale, { year })}`;
}

/** Write whole months where a range begins and ends with one: «август – ноябрь 2026»; else days. */
export function formatWindow(first: Temporal.PlainDate, last: Temporal.PlainDate, locale: Locale): string {
  if (first.day !== 1 || last.day !== last.daysInMonth) return formatDateRange(first, last, locale, { year: true });
  const start = HUMAN_WORDS[locale].time.months[first.month - 1] ?? '';
  const end = formatMonth(last.year, last.month, locale);
  if (first.year === last.year && first.month === last.month) return end;
  return `${start}${first.year === last.year ? '' : ` ${first.year}`}${SPACED_DASH}${end}`;
}

/** Write a month with its year: «декабрь 2026». */
export function formatMonth(year: number, month: number, locale: Locale): string {
  return `${HUMAN_WORDS[locale].time.months[month - 1]}${NBSP}${year}`;
}

/** Write a time of day: «18:00». */
export function formatClock(time: { readonly hour: number; readonly minute: number }): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
}

/** Write the hours of an event in a list of one day: «18:00–21:00», «весь день», «12:00» for the beginning of several days. */
export function formatHours(time: EventTime, locale: Locale): string {
  if (time.allDay) return HUMAN_WORDS[locale].allDay;
  const { first, last } = daysOf(time);
  return first.equals(last) ? `${formatClock(time.start)}–${formatClock(time.end)}` : formatClock(time.start);
}

/** Write when an event is, whole: «суббота, 5 декабря 2026, 18:00–21:00». The zone is told apart, by `formatZone`. */
export function formatWhen(time: EventTime, locale: Locale): string {
  const { first, last } = daysOf(time);
  const words = HUMAN_WORDS[locale];
  if (first.equals(last)) {
    const date = formatDate(first, locale, { weekday: true, year: true });
    return `${date}, ${formatHours(time, locale)}`;
  }
  if (time.allDay) {
    const weekdays = `${words.time.weekdays[first.dayOfWeek - 1]}–${words.time.weekdays[last.dayOfWeek - 1]}`;
    const range = formatDateRange(first, last, locale, { year: true });
    // A week or more passes every weekday: naming two of them says nothing.
    return first.until(last).days < 6 ? `${range}, ${weekdays}` : range;
  }
  const start = formatDate(first, locale, { weekday: true, year: first.year !== last.year });
  const end = formatDate(last, locale, { weekday: true, year: true });
  return `${start}, ${formatClock(time.start)}${SPACED_DASH}${end}, ${formatClock(time.end)}`;
}

/** Write a time as event files have it (days inclusive), weekday first: «суббота, 5 декабря, 18:00–21:00», «5–7 декабря». */
export function formatWrittenTime(start: string, end: string, locale: Locale): string {
  const [first, last] = [start, end].map((text) => Temporal.PlainDate.from(text.slice(0, 10)));
  if (!first || !last) return '';
  const [begins, ends] = [start.slice(11, 16), end.slice(11, 16)];
  const date = formatDate(first, locale, { weekday: true });
  if (begins === '') return first.equals(last) ? date : formatDateRange(first, last, locale);
  if (first.equals(last)) return `${date}, ${begins}–${ends}`;
  return `${date}, ${begins}${SPACED_DASH}${formatDate(last, locale)}, ${ends}`;
}

/** Write a length of time: «1 час 15 минут», «2 дня» where whole days are meant. Takes milliseconds. */
export function formatDuration(length: number, inDays: boolean, locale: Locale): string {
  const { lengths } = HUMAN_WORDS[locale];
  const all = Math.floor(length / 60_000);
  if (inDays) return formatCount(Math.ceil(all / 1440), lengths.days, locale);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const parts = [
    ...(hours > 0 ? [formatCount(hours, lengths.hours, locale)] : []),
    ...(minutes > 0 ? [formatCount(minutes, lengths.minutes, locale)] : []),
  ];
  return parts.join(' ') || lengths.none;
}

/** Write whose clock the times follow: «по Подгорице, UTC+1». */
export function formatZone(moment: Temporal.ZonedDateTime, locale: Locale): string {
  const { time } = HUMAN_WORDS[locale];
  const cities: Readonly<Record<string, string>> = time.zones;
  const city = cities[moment.timeZoneId];
  const name = city === undefined ? fill(time.zoneOther, { zone: moment.timeZoneId }) : fill(time.zone, { city });
  return `${name.replaceAll(' ', NBSP)}, ${formatOffset(moment.offset)}`;
}

/** Write an offset from UTC: «UTC+1», «UTC−3», «UTC+5:30». */
function formatOffset(offset: string): string {
  const [hours = '', minutes = '00'] = offset.slice(1).split(':');
  const sign = offset.startsWith('-') ? '−' : '+';
  if (Number(hours) === 0 && minutes === '00') return 'UTC';
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** Write a moment on a clock people know: «5 декабря в 00:07 по Подгорице». */
export function formatMoment(moment: Temporal.ZonedDateTime, locale: Locale): string {
  const { time } = HUMAN_WORDS[locale];
  const date = fill(time.at, { date: formatDate(moment.toPlainDate(), locale), time: formatClock(moment) });
  return `${date} ${formatZone(moment, locale).split(',')[0]}`;
}

/** Write the day or days of an event as the picture of its poster: «5», «27/28», «30/2», «4–12» from three days on. */
export function formatNumeral(time: EventTime): string {
  const { first, last } = daysOf(time);
  if (first.equals(last)) return String(first.day);
  return first.add({ days: 1 }).equals(last) ? `${first.day}/${last.day}` : `${first.day}–${last.day}`;
}

/** Write what it costs to come: «бесплатно», «за донат», «10 €». */
export function formatPrice(price: NonNullable<EventEntry['price']>, locale: Locale): string {
  return typeof price === 'string'
    ? HUMAN_WORDS[locale].prices[price]
    : formatMoney(price.amount, price.currency, locale);
}

/** Write an amount of money: «10 €», «12,50 €», «1 000 EURMTL». */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  // Seven decimals as Stellar counts, at least the two of coins; a whole amount has none.
  const [whole = '0', decimals = ''] = amount.toFixed(7).split('.');
  const cents = Number(decimals) === 0 ? '' : (locale === 'en' ? '.' : ',') + decimals.replace(/0{1,5}$/, '');
  const number = formatNumber(Number(whole), locale) + cents;
  const sign = CURRENCY_SIGNS[currency];
  if (sign !== undefined && locale === 'en') return `${sign}${number}`;
  return `${number}${NBSP}${sign ?? currency}`;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', RUB: '₽' };

/** Name a language: «русский». One without a word of ours is named as Unicode does (CLDR). */
export function formatLanguage(code: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = HUMAN_WORDS[locale].languages;
  return names[code] ?? displayNames(locale, 'language').of(code) ?? code;
}

/** Name a country by its ISO 3166-1 code. One without a word of ours is named as Unicode does (CLDR). */
export function formatCountry(code: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = HUMAN_WORDS[locale].countries;
  const upper = code.toUpperCase();
  return names[code] ?? displayNames(locale, 'region').of(upper) ?? upper;
}

const displayNamesOf = new Map<string, Intl.DisplayNames>();

function displayNames(locale: Locale, type: 'language' | 'region'): Intl.DisplayNames {
  const key = `${locale} ${type}`;
  const names = displayNamesOf.get(key) ?? new Intl.DisplayNames(locale, { type });
  displayNamesOf.set(key, names);
  return names;
}

/** Join a list in words: «март, июнь и сентябрь». */
export function formatList(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${HUMAN_WORDS[locale].repeat.and} ${items.at(-1)}`;
}

/** Say the rule of a series: «каждую субботу», «раз в две недели по четвергам», «в первую субботу месяца». Its end is told apart. */
export function formatRule(rule: RecurrenceRule, locale: Locale): string {
  const { repeat } = HUMAN_WORDS[locale];
  const days = rule.byDay.map((day) => ({ index: WEEKDAYS.indexOf(day.weekday), ordinal: day.ordinal }));
  const months = rule.byMonth.map((month) => repeat.monthsIn[month - 1] ?? '');
  const season = months.length === 0 ? '' : ` ${fill(repeat.in, { months: formatList(months, locale) })}`;
  return `${cycle(rule, days, locale)}${season}`;
}

interface NamedDay {
  readonly index: number;
  readonly ordinal: number | undefined;
}

function cycle(rule: RecurrenceRule, days: readonly NamedDay[], locale: Locale): string {
  const { repeat } = HUMAN_WORDS[locale];
  const every = everyInterval(rule, locale);
  const plain = days.filter((day) => day.ordinal === undefined).map((day) => day.index);
  const counted = days.filter((day) => day.ordinal !== undefined);
  if (counted.length > 0) {
    const named = formatList(
      counted.map((day) => ordinalDay(day, locale)),
      locale,
    );
    const ofMonth = rule.frequency === 'MONTHLY' ? fill(repeat.ofMonth, { days: named }) : named;
    return rule.interval === 1 && rule.frequency === 'MONTHLY' ? ofMonth : `${every}, ${ofMonth}`;
  }
  if (rule.byMonthDay.length > 0) {
    const numbers = rule.byMonthDay.filter((day) => day > 0).map(String);
    const last = rule.byMonthDay.includes(-1) ? [repeat.lastDay] : [];
    const named = numbers.length > 0 ? [fill(repeat.monthDays, { days: formatList(numbers, locale) }), ...last] : last;
    return `${every}, ${formatList(named, locale)}`;
  }
  if (plain.length === 0) return every;
  const weekdays = nameWeekdays(plain, locale);
  if (rule.interval > 1 || rule.frequency === 'YEARLY') return `${every} ${weekdays}`;
  return plain.length === 1 ? (repeat.every[plain[0] ?? 0] ?? every) : weekdays;
}

function everyInterval({ frequency, interval }: RecurrenceRule, locale: Locale): string {
  const { repeat } = HUMAN_WORDS[locale];
  if (frequency === 'WEEKLY' && interval === 2) return repeat.everyTwoWeeks;
  const forms = { DAILY: repeat.daily, WEEKLY: repeat.weekly, MONTHLY: repeat.monthly, YEARLY: repeat.yearly }[
    frequency
  ];
  return interval === 1 ? repeat.each[frequency] : formatCount(interval, forms, locale);
}

function nameWeekdays(days: readonly number[], locale: Locale): string {
  const { repeat } = HUMAN_WORDS[locale];
  const key = [...days].sort().join('');
  if (key === '01234') return repeat.workdays;
  if (key === '56') return repeat.weekends;
  return formatList(
    days.map((day, position) => (position === 0 ? repeat.on[day] : repeat.onNext[day]) ?? ''),
    locale,
  );
}

// The order of «понедельник» … «воскресенье».
const GENDERS = ['masculine', 'masculine', 'feminine', 'masculine', 'feminine', 'feminine', 'neuter'] as const;

function ordinalDay({ index, ordinal = 1 }: NamedDay, locale: Locale): string {
  const { repeat } = HUMAN_WORDS[locale];
  const words = repeat.ordinals[GENDERS[index] ?? 'masculine'];
  const place = ordinal > 0 ? ordinal - 1 : ordinal === -1 ? 5 : 6;
  return `${words[place] ?? `${ordinal}.`} ${repeat.weekdaysOfOrdinal[index]}`;
}

/** Keep short Russian words with the word they belong to, and a dash or an arrow with the word before it. */
export function typeset(text: string): string {
  return text
    .replace(
      /(?<=^|[\s(«„])((?:[вкосуияВКОСУИЯ]|на|по|за|из|от|до|не|но|об|во|ко|со|для|под|над|при|без|На|По|За|Из|От|До|Не|Но|Об|Во|Со|Для|Под|При|Без)) (?=\S)/gu,
      `$1${NBSP}`,
    )
    .replace(/ (?=[—–→] )/gu, NBSP);
}
