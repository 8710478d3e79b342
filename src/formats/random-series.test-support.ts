import fc from 'fast-check';
import type { WrittenEvent } from './feed.test-support.ts';
import { expandRule, parseRule } from './icalendar-reader.test-support.ts';

/** Zones with a story of their own around the years of the tests. */
const ZONES = [
  'Europe/Podgorica',
  'Europe/Podgorica',
  'Asia/Tbilisi',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
];

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekdays = fc.subarray(WEEKDAYS, { minLength: 1, maxLength: 3 }).map((days) => `BYDAY=${days.join(',')}`);
const ordinals = fc.constantFrom('1SU', '2TU', '-1FR', '5FR', '4SA', '1MO,-1MO').map((day) => `BYDAY=${day}`);
const monthDays = fc
  .constantFrom('1', '15', '28', '29', '30', '31', '-1', '-2', '1,15')
  .map((day) => `BYMONTHDAY=${day}`);
const months = fc.constantFrom('2', '3', '10', '3,10', '1,2,12').map((month) => `BYMONTH=${month}`);
const nothing = fc.constant('');

const parts = fc.oneof(
  fc.tuple(fc.constant('FREQ=DAILY'), nothing),
  fc.tuple(fc.constant('FREQ=WEEKLY'), fc.oneof(nothing, weekdays)),
  fc.tuple(
    fc.constant('FREQ=MONTHLY'),
    fc.oneof(nothing, ordinals, monthDays, weekdays),
    fc.oneof(nothing, nothing, months),
  ),
  fc.tuple(fc.constant('FREQ=YEARLY'), nothing),
  fc.tuple(fc.constant('FREQ=YEARLY'), months, fc.oneof(ordinals, monthDays)),
);

const DAY = 86_400_000;

/**
 * Series of all kinds that the schema takes, around changes of clocks in many zones, with dates dropped, moved and added,
 * and with ends of each kind: a count, the day of the last date, or its very moment.
 */
export const randomSeries: fc.Arbitrary<WrittenEvent> = fc
  .record({
    parts,
    zone: fc.constantFrom(...ZONES),
    day: fc.integer({ min: 0, max: 1400 }),
    minutes: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
    interval: fc.integer({ min: 1, max: 3 }),
    allDay: fc.constantFrom(false, false, true),
    length: fc.integer({ min: 1, max: 30 }),
    limit: fc.constantFrom('count', 'date', 'instant'),
    count: fc.integer({ min: 1, max: 25 }),
    except: fc.array(fc.nat(24), { maxLength: 2 }),
    moved: fc.array(fc.tuple(fc.nat(24), fc.integer({ min: -40, max: 40 })), { maxLength: 2 }),
    also: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 2 }),
  })
  .map((series): WrittenEvent | undefined => {
    const { zone, allDay, length, interval } = series;
    const rule = [...series.parts, interval > 1 ? `INTERVAL=${interval}` : ''].filter((part) => part !== '').join(';');
    const from = Date.UTC(2025, 8, 1) + series.day * DAY + (allDay ? 0 : series.minutes * 60_000);
    const first = firstOf(rule, from);
    if (first === undefined) return undefined;
    const all = expandRule(parseRule(rule), first, (local) => local > first + 1800 * DAY);
    const starts = all.slice(0, series.count).map(toLocal);
    const write = (time: Temporal.PlainDateTime) =>
      allDay ? time.toPlainDate().toString() : time.toString({ smallestUnit: 'minute' });
    // A written time must be one that clocks show, and just once.
    const isClear = (time: Temporal.PlainDateTime) =>
      time.toZonedDateTime(zone).toPlainDateTime().equals(time) &&
      time.toZonedDateTime(zone).equals(time.toZonedDateTime(zone, { disambiguation: 'later' }));
    const [start, last] = [starts[0]!, starts.at(-1)!];
    if (!allDay && !isClear(start)) return undefined;
    const ends = {
      count: `COUNT=${starts.length}`,
      date: `UNTIL=${last.toPlainDate().toString().replaceAll('-', '')}`,
      instant: `UNTIL=${last.toZonedDateTime(zone).toInstant().toString().replaceAll(/[-:]/g, '')}`,
    };
    const limit = ends[series.limit === 'instant' && allDay ? 'date' : (series.limit as keyof typeof ends)];
    const except = [...new Set(series.except.map((index) => index % starts.length))];
    const moves = new Map(series.moved.map(([index, by]) => [index % starts.length, by]));
    for (const index of except) moves.delete(index);
    // One date at least is left to the rule.
    if (except.length + moves.size >= starts.length) moves.clear();
    if (except.length >= starts.length) except.length = 0;
    const moved = [...moves]
      .map(([index, days]) => ({ from: starts[index]!, start: starts[index]!.add({ days }) }))
      .filter((move) => allDay || (isClear(move.from) && isClear(move.start)));
    const also = [...new Set(series.also)].map((days) => start.add({ days, hours: allDay ? 0 : 1 }));
    const added = also.filter((time) => allDay || isClear(time));
    const dropped = except.map((index) => starts[index]!).filter((time) => allDay || isClear(time));
    return {
      id: 'series',
      region: 'ru',
      timezone: zone,
      start: write(start),
      ...(allDay ? { end: write(start.add({ days: length % 3 })) } : { duration: `PT${length}H` }),
      repeat: {
        rule: `${rule};${limit}`,
        ...(dropped.length > 0 ? { except: dropped.map(write) } : {}),
        ...(moved.length > 0
          ? { moved: moved.map((move) => ({ from: write(move.from), start: write(move.start) })) }
          : {}),
        ...(added.length > 0 ? { also: added.map((time) => ({ start: write(time) })) } : {}),
      },
    };
  })
  .filter((event) => event !== undefined);

/** The first date from a day on that a rule of any interval has; the rule then begins with it. */
function firstOf(rule: string, from: number): number | undefined {
  const free = parseRule(rule.replace(/;INTERVAL=\d+/, ''));
  return expandRule(free, from, (local) => local > from + 1500 * DAY)[0];
}

function toLocal(local: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
}
