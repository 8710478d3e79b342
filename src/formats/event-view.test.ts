import { describe, expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { toEventView } from './event-view.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toLead, toListing, toUndatedListing } from './listing.ts';
import { type EventPage, toSchemaOrg } from './schema-org.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');
const VENUES = {
  'kings-park': { name: 'Kings Park', region: 'me-16', address: 'У парка', geo: { lat: 42.44, lon: 19.25 } },
};

function setting(written: WrittenEvent, locale: Locale = 'ru') {
  const registry = registryOf([written], VENUES);
  const event = [...registry.events.values()][0]!;
  const { occurrences } = expandRecurrence(event);
  const current = occurrences.find(({ end }) => end > NOW.epochMilliseconds) ?? occurrences.at(-1);
  return { registry, event, occurrences, current, context: { registry, locale, now: NOW } };
}

/** Words with their unbreakable spaces made visible as plain ones. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' '));

const PAGE = 'https://mivent.example/events/privacy-debate/';

function view(written: WrittenEvent, locale?: Locale, movedFrom?: string) {
  const { event, occurrences, current, context } = setting(written, locale);
  return plain(toEventView({ event, occurrences, current, movedFrom, page: PAGE }, context));
}

function line(written: WrittenEvent, locale?: Locale) {
  const { event, current, context } = setting(written, locale);
  return plain(current ? toListing(current, context) : toUndatedListing(event, context));
}

describe('an event’s page', () => {
  it('tells when, where, for how much and how to come', () => {
    const { when, place, region, price, registration, capacity, languages, banner, description } = view({
      start: '2026-12-05T18:00',
      venue: 'kings-park',
      price: { amount: 10, currency: 'EUR' },
      registration: { url: 'https://example.org/', required: true, deadline: '2026-12-04' },
      capacity: 40,
      languages: ['ru', 'en'],
      summary: 'Двое спикеров.',
    });
    expect({
      when,
      place,
      region,
      price,
      registration,
      capacity,
      languages,
      banner,
      description,
    }).toMatchInlineSnapshot(`
      {
        "banner": undefined,
        "capacity": "количество мест ограничено: 40",
        "description": "Суббота, 5 декабря 2026, 18:00–21:00. Kings Park, Подгорица. Двое спикеров.",
        "languages": "русский и английский",
        "place": {
          "line": "У парка",
          "maps": {
            "apple": "https://maps.apple.com/?ll=42.44,19.25&q=Kings%20Park",
            "directions": "https://www.google.com/maps/dir/?api=1&destination=42.44,19.25",
            "google": "https://www.google.com/maps/search/?api=1&query=42.44,19.25",
            "openStreetMap": "https://www.openstreetmap.org/?mlat=42.44&mlon=19.25#map=17/42.44/19.25",
          },
          "venue": {
            "id": "kings-park",
            "name": "Kings Park",
          },
        },
        "price": "10 €",
        "region": {
          "id": "me-16",
          "name": "Подгорица",
        },
        "registration": {
          "open": true,
          "text": "по предварительной регистрации до 4 декабря",
          "url": "https://example.org/",
        },
        "when": {
          "end": "2026-12-05T21:00+01:00",
          "isAhead": true,
          "start": "2026-12-05T18:00+01:00",
          "text": "суббота, 5 декабря 2026, 18:00–21:00",
          "zone": "по Подгорице, UTC+1",
        },
      }
    `);
  });

  it('leads with the date', () => {
    const lead = ({ numeral, month, dayAndHours }: ReturnType<typeof view>) => `${numeral} ${month} / ${dayAndHours}`;
    expect([
      lead(view({ start: '2026-12-05T18:00' })),
      lead(view({ start: '2026-12-18', end: '2026-12-19' })),
      lead(view({ start: '2026-12-31', end: '2027-01-02' })),
      lead(view({ start: '2026-12-05T18:00' }, 'en')),
      lead(
        view({
          status: 'hold',
          hold: { by: 'mia', window: { from: '2026-08-01', to: '2026-11-30', decideBy: '2026-06-01' } },
        }),
      ),
    ]).toMatchInlineSnapshot(`
      [
        "5 декабря 2026 / суббота, 18:00–21:00",
        "18/19 декабря 2026 / пятница–суббота",
        "31–2 31 декабря 2026 – 2 января 2027 / четверг–суббота",
        "5 December 2026 / Saturday, 18:00–21:00",
        "8–11 август – ноябрь 2026 / дата выбирается",
      ]
    `);
  });

  it('says first what is not simply agreed', () => {
    const start = '2026-12-05T18:00';
    const banner = (written: WrittenEvent) => view(written).banner;
    expect([
      banner({ start, status: 'cancelled' }),
      banner({ start, status: 'postponed' }),
      banner({ start, status: 'hold', hold: { until: '2026-11-30', by: 'mia' } }),
      banner({ start, status: 'hold', hold: { until: '2026-11-26', by: 'mia' } }),
      banner({
        status: 'hold',
        hold: { by: 'mia', window: { from: '2026-12-01', to: '2027-02-28', decideBy: '2026-12-20' } },
      }),
      banner({
        status: 'hold',
        hold: { by: 'mia', window: { from: '2026-08-01', to: '2026-11-30', decideBy: '2026-06-01' } },
      }),
      banner({ start: '2026-11-01T18:00' }),
      banner({ start: '2026-11-01T18:00', report: { attended: 34 } }),
      banner({ start: '2026-11-01T18:00', status: 'cancelled' }),
      banner({ start }),
    ]).toMatchInlineSnapshot(`
      [
        {
          "kind": "cancelled",
          "text": "Оно не состоится; страница остаётся, чтобы это было видно.",
          "title": "Событие отменено",
        },
        {
          "kind": "postponed",
          "text": "Новой даты пока нет. Было назначено: 5 декабря 2026.",
          "title": "Событие отложено",
        },
        {
          "kind": "hold",
          "text": "Предварительное бронирование: событие ещё не согласовано, но дата за ним.",
          "title": "Дата забронирована до 30 ноября 2026",
        },
        {
          "kind": "hold",
          "text": "Дата снова свободна.",
          "title": "Бронь истекла 26 ноября 2026",
        },
        {
          "kind": "hold",
          "text": "Точную дату назовут до 20 декабря 2026.",
          "title": "Дата выбирается: декабрь 2026 – февраль 2027",
        },
        {
          "kind": "hold",
          "text": "Точную дату обещали назвать до 1 июня 2026; пока её нет.",
          "title": "Дата выбирается: август – ноябрь 2026",
        },
        {
          "kind": "past",
          "text": "",
          "title": "Событие прошло",
        },
        {
          "kind": "past",
          "text": "Пришло 34 человека",
          "title": "Проведено",
        },
        {
          "kind": "cancelled",
          "text": "Оно не состоялось; страница остаётся, чтобы это было видно.",
          "title": "Событие отменено",
        },
        undefined,
      ]
    `);
  });

  it('says the rule of a series, its next dates, and what was moved', () => {
    const { repeats, next, years, numeral } = view({
      start: '2026-11-21T10:00',
      repeat: {
        rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=4',
        moved: [{ from: '2026-12-05T10:00', start: '2026-12-06T11:00', end: '2026-12-06T12:00' }],
      },
    });
    expect({ repeats, next, years, numeral }).toMatchInlineSnapshot(`
      {
        "next": [
          {
            "datetime": "2026-11-28T10:00+01:00",
            "day": "2026-11-28",
            "fileLabel": "В календарь: суббота, 28 ноября 2026, 10:00–13:00",
            "text": "суббота, 28 ноября 2026, 10:00–13:00",
          },
          {
            "datetime": "2026-12-06T11:00+01:00",
            "day": "2026-12-05",
            "fileLabel": "В календарь: воскресенье, 6 декабря 2026, 11:00–12:00",
            "note": "перенесено с 5 декабря",
            "text": "воскресенье, 6 декабря 2026, 11:00–12:00",
          },
          {
            "datetime": "2026-12-12T10:00+01:00",
            "day": "2026-12-12",
            "fileLabel": "В календарь: суббота, 12 декабря 2026, 10:00–13:00",
            "text": "суббота, 12 декабря 2026, 10:00–13:00",
          },
        ],
        "numeral": "28",
        "repeats": "каждую субботу до 12 декабря 2026",
        "years": [
          {
            "dates": [
              {
                "datetime": "2026-11-21T10:00+01:00",
                "day": "2026-11-21",
                "text": "суббота, 21 ноября 2026, 10:00–13:00",
              },
            ],
            "title": "2026: ещё 1 дата",
          },
        ],
      }
    `);
  });

  it('says what an event was moved from, while it is ahead', () => {
    const moved = (written: WrittenEvent, from: string) => view(written, 'ru', from).banner;
    expect(moved({ start: '2026-12-06T18:00' }, '2026-12-05T19:00')).toMatchInlineSnapshot(`
      {
        "kind": "moved",
        "text": "Было назначено: суббота, 5 декабря 2026, 19:00.",
        "title": "Событие перенесено",
      }
    `);
    expect(moved({ start: '2026-12-06' }, '2026-12-05')?.text).toBe('Было назначено: суббота, 5 декабря 2026.');
    expect(moved({ start: '2026-11-01T18:00' }, '2026-10-31T18:00')?.kind).toBe('past');
    expect(moved({ start: '2026-12-06T18:00', status: 'cancelled' }, '2026-12-05T19:00')?.kind).toBe('cancelled');
    const { banner } = view({
      start: '2026-11-28T10:00',
      repeat: { rule: 'FREQ=WEEKLY;COUNT=2', moved: [{ from: '2026-11-28', start: '2026-11-29T11:00' }] },
    });
    expect(banner).toMatchInlineSnapshot(`
      {
        "kind": "moved",
        "text": "Было назначено: суббота, 28 ноября 2026, 10:00.",
        "title": "Ближайшая дата перенесена",
      }
    `);
  });

  describe('takes registrations', () => {
    const open = (written: WrittenEvent, deadline?: string) =>
      view({ registration: { url: 'https://example.org/', deadline }, ...written }).registration;
    const start = '2026-12-05T18:00';

    it('for what is agreed and ahead, to the end of the last day', () => {
      expect(open({ start })?.open).toBe(true);
      expect(open({ start }, '2026-11-27')).toMatchObject({ open: true, text: 'по желанию до 27 ноября' });
      expect(open({ start }, '2026-11-26')).toMatchObject({ open: false, text: 'запись закончилась 26 ноября' });
      expect(open({ start: '2026-11-01T18:00' })?.open).toBe(false);
    });

    it('for a date that is held, but not for one that was let go, put off or entered twice', () => {
      expect(open({ start, status: 'hold', hold: { until: '2026-11-30', by: 'mia' } })?.open).toBe(true);
      expect(open({ start, status: 'hold', hold: { until: '2026-11-26', by: 'mia' } })?.open).toBe(false);
      expect(
        open({ status: 'hold', hold: { by: 'mia', window: { from: '2026-12-01', to: '2026-12-31' } } })?.open,
      ).toBe(false);
      expect(open({ start, status: 'postponed' })?.open).toBe(false);
      expect(open({ start, status: 'cancelled' })?.open).toBe(false);
      expect(open({ start, duplicateOf: 'other' })?.open).toBe(false);
    });
  });

  it('tells the time elsewhere of what is seen from afar, where clocks go differently', () => {
    const elsewhere = (written: WrittenEvent, locale?: Locale) => view(written, locale).when?.elsewhere;
    const online = { attendance: 'online', onlineUrl: 'https://example.org/' };
    const start = '2026-12-05T18:00';
    expect([
      elsewhere({ start, ...online }),
      elsewhere({ start: '2026-12-05T22:30', ...online }),
      elsewhere({ start, ...online, timezone: 'Asia/Tbilisi' }, 'en'),
      elsewhere({ start }),
      elsewhere({ start: '2026-12-05', ...online }),
      elsewhere({ start: '2026-11-05T18:00', ...online }),
    ]).toMatchInlineSnapshot(`
      [
        "21:00 по Тбилиси",
        "01:30 6 декабря по Тбилиси",
        "15:00 Podgorica time",
        undefined,
        undefined,
        undefined,
      ]
    `);
  });

  it('hands a date over to calendars only where there is one to come', () => {
    const calendars = (written: WrittenEvent) => view(written).calendars;
    const start = '2026-12-05T18:00';
    const rule = 'FREQ=WEEKLY;COUNT=3';
    const kinds = (written: WrittenEvent) => {
      const { isGoogleWhole, isOutlookWhole } = calendars(written) ?? {};
      return [isGoogleWhole, isOutlookWhole];
    };
    expect(kinds({ start })).toEqual([true, true]);
    expect(kinds({ start, repeat: { rule } })).toEqual([true, false]);
    expect(kinds({ start, repeat: { rule, except: ['2026-12-12'] } })).toEqual([false, false]);
    for (const status of ['cancelled', 'postponed']) expect(calendars({ start, status })).toBeUndefined();
    expect(calendars({ start: '2026-11-05T18:00' })).toBeUndefined();
    expect(calendars({ start, duplicateOf: 'other' })).toBeUndefined();
    const hold = { by: 'mia', window: { from: '2026-12-01', to: '2026-12-31' } };
    expect(calendars({ status: 'hold', hold })).toBeUndefined();
  });

  it('says a place once, and looks for it with its city and country', () => {
    const where = (place: string, locale?: Locale) => {
      const { line, maps } = view({ start: '2026-12-05T18:00', place }, locale).place;
      return [line, maps?.openStreetMap];
    };
    expect(where('Подгорица, клуб', 'en')[0]).toBe('Клуб');
    expect(where('Podgorica Centre')[0]).toBe('Podgorica Centre');
    expect([where('подгорица, у фонтана'), where('Клуб'), where('Подгорица')]).toMatchInlineSnapshot(`
      [
        [
          "У фонтана",
          "https://www.openstreetmap.org/search?query=подгорица,%20у%20фонтана,%20Черногория",
        ],
        [
          "Клуб",
          "https://www.openstreetmap.org/search?query=Клуб,%20Подгорица,%20Черногория",
        ],
        [
          undefined,
          undefined,
        ],
      ]
    `);
  });

  it('asks the nearest who can answer', () => {
    const { registry, event, context } = setting({ start: '2026-12-05T18:00', organizers: ['a', 'b'], hosts: ['c'] });
    const people = new Map([
      ['b', { id: 'b', file: '', name: 'Б', telegram: '@b_b_b' }],
      ['c', { id: 'c', file: '', name: 'В', telegram: '@c_c_c' }],
    ]);
    const source = { event, occurrences: [], page: PAGE };
    const answer = (more: object) =>
      toEventView(source, { ...context, registry: { ...registry, ...more } }).answer?.text;
    expect(answer({ people })).toBe('@b_b_b');
    const region = { ...registry.regions.get('me-16')!, telegram: '@podgorica' };
    expect(answer({ regions: new Map([['me-16', region]]) })).toBe('@podgorica');
    expect(answer({ people, regions: new Map([['me-16', region]]) })).toBe('@b_b_b');
    expect(answer({})).toBeUndefined();
    const [organizers, hosts] = toEventView(source, { ...context, registry: { ...registry, people } }).people;
    expect(organizers?.people).toEqual([
      { id: 'a', name: 'a', hasPage: false, contact: undefined },
      { id: 'b', name: 'Б', hasPage: true, contact: { href: 'https://t.me/b_b_b', text: '@b_b_b' } },
    ]);
    expect(hosts?.people).toEqual([{ id: 'c', name: 'В', hasPage: true, contact: undefined }]);
  });
});

describe('a line of a list', () => {
  it('tells hours, place and kind, and the zone where it is not the registry’s', () => {
    const { hours, where, tag, zone } = line({ start: '2026-12-05T18:00', region: 'ge', place: 'Тбилиси' });
    expect({ hours, where, tag, zone }).toMatchInlineSnapshot(`
      {
        "hours": "18:00–21:00",
        "tag": "дебаты",
        "where": "Грузия, Тбилиси",
        "zone": "по Тбилиси, UTC+4",
      }
    `);
  });

  it('names a state by a badge', () => {
    const badge = (written: WrittenEvent) => line(written).badge?.text;
    const start = '2026-12-05T18:00';
    expect([
      badge({ start, status: 'cancelled' }),
      badge({ start, status: 'postponed' }),
      badge({ start, status: 'hold', hold: { until: '2026-11-30', by: 'mia' } }),
      badge({ start }),
    ]).toMatchInlineSnapshot(`
      [
        "отменено",
        "отложено",
        "бронь до 30 ноября",
        undefined,
      ]
    `);
  });

  it('says a place once', () => {
    const start = '2026-12-05T18:00';
    expect([
      line({ start, place: 'Подгорица' }).where,
      line({ start, place: 'подгорица, у фонтана' }).where,
      line({ start, venue: 'kings-park' }).where,
      line({ start, attendance: 'online', onlineUrl: 'https://example.org/' }).where,
      line({ start, attendance: 'hybrid', venue: 'kings-park' }).where,
    ]).toMatchInlineSnapshot(`
      [
        "Подгорица",
        "Подгорица, у фонтана",
        "Kings Park, Подгорица",
        "онлайн",
        "Kings Park, Подгорица, онлайн",
      ]
    `);
  });

  it('tells until when it lasts, on its first day and later', () => {
    const { current, context } = setting({ start: '2026-12-12', end: '2026-12-14' });
    const on = (date: string) => plain(toListing(current!, context, Temporal.PlainDate.from(date)));
    expect([on('2026-12-12').hours, on('2026-12-12').tag, on('2026-12-13').hours]).toEqual([
      'весь день',
      'до 14 декабря',
      'до 14 декабря',
    ]);
  });

  it('names the language of a title that is not the page’s', () => {
    expect(line({ start: '2026-12-05T18:00' }, 'en').lang).toBe('ru');
    expect(line({ start: '2026-12-05T18:00' }).lang).toBeUndefined();
  });

  it('leads a page with its date', () => {
    const { current, context } = setting({ start: '2026-12-18', end: '2026-12-19' });
    const { numeral, month, dayAndHours } = plain(toLead(current!, context));
    expect(`${numeral} ${month} / ${dayAndHours}`).toBe('18/19 декабря 2026 / пятница–суббота, весь день');
  });
});

describe('schema.org', () => {
  const data = (written: WrittenEvent, more: Partial<EventPage> = {}) => {
    const { event, registry, current } = setting(written);
    const text = toSchemaOrg(event, registry, {
      url: 'https://mivent.example/events/x/',
      locale: 'ru',
      time: current?.time,
      ...more,
    });
    return text === undefined ? undefined : JSON.parse(text);
  };

  it('has the event with its offset, place and offer', () => {
    expect(data({ start: '2026-12-05T18:00', venue: 'kings-park', price: 'free' })).toMatchInlineSnapshot(`
      {
        "@context": "https://schema.org",
        "@type": "Event",
        "endDate": "2026-12-05T21:00+01:00",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "inLanguage": "ru",
        "isAccessibleForFree": true,
        "location": {
          "@type": "Place",
          "address": {
            "@type": "PostalAddress",
            "addressCountry": "ME",
            "addressLocality": "Подгорица",
            "streetAddress": "У парка",
          },
          "geo": {
            "@type": "GeoCoordinates",
            "latitude": 42.44,
            "longitude": 19.25,
          },
          "name": "Kings Park",
        },
        "name": "Дебаты о приватности",
        "offers": {
          "@type": "Offer",
          "price": 0,
          "priceCurrency": "EUR",
          "url": "https://mivent.example/events/x/",
        },
        "startDate": "2026-12-05T18:00+01:00",
        "url": "https://mivent.example/events/x/",
      }
    `);
  });

  it('counts the last day of an all-day event in', () => {
    const { startDate, endDate } = data({ start: '2026-12-18', end: '2026-12-19' });
    expect([startDate, endDate]).toEqual(['2026-12-18', '2026-12-19']);
  });

  it('tells what does not take place, and keeps holds to itself', () => {
    const start = '2026-12-05T18:00';
    expect(data({ start, status: 'cancelled' }).eventStatus).toBe('https://schema.org/EventCancelled');
    expect(data({ start, status: 'postponed' }).eventStatus).toBe('https://schema.org/EventPostponed');
    expect(data({ start, status: 'hold', hold: { until: '2026-11-30', by: 'mia' } })).toBeUndefined();
  });

  it('tells from when an event was moved', () => {
    const before = Temporal.PlainDateTime.from('2026-10-24T18:00');
    expect(data({ start: '2026-12-05T18:00' }, { before: { kind: 'time', time: before } })).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      startDate: '2026-12-05T18:00+01:00',
      previousStartDate: '2026-10-24T18:00+02:00',
    });
    const day = before.toPlainDate();
    expect(data({ start: '2026-12-05' }, { before: { kind: 'date', date: day } }).previousStartDate).toBe('2026-10-24');
    expect(data({ start: '2026-12-05' }).previousStartDate).toBeUndefined();
  });

  it('names the parts of a festival, and the festival of a part', () => {
    const { event, current } = setting({ start: '2026-12-05T18:00', title: 'Открытие' });
    const related = { event, time: current?.time, url: 'https://mivent.example/events/opening/' };
    const start = '2026-12-05';
    const expected = {
      '@type': 'Event',
      name: 'Открытие',
      url: 'https://mivent.example/events/opening/',
      startDate: '2026-12-05T18:00+01:00',
      endDate: '2026-12-05T21:00+01:00',
    };
    expect(data({ start }, { parts: [related] }).subEvent).toEqual([expected]);
    expect(data({ start }, { parent: related }).superEvent).toEqual(expected);
    expect(data({ start }, { parts: [] }).subEvent).toBeUndefined();
  });

  it('does not offer prices in what is no currency elsewhere', () => {
    expect(data({ start: '2026-12-05T18:00', price: { amount: 5, currency: 'EURMTL' } }).offers).toBeUndefined();
  });

  it('cannot close the element it stands in with </script> in a title', () => {
    const { event, registry, current } = setting({ start: '2026-12-05T18:00' });
    const hostile = { ...event, entry: { ...event.entry, title: '</script><script>alert(1)//\u2028' } };
    const text = toSchemaOrg(hostile, registry, { url: 'https://mivent.example/', locale: 'ru', time: current?.time });
    expect(text).not.toMatch(/[<\u2028]/);
    expect(JSON.parse(text ?? '').name).toBe('</script><script>alert(1)//\u2028');
  });
});
