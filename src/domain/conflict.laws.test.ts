import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusyPeriod, occurrenceKey } from './busy.ts';
import { type Conflict, findConflicts } from './conflict.ts';
import type { CalendarEvent } from './event.ts';
import { holdState } from './hold.ts';
import type { Issue } from './issue.ts';
import { randomWorlds, runs, toEntries } from './random-registry.test-support.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';
import { busyOf, event, judged, NOW, registry } from './registry.test-support.ts';
import type { Registry, RegistryEntries } from './registry.ts';

const CONFLICT_CODES = ['venue', 'person', 'equipment', 'region', 'community', 'blackout', 'travel'];

const conflictsOf = (entries: RegistryEntries) => judged(entries).filter(({ code }) => code.endsWith('-conflict'));
const json = (issues: readonly Issue[]) => issues.map((issue) => JSON.stringify(issue)).sort();

describe('laws of conflicts', { timeout: 120_000 }, () => {
  test('the sweep finds just what a comparison of everything with everything finds', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(randomWorlds, (world) => {
        const built = registry(toEntries(world));
        const swept = findConflicts(busyOf(built), []).map(toText).sort();
        for (const line of swept) {
          const kind = line.split(' ', 2).join(' ');
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
        expect(swept).toEqual(byComparison(built).sort());
      }),
      { numRuns: runs(1500) },
    );
    // A law that never met its case would say nothing.
    for (const code of CONFLICT_CODES) {
      for (const severity of ['error', 'warning']) {
        const isImpossible =
          (code === 'travel' && severity === 'error') || (code === 'blackout' && severity === 'warning');
        expect(seen.get(`${severity} ${code}-conflict`) ?? 0, `${severity} ${code}`).toBeGreaterThanOrEqual(
          isImpossible ? 0 : runs(3),
        );
      }
    }
  });

  test('among the proposed and the accepted, in any division, it finds those with a proposed side', () => {
    fc.assert(
      fc.property(randomWorlds, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (world, division) => {
        const busy = busyOf(registry(toEntries(world)));
        const isProposed = ({ claimant }: BusyPeriod) => division[Number(claimant.id.slice(1))] === true;
        const some = findConflicts(
          busy.filter(isProposed),
          busy.filter((period) => !isProposed(period)),
        );
        const all = findConflicts(busy, []).filter(({ claim, others }) => [claim, ...others].some(isProposed));
        expect(some.map(toText).sort()).toEqual(all.map(toText).sort());
      }),
      { numRuns: runs(400) },
    );
  });

  test('a conflict is one from both sides', () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        const { events, ...rest } = toEntries(world);
        const pairOf = (ids: readonly string[]) => [...ids].sort().join();
        const pairs = (list: typeof events) =>
          findConflicts(busyOf(registry({ ...rest, events: list })), [])
            .map(
              (one) =>
                `${one.code} ${one.severity} ${pairOf([one.claim, ...one.others].map((side) => side.claimant.id))}`,
            )
            .sort();
        expect(pairs([...events].reverse())).toEqual(pairs([...events]));
      }),
      { numRuns: runs(200) },
    );
  });

  test('the order of files changes nothing', () => {
    fc.assert(
      fc.property(randomWorlds, fc.integer(), (world, seed) => {
        const all = toEntries(world);
        const shuffle = <Item extends { readonly id: string }>(list: readonly Item[]) =>
          [...list].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        const other = {
          ...all,
          events: shuffle(all.events),
          regions: shuffle(all.regions),
          venues: shuffle(all.venues),
          people: shuffle(all.people),
        };
        expect(json(judged(other))).toEqual(json(judged(all)));
      }),
      { numRuns: runs(150) },
    );
  });

  test('an event that has nothing to do with the others changes nothing', () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        const all = toEntries(world);
        const stranger = event({
          id: 'stranger',
          title: 'Чужое',
          region: 'online',
          attendance: 'online',
          onlineUrl: 'https://example.org',
          start: '2026-12-12T03:00',
          end: '2026-12-12T03:30',
        });
        // Not even a flagship reaches that hour of that night. Free times and their venues may be others.
        const told = (issue: Issue) => ({ ...issue, alternatives: undefined, venueNames: undefined });
        const without = conflictsOf(all).map(told);
        const beside = conflictsOf({ ...all, events: [...all.events, stranger] });
        const others = beside.filter(({ file, conflict }) => !`${file} ${conflict?.with.join()}`.includes('stranger'));
        expect(json(others.map(told))).toEqual(json(without));
      }),
      { numRuns: runs(150) },
    );
  });

  test('a registry some days later has the same conflicts, some days later by the clock on the wall, in summer as in winter', () => {
    fc.assert(
      fc.property(randomWorlds, fc.constantFrom(1, 7, 30, 120, 200, 365), (world, days) => {
        // Tbilisi keeps its clocks where they are, so that it comes nearer and goes farther in the course of a year.
        const events = world.events.map((one) => ({ ...one, where: one.where === 'tbilisi' ? 'bar' : one.where }));
        const told = (shift: number) =>
          findConflicts(busyOf(registry(toEntries({ ...world, events }, shift))), [])
            .map(({ code, severity, claim, others, overlap }) => {
              const start = localOf(overlap.start, claim).subtract({ days: shift });
              const ids = [claim, ...others].map(({ claimant }) => claimant.id).sort();
              return [severity, code, ...ids, start].join(' ');
            })
            .sort();
        expect(told(days)).toEqual(told(0));
      }),
      { numRuns: runs(250) },
    );
  });

  test('without whoever comes last to each conflict, there are no conflicts', () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        // Nobody lends to anybody here: whoever loses a parent or a hold takes a place of their own, and may be one too many.
        const events = world.events.map((one) => ({
          ...one,
          partOf: undefined,
          by: 'guest',
          organizers: one.organizers.filter((id) => id !== 'guest'),
        }));
        const all = toEntries({ ...world, events });
        const last = new Set(findConflicts(busyOf(registry(all)), []).map(({ claim }) => claim.claimant.id));
        const left = all.events.filter(({ id }) => !last.has(id));
        const ids = new Set(left.map(({ id }) => id));
        const mended = left.map((one) => ({
          ...one,
          data: { ...one.data, overlaps: one.data.overlaps?.filter((overlap) => ids.has(overlap.with)) },
        }));
        expect(findConflicts(busyOf(registry({ ...all, events: mended })), [])).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});

function sideOf({ claimant, occurrence }: BusyPeriod): string {
  return `${claimant.id}@${occurrence}`;
}

function localOf(moment: number, { claimant }: BusyPeriod): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(claimant.timezone).toPlainDateTime();
}

function toText({ code, resource, claim, others, overlap, severity }: Conflict): string {
  const isSum =
    resource.kind === 'equipment' || (resource.kind === 'venue' && 'capacity' in resource && resource.capacity !== 1);
  // Whom one too many is told to is a matter of arithmetic; who of the others is named, of examples.
  if (isSum && code !== 'blackout-conflict')
    return `${severity} ${code} ${resource.kind}:${resource.id} ${sideOf(claim)}`;
  const sides = [claim, ...others].map(sideOf).sort();
  return `${severity} ${code} ${resource.kind}:${resource.id} ${sides.join(' ')} ${overlap.start}–${overlap.end}`;
}

function hash(text: string, seed: number): number {
  let sum = seed;
  for (const letter of text) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return sum;
}

// The table of rules, read out for every two dates of every two events, with none of the sweep's means.

interface Side extends Occurrence {
  readonly key: string;
}

function byComparison(built: Registry): string[] {
  const dates = [...built.events.values()]
    .filter(isLive)
    .flatMap((one) => expandRecurrence(one).occurrences.map((date): Side => ({ ...date, key: occurrenceKey(date) })));
  const lines: string[] = [];
  for (const [index, a] of dates.entries()) {
    lines.push(...blackoutsOf(a, built));
    for (const b of dates.slice(index + 1)) if (a.event.id !== b.event.id) lines.push(...pairsOf(a, b, built));
  }
  for (const { id, units } of built.venues.values())
    if (typeof units === 'number' && units > 1) lines.push(...sumsOf('venue', id, units, dates, built));
  for (const { id, quantity } of built.equipment.values())
    lines.push(...sumsOf('equipment', id, quantity, dates, built));
  return lines;
}

function isLive(one: CalendarEvent): boolean {
  return one.entry.status === 'confirmed' || holdState(one, NOW) === 'live';
}

const isHold = ({ event: { entry } }: Side) => entry.status === 'hold';
const isOnline = ({ event: { entry } }: Side) => entry.attendance === 'online';

function pairsOf(a: Side, b: Side, built: Registry): string[] {
  if (lends(a, b, built) || lends(b, a, built)) return [];
  const [one, two] = [a.event.entry, b.event.entry];
  const holds = [a, b].filter(isHold).length;
  const sides = [a, b].map((side) => `${side.event.id}@${side.key}`).sort();
  const lines: string[] = [];
  const tell = (severity: string, code: string, resource: string, start: number, end: number) => {
    if (start < end) lines.push(`${severity} ${code}-conflict ${resource} ${sides.join(' ')} ${start}–${end}`);
  };
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  if (one.venue !== undefined && one.venue === two.venue && built.venues.get(one.venue)?.units === 1) {
    const from = Math.max(a.start - a.event.setup, b.start - b.event.setup);
    const to = Math.min(a.end + a.event.teardown, b.end + b.event.teardown);
    tell(holds === 2 ? 'warning' : 'error', 'venue', `venue:${one.venue}`, from, to);
  }
  for (const person of built.people.keys()) {
    const roles = [one, two].map((entry) =>
      entry.speakers?.includes(person) ? 'speaks' : entry.organizers?.includes(person) ? 'organises' : undefined,
    );
    if (roles.includes(undefined)) continue;
    const isHard = holds === 0 && roles.every((role) => role === 'speaks');
    tell(isHard ? 'error' : 'warning', 'person', `person:${person}`, start, end);
    const way = Math.max(wayOf(a, b, built), wayOf(b, a, built));
    const gap = start - end;
    if (gap >= 0 && gap < way && holds < 2 && !isOnline(a) && !isOnline(b))
      lines.push(`warning travel-conflict person:${person} ${sides.join(' ')} ${end}–${start}`);
  }
  const isAgreed =
    one.overlaps?.some((overlap) => overlap.with === b.event.id) ||
    two.overlaps?.some((overlap) => overlap.with === a.event.id);
  const areSiblings = above(a, built).some((parent) => above(b, built).includes(parent));
  if (isAgreed || areSiblings) return lines;
  const [home, away] = [built.regions.get(a.event.region)!, built.regions.get(b.event.region)!];
  if (home === away && home.overlapPolicy !== 'allow' && !isOnline(a) && !isOnline(b)) {
    const isMild = holds === 2 || home.overlapPolicy === 'warn' || [one, two].some(({ scope }) => scope === 'local');
    tell(isMild ? 'warning' : 'error', 'region', `region:${home.id}`, start, end);
  }
  const flagships = [a, b].filter((side) => side.event.entry.scope === 'community');
  if (flagships.length > 0) {
    const isMild =
      holds === 2 || isOnline(a) || isOnline(b) || a.key !== '' || b.key !== '' || home.country !== away.country;
    const [first] = flagships.length === 2 ? [a, b].sort(byStart) : flagships;
    const { country, id } = built.regions.get(first!.event.region)!;
    tell(isMild || country === undefined ? 'warning' : 'error', 'community', `community:${country ?? id}`, start, end);
  }
  return lines;
}

function byStart(a: Side, b: Side): number {
  return a.start - b.start || (a.event.id < b.event.id ? -1 : 1);
}

function wayOf(a: Side, b: Side, built: Registry): number {
  const time = built.regions.get(a.event.region)?.travel?.[b.event.region];
  return time === undefined ? 0 : Temporal.Duration.from(time).total('milliseconds');
}

/** Events above a date's own; in a circle everyone but oneself. */
function above({ event: { id, entry } }: Side, built: Registry): string[] {
  const found: string[] = [];
  for (let parent = entry.partOf; parent !== undefined && parent !== id && !found.includes(parent); ) {
    found.push(parent);
    parent = built.events.get(parent)?.entry.partOf;
  }
  return found;
}

function lends(lender: Side, other: Side, built: Registry): boolean {
  if (lender.event.id === other.event.id || above(other, built).includes(lender.event.id)) return true;
  return isHold(lender) && (other.event.entry.organizers?.includes(lender.event.entry.hold!.by) ?? false);
}

/** Every moment at which somebody comes, and every choice of those who are there: the heaviest without a loan in it counts. */
function sumsOf(
  kind: 'venue' | 'equipment',
  id: string,
  stock: number,
  dates: readonly Side[],
  built: Registry,
): string[] {
  const takers = dates
    .map((side) => ({
      side,
      start: side.start - side.event.setup,
      end: side.end + side.event.teardown,
      quantity:
        kind === 'venue'
          ? Number(side.event.entry.venue === id)
          : (side.event.entry.equipment?.find(({ item }) => item === id)?.quantity ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0)
    .sort(
      (a, b) =>
        a.start - b.start ||
        (a.side.event.id < b.side.event.id ? -1 : a.side.event.id > b.side.event.id ? 1 : a.end - b.end),
    );
  // Another date of the same series wants its own things, but not another hall.
  const isAnew = (a: Side, b: Side) => kind === 'equipment' && a.event.id === b.event.id;
  const isLoan = (a: Side, b: Side) => a !== b && !isAnew(a, b) && (lends(a, b, built) || lends(b, a, built));
  const heaviest = (present: typeof takers) => {
    let best = 0;
    for (let choice = 0; choice < 1 << present.length; choice++) {
      const chosen = present.filter((_, index) => choice & (1 << index));
      if (chosen.some(({ side }) => chosen.some((other) => isLoan(side, other.side)))) continue;
      best = Math.max(
        best,
        chosen.reduce((sum, { quantity }) => sum + quantity, 0),
      );
    }
    return best;
  };
  return takers.flatMap((claim, index) => {
    const before = takers.slice(0, index).filter(({ end }) => end > claim.start);
    const present = [...before, claim];
    const isTooMuchAlone = claim.quantity > stock;
    if (!isTooMuchAlone && (heaviest(present) <= stock || heaviest(present) === heaviest(before))) return [];
    const [holds, confirmed] = [
      present.filter(({ side }) => isHold(side)),
      present.filter(({ side }) => !isHold(side)),
    ];
    const isQueue = holds.length > 1 && holds.every((hold) => heaviest([...confirmed, hold]) <= stock);
    return [`${isQueue ? 'warning' : 'error'} ${kind}-conflict ${kind}:${id} ${claim.side.event.id}@${claim.side.key}`];
  });
}

function blackoutsOf(side: Side, built: Registry): string[] {
  const {
    event: { entry, setup, teardown, region: regionId },
  } = side;
  const lines: string[] = [];
  const tell = (resource: string, gap: readonly [number, number] | undefined) => {
    if (gap) lines.push(`error blackout-conflict ${resource} ${side.event.id}@${side.key} ${gap[0]}–${gap[1]}`);
  };
  const region = built.regions.get(regionId)!;
  const venue = entry.venue === undefined ? undefined : built.venues.get(entry.venue);
  if (region.blackouts && !isOnline(side)) {
    tell(
      `region:${regionId}`,
      firstMinutes(side.start, side.end, (minute) => isClosedDay(minute, region.blackouts!)),
    );
  }
  if (venue?.closed) {
    const gap = firstMinutes(side.start - setup, side.end + teardown, (minute) => isClosedDay(minute, venue.closed!));
    tell(`venue:${venue.id}`, gap);
  }
  // Those of the random halls are open every day, so that only events of a day or less can miss them.
  if (venue?.hours && !side.time.allDay && side.end - side.start <= 86_400_000) {
    const isShut = (minute: number) => {
      const { hour } = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO('Europe/Podgorica');
      return hour >= 1 && hour < 10;
    };
    tell(`venue:${venue.id}`, firstMinutes(side.start, side.end, isShut));
  }
  return lines;
}

function isClosedDay(minute: number, days: readonly { readonly from: string; readonly to: string }[]): boolean {
  const day = Temporal.Instant.fromEpochMilliseconds(minute)
    .toZonedDateTimeISO('Europe/Podgorica')
    .toPlainDate()
    .toString();
  return days.some(({ from, to }) => from <= day && day <= to);
}

/** The first unbroken stretch of minutes of which something is true, looked for in steps of half an hour. */
function firstMinutes(
  start: number,
  end: number,
  holds: (minute: number) => boolean,
): readonly [number, number] | undefined {
  let from: number | undefined;
  for (let minute = start; minute < end; minute += 1_800_000) {
    if (holds(minute)) from ??= minute;
    else if (from !== undefined) return [from, minute];
  }
  return from === undefined ? undefined : [from, end];
}
