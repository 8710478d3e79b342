import fc from 'fast-check';
import type { EventEntry } from './event.ts';
import { entries, equipment, event, person, region, SETTINGS, venue } from './registry.test-support.ts';
import type { Entry, RegistryEntries } from './registry.ts';

/** What a random registry is made from: everything that conflicts tell apart, in one or two crowded days. */
export interface RandomWorld {
  readonly policy: string;
  readonly travel: string | undefined;
  readonly hours: boolean;
  readonly closed: boolean;
  readonly blackout: boolean;
  readonly units: number;
  readonly stock: number;
  readonly events: readonly RandomEvent[];
}

interface RandomEvent {
  readonly slot: number;
  readonly length: number;
  readonly allDay: boolean;
  readonly setup: string | undefined;
  readonly teardown: string | undefined;
  readonly state: string;
  readonly by: string;
  readonly organizers: string[];
  readonly speakers: string[];
  readonly where: string;
  readonly scope: string;
  readonly partOf: number | undefined;
  readonly agreed: number | undefined;
  readonly quantity: number;
  readonly series: string | undefined;
}

const PEOPLE = ['sanfantee', 'club-host', 'guest'];

const randomEvent: fc.Arbitrary<RandomEvent> = fc.record({
  // Half hours from the morning of 5 December on; the night and the next day among them.
  slot: fc.integer({ min: 0, max: 56 }),
  length: fc.integer({ min: 1, max: 16 }),
  allDay: fc.constantFrom(false, false, false, false, true),
  setup: fc.constantFrom(undefined, undefined, 'PT1H'),
  teardown: fc.constantFrom(undefined, undefined, 'PT2H'),
  state: fc.constantFrom('confirmed', 'confirmed', 'confirmed', 'hold', 'hold', 'hold', 'expired', 'cancelled'),
  by: fc.constantFrom(...PEOPLE),
  organizers: fc.subarray(PEOPLE, { maxLength: 2 }),
  speakers: fc.subarray(PEOPLE, { maxLength: 1 }),
  where: fc.constantFrom('hall', 'hall', 'studio', 'studio', 'place', 'bar-hall', 'bar', 'tbilisi', 'online'),
  scope: fc.constantFrom('regional', 'regional', 'regional', 'local', 'community'),
  partOf: fc.constantFrom(undefined, undefined, undefined, 0, 1),
  agreed: fc.constantFrom(undefined, undefined, undefined, 0, 2),
  quantity: fc.constantFrom(0, 0, 1, 2),
  series: fc.constantFrom(undefined, undefined, undefined, 'FREQ=WEEKLY;COUNT=2', 'FREQ=DAILY;COUNT=2'),
});

/** How often a law is tried on random registries: as said, or the share of it that `RANDOM_SHARE` names. */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env.RANDOM_SHARE ?? 1));
}

/** Registries of three to seven events of all kinds. */
export const randomWorlds: fc.Arbitrary<RandomWorld> = fc.record({
  policy: fc.constantFrom('reject', 'reject', 'warn', 'allow'),
  travel: fc.constantFrom(undefined, 'PT1H', 'PT3H'),
  hours: fc.boolean(),
  closed: fc.boolean(),
  blackout: fc.constantFrom(false, false, true),
  units: fc.constantFrom(2, 2, 3),
  stock: fc.constantFrom(1, 2, 3),
  events: fc.array(randomEvent, { minLength: 3, maxLength: 7, size: 'max' }),
});

const REGIONS: Readonly<Record<string, string>> = {
  bar: 'me-02',
  'bar-hall': 'me-02',
  tbilisi: 'ge',
  online: 'online',
};

/** Make the content files of a random world; `days` moves everything in it. */
export function toEntries(world: RandomWorld, days = 0): RegistryEntries {
  return entries({
    settings: SETTINGS,
    regions: regionsOf(world, days),
    venues: [
      venue({ id: 'hall', hours: world.hours ? HOURS : undefined }),
      venue({ id: 'studio', units: world.units, closed: world.closed ? [closedDay('2026-12-06', days)] : undefined }),
      venue({ id: 'spare-hall', hours: world.hours ? HOURS : undefined }),
      venue({ id: 'bar-hall', region: 'me-02' }),
    ],
    people: PEOPLE.map((id) => person({ id, roles: id === 'sanfantee' ? ['coordinator'] : undefined })),
    equipment: [equipment({ quantity: world.stock })],
    events: world.events.map((one, index) => toEvent(one, index, world.events.length, days)),
  });
}

// Every weekday alike, so that a day more or less changes nothing.
const HOURS = [{ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], from: '10:00', to: '01:00' }];

function closedDay(day: string, days: number) {
  const date = Temporal.PlainDate.from(day).add({ days }).toString();
  return { from: date, to: date };
}

function regionsOf({ policy, travel, blackout }: RandomWorld, days: number) {
  const blackouts = blackout ? [closedDay('2026-12-07', days)] : undefined;
  return [
    region({ overlapPolicy: policy, travel: travel && { 'me-02': travel } }),
    region({ id: 'me-02', blackouts }),
    region({ id: 'ge', country: 'ge', timezone: 'Asia/Tbilisi' }),
    region({ id: 'online', country: undefined, overlapPolicy: 'allow' }),
  ];
}

function toEvent(one: RandomEvent, index: number, count: number, days: number): Entry<EventEntry> {
  const { slot, length, allDay, state, by, where, partOf, agreed, quantity, series, organizers, speakers } = one;
  const start = Temporal.PlainDateTime.from('2026-12-05T08:00').add({ days, minutes: slot * 30 });
  const end = start.add({ minutes: length * 30 });
  const write = (time: Temporal.PlainDateTime) =>
    allDay ? time.toPlainDate().toString() : time.toString({ smallestUnit: 'minute' });
  const isHold = state === 'hold' || state === 'expired';
  const known = (other: number | undefined) =>
    other === undefined || other >= count || other === index ? undefined : `e${other}`;
  return event({
    id: `e${index}`,
    title: TITLES[index],
    region: REGIONS[where] ?? 'me-16',
    start: write(start),
    end: write(end),
    status: isHold ? 'hold' : state,
    hold: isHold ? { by, until: state === 'hold' ? '2026-12-01' : '2026-11-01' } : undefined,
    ...(where === 'online'
      ? { attendance: 'online', onlineUrl: 'https://example.org' }
      : ['place', 'bar', 'tbilisi'].includes(where)
        ? {}
        : { venue: where }),
    scope: one.scope,
    setup: one.setup,
    teardown: one.teardown,
    organizers: organizers.length > 0 ? organizers : undefined,
    speakers: speakers.length > 0 ? speakers : undefined,
    partOf: known(partOf),
    overlaps: known(agreed) && [{ with: known(agreed), reason: 'разные аудитории', agreedBy: 'sanfantee' }],
    equipment: quantity > 0 ? [{ item: 'projector', quantity }] : undefined,
    repeat: series && { rule: series },
  });
}

/** No two of them alike. */
const TITLES = ['Дебаты', 'Вечер клуба', 'Лекция о налогах', 'Завтрак', 'Ярмарка ремёсел', 'Киноночь', 'Забег'];
