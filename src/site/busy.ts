import { aheadOf, type BusyPeriod, busyPeriods, type Resources, toResources } from '../domain/busy.ts';
import { findOutlooks, slotsIn } from '../domain/day-outlook.ts';
import { toSurroundings } from '../domain/free-time.ts';
import { compareText } from '../domain/issue.ts';
import { formatLocalTime } from '../domain/temporal.ts';
import { wishedEvent } from '../domain/wish.ts';
import type { Calendar } from './registry.ts';

/** What is taken from now on, with what it is taken from. */
interface Busy {
  readonly busy: readonly BusyPeriod[];
  readonly resources: Resources;
}

const known = new WeakMap<Calendar, Busy>();

/** Get what is taken from the moment of the build on; made once per build, by the very functions of the check. */
export function busyOf(calendar: Calendar): Busy {
  let busy = known.get(calendar);
  if (!busy) {
    busy = findBusy(calendar);
    known.set(calendar, busy);
  }
  return busy;
}

function findBusy({ registry, byEvent, now }: Calendar): Busy {
  const resources = toResources(registry);
  const events = [...registry.events.values()].sort((a, b) => compareText(a.id, b.id));
  const busy = events.flatMap((event) => busyPeriods(event, byEvent.get(event.id) ?? [], resources, now));
  return aheadOf(busy, resources, now);
}

/** The next dates on which a region is free. */
export interface FreeSoon {
  readonly region: string;
  /** Three hours of an evening, as event files write times. */
  readonly evenings: readonly { readonly start: string; readonly end: string }[];
  /** Saturdays free from morning to night. */
  readonly saturdays: readonly string[];
}

const EVENING = 3 * 3_600_000;
const DAYS_OF_EVENINGS = 28;
const SATURDAYS = 10;
const MOST_DATES = 3;
const MOST_REGIONS = 24;

const soon = new WeakMap<Calendar, readonly FreeSoon[]>();

/**
 * Get the next free evenings and Saturdays, from tomorrow on, of regions at home and of those where something is planned; made
 * once per build. A region that lets everything take place at once has no dates that are not free: it is left out.
 */
export function freeSoonOf(calendar: Calendar): readonly FreeSoon[] {
  let found = soon.get(calendar);
  if (!found) {
    found = findFreeSoon(calendar);
    soon.set(calendar, found);
  }
  return found;
}

function findFreeSoon(calendar: Calendar): readonly FreeSoon[] {
  const { registry, now, upcoming } = calendar;
  const { busy, resources } = busyOf(calendar);
  const surroundings = toSurroundings(busy, resources, now);
  const lively = new Set(upcoming.map(({ event }) => event.region));
  const regions = [...registry.regions.values()].filter(
    ({ id, timezone, country, overlapPolicy }) =>
      country !== undefined && overlapPolicy !== 'allow' && (lively.has(id) || timezone === registry.settings.timezone),
  );
  return regions.slice(0, MOST_REGIONS).map(({ id: region, timezone: own }) => {
    const timezone = own ?? registry.settings.timezone;
    const tomorrow = now.toZonedDateTimeISO(timezone).toPlainDate().add({ days: 1 });
    const evening = wishedEvent({ region, timezone, start: tomorrow, length: EVENING, allDay: false });
    const day = wishedEvent({ region, timezone, start: tomorrow, length: 1, allDay: true });
    const evenings = findOutlooks(evening, tomorrow, tomorrow.add({ days: DAYS_OF_EVENINGS }), 'evening', surroundings)
      .flatMap(({ stretches }) => stretches.flatMap((stretch) => slotsIn(stretch, EVENING).slice(0, 1)).slice(0, 1))
      .filter(({ start }) => start.hour === 18)
      .slice(0, MOST_DATES)
      .map(({ start, end }) => ({
        start: formatLocalTime(start.toPlainDateTime()),
        end: formatLocalTime(end.toPlainDateTime()),
      }));
    const saturday = tomorrow.add({ days: (13 - tomorrow.dayOfWeek) % 7 });
    const saturdays = Array.from({ length: SATURDAYS }, (_, week) => saturday.add({ weeks: week }))
      .filter((date) => findOutlooks(day, date, date, 'any', surroundings).some(({ state }) => state === 'free'))
      .slice(0, MOST_DATES)
      .map(String);
    return { region, evenings, saturdays };
  });
}
