import fc from 'fast-check';
import { EVENT_FORMATS } from '../domain/event.ts';
import { EMPTY_DRAFT, type EventDraft, NEW_VENUE } from './draft-entry.ts';
import { REPEATS } from './draft-repeat.ts';

/** What of a registry drafts may name. */
export interface DraftPlaces {
  /** The first has the venue. */
  readonly regions: readonly [string, ...string[]];
  readonly online: string;
  readonly venue: string;
  readonly people: readonly string[];
  /** The day of the judge; drafts are of the days after it. */
  readonly today: string;
  /** Whether lines may have breaks in them, as what is pasted has; an input of a page lets none in. */
  readonly hasBreaks: boolean;
}

/** Titles and lines as people, or their enemies, write them. */
const WORDS = [
  ...[
    'Дебаты',
    'вечер',
    'игры',
    'Žabljak',
    'Ёлка',
    '«кавычки»',
    '"quotes"',
    "'x'",
    '#1',
    'за: и против',
    'a #b',
    '&amp;',
  ],
  ...['---', '- x', '? y', ': z', '[x]', '{y}', '*a', '&b', '!c', '%d', '@e', '`f', '|', '>', '=', '~', 'null', 'yes'],
  ...[
    '2026',
    '12:30',
    '0x1f',
    '1e3',
    '.inf',
    '2026-12-05',
    'שלום',
    'مرحبا',
    '日本',
    '🎉',
    '👩‍👩‍👧',
    'e\u0301',
    '\u200bneu',
  ],
];

const line = (most: number, hasBreaks: boolean) =>
  fc
    .tuple(
      fc.constantFrom('Клуб', 'Вечер', 'Debate', '7'),
      fc.array(
        fc.constantFrom(...WORDS, ...(hasBreaks ? ['\n', '\r\n', '\t', '\u202e', '\u2028', '\ufeff', '  '] : [])),
        {
          maxLength: 6,
        },
      ),
    )
    .map(([first, rest]) => [first, ...rest].join(' ').slice(0, most).trim());

const BODY = [
  'Приходите.',
  '## План',
  '- чай',
  '> цитата',
  '---',
  '*да*',
  '[сайт](https://example.org)',
  '1. раз',
  '`код`',
  '5 < 6',
  '```',
  '\\<b>',
];
const body = fc.oneof(
  fc.constant(''),
  fc.array(fc.constantFrom(...BODY, '', ''), { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n').trim()),
);

const maybe = <Value>(value: fc.Arbitrary<Value>, none: Value) => fc.oneof(fc.constant(none), value);

/** Drafts of all kinds of events that have every field they need. */
export function drafts(places: DraftPlaces): fc.Arbitrary<EventDraft> {
  const { regions, online, venue, people, today, hasBreaks } = places;
  const dayAfter = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
  const names = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }).map((list) => list.join(', '));
  const where = fc.oneof(
    fc.constant({ region: regions[0], venue, attendance: '' as const }),
    fc.record({
      region: fc.constantFrom(...regions),
      venue: fc.constant(NEW_VENUE),
      venueName: line(60, hasBreaks),
      venueAddress: maybe(line(60, hasBreaks), ''),
      venueCapacity: fc.constantFrom('', '40'),
      attendance: fc.constantFrom('', 'hybrid' as const),
    }),
    fc.record({
      region: fc.constantFrom(...regions),
      place: line(140, hasBreaks),
      attendance: fc.constantFrom('', 'hybrid' as const),
    }),
    fc.record({
      region: fc.constantFrom(...regions),
      attendance: fc.constant('online' as const),
      onlineUrl: fc.constant('https://example.org/call?a=1&b=ё'),
    }),
    fc.constant({ region: online, onlineUrl: 'https://example.org/online' }),
  );
  const when = fc
    .record({
      from: fc.integer({ min: 8, max: 300 }),
      days: fc.integer({ min: 0, max: 2 }),
      hour: fc.integer({ min: 4, max: 20 }),
      minute: fc.constantFrom('00', '15', '30'),
      allDay: fc.boolean(),
      repeat: maybe(fc.constantFrom(...REPEATS), ''),
      repeatEnd: fc.constantFrom('count', 'until'),
      count: fc.integer({ min: 2, max: 20 }),
      left: fc.boolean(),
    })
    .map(({ from, days, hour, minute, allDay, repeat, repeatEnd, count, left }) => ({
      allDay,
      startDay: dayAfter(from),
      startTime: allDay ? '' : `${String(hour).padStart(2, '0')}:${minute}`,
      endDay: dayAfter(from + (allDay ? days : 0)),
      endTime: allDay ? '' : `${String(hour + 2).padStart(2, '0')}:${minute}`,
      // The last day of a month is no way to repeat on another day: such a draft does not repeat.
      repeat,
      repeatEnd: repeatEnd as EventDraft['repeatEnd'],
      repeatCount: String(count),
      repeatUntil: dayAfter(from + 100),
      except: left && repeat === 'weekly' ? dayAfter(from + 7) : '',
    }));
  const hold = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ organizer: '' }) },
    fc.constantFrom(...people).map((organizer) => ({ organizer })),
    fc.constant({ organizer: 'newcomer', personName: 'Новичок', personTelegram: '@newcomer', personIs: 'me' as const }),
    fc.constantFrom(...people).map((organizer) => ({ organizer, status: 'hold' as const, until: dayAfter(5) })),
  );
  const rest = fc.record({
    title: line(140, hasBreaks),
    format: fc.constantFrom(...EVENT_FORMATS),
    summary: maybe(line(300, hasBreaks), ''),
    body,
    topics: fc.constantFrom('', 'приватность', 'privacy, Право и порядок', '#seasteading; экономика'),
    lang: fc.constantFrom('ru', 'en', 'sr'),
    languages: fc.constantFrom('', 'ru', 'ru,en', 'sr'),
    price: fc.constantFrom('', 'free' as const, 'donation' as const, 'amount' as const),
    amount: fc.constantFrom('10', '12,50', '0', '1000.0000001'),
    currency: fc.constantFrom('', 'EUR', 'eurmtl'),
    registrationUrl: fc.constantFrom('', 'https://example.org/register', 'https://t.me/afisha_mtl/7'),
    capacity: fc.constantFrom('', '1', '400'),
    speakers: names,
    hosts: names,
    scope: fc.constantFrom('regional' as const, 'local' as const),
  });
  return fc.tuple(where, when, hold, rest).map(([place, time, holder, others]) => ({
    ...EMPTY_DRAFT,
    ...others,
    ...place,
    ...time,
    ...holder,
    registrationDeadline: others.registrationUrl === '' ? '' : time.startDay,
    id: `sobytie-${others.title.length}-${time.startDay}`,
    consent: true,
  }));
}
