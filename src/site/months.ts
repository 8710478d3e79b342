import { type ArchiveYear, toArchive } from '../domain/archive.ts';
import { takesPlace, toYear, type Year } from '../domain/year.ts';
import type { Calendar } from './registry.ts';

/** What is worked out from the calendar for months, years and the archive: once per build, though two languages ask. */
interface Overview {
  /** The months in which something takes place, in order. */
  readonly busyMonths: readonly string[];
  readonly archive: readonly ArchiveYear[];
  readonly years: Map<number, Year>;
}

const overviews = new WeakMap<Calendar, Overview>();

function overviewOf(calendar: Calendar): Overview {
  let overview = overviews.get(calendar);
  if (!overview) {
    const { months, byMonth, occurrences, now } = calendar;
    overview = {
      busyMonths: months.filter((key) => byMonth.get(key)?.some(({ event }) => takesPlace(event))),
      archive: toArchive(occurrences, now),
      years: new Map(),
    };
    overviews.set(calendar, overview);
  }
  return overview;
}

/** Get the months before and after a month, given as `2026-12`, that are the nearest in which something takes place. */
export function nearestMonths(
  calendar: Calendar,
  key: string,
): { readonly earlier?: string | undefined; readonly later?: string | undefined } {
  const { busyMonths } = overviewOf(calendar);
  return { earlier: busyMonths.findLast((month) => month < key), later: busyMonths.find((month) => month > key) };
}

/** Get a year day by day. */
export function yearOf(calendar: Calendar, year: number): Year {
  const { years } = overviewOf(calendar);
  const known = years.get(year);
  if (known) return known;
  const keys = calendar.months.filter((key) => Number(key.slice(0, 4)) === year);
  const made = toYear(
    year,
    keys.flatMap((key) => calendar.byMonth.get(key) ?? []),
  );
  years.set(year, made);
  return made;
}

/** Get what is over, the latest year first. */
export function archiveOf(calendar: Calendar): readonly ArchiveYear[] {
  return overviewOf(calendar).archive;
}

/** A line takes a third of a kilobyte: with more of them, and the series of a busy year, a page would be heavier than 200 kB. */
const MOST_EVENTS = 400;

/** Tell whether the archive of a year is divided into pages of a month each. */
export function isDivided({ months }: ArchiveYear): boolean {
  return months.reduce((sum, { events }) => sum + events.length, 0) > MOST_EVENTS;
}
