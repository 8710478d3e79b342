import { daysOf } from './days.ts';
import type { CalendarEvent } from './event.ts';
import type { Occurrence } from './recurrence.ts';

/** What is over of one year. */
export interface ArchiveYear {
  readonly year: number;
  /** Single events by the month of their first day; months without any are left out. */
  readonly months: readonly ArchiveMonth[];
  /** Series with their dates of this year that are over, in order of the first of them. */
  readonly series: readonly ArchivedEvent[];
  readonly numbers: ArchiveNumbers;
}

/** What is over of one month, in order of time. */
export interface ArchiveMonth {
  readonly month: number;
  readonly events: readonly ArchivedEvent[];
}

/** An event and those of its dates in a year that are over. */
export interface ArchivedEvent {
  readonly event: CalendarEvent;
  readonly dates: readonly Occurrence[];
}

/** A year in numbers. A series is one event. */
export interface ArchiveNumbers {
  /** Agreed events that are over, whether or not anybody has reported. */
  readonly passed: number;
  /** Those of them with a report: «проведено». */
  readonly reported: number;
  readonly cancelled: number;
  /** People who came, as far as reports tell, and how many of them do. */
  readonly attended: number;
  readonly counted: number;
}

/**
 * Arrange what is over by year and month, the latest year first. Takes occurrences in order of time. Holds were never agreed and
 * postponed events are not over: neither has taken place. An event belongs to the year and month of its first day.
 */
export function toArchive(occurrences: readonly Occurrence[], now: Temporal.Instant): readonly ArchiveYear[] {
  const years = new Map<number, Map<string, { event: CalendarEvent; dates: Occurrence[] }>>();
  const latest = new Map<string, number>();
  for (const occurrence of occurrences) {
    const { event, end, time } = occurrence;
    const { status } = event.entry;
    if (end > now.epochMilliseconds || status === 'hold' || status === 'postponed') continue;
    const { year } = daysOf(time).first;
    const ofYear = years.get(year) ?? new Map();
    years.set(year, ofYear);
    const archived = ofYear.get(event.id);
    if (archived) archived.dates.push(occurrence);
    else ofYear.set(event.id, { event, dates: [occurrence] });
    latest.set(event.id, Math.max(year, latest.get(event.id) ?? year));
  }
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, events]) => {
      const all = [...events.values()];
      return {
        year,
        months: toMonths(all.filter(({ event }) => !event.recurrence)),
        series: all.filter(({ event }) => event.recurrence),
        numbers: countArchive(all, (event) => latest.get(event.id) === year),
      };
    });
}

function toMonths(events: readonly ArchivedEvent[]): ArchiveMonth[] {
  const months = new Map<number, ArchivedEvent[]>();
  for (const archived of events) {
    const [date] = archived.dates;
    if (!date) continue;
    const { month } = daysOf(date.time).first;
    const list = months.get(month) ?? [];
    months.set(month, list);
    list.push(archived);
  }
  return [...months].sort(([a], [b]) => a - b).map(([month, list]) => ({ month, events: list }));
}

/** Count a year. The report of a series that runs for years belongs to the latest of them: `isLatest`. */
function countArchive(all: readonly ArchivedEvent[], isLatest: (event: CalendarEvent) => boolean): ArchiveNumbers {
  const passed = all.filter(({ event }) => event.entry.status !== 'cancelled');
  const attendance = new Map<string, number>();
  for (const { event } of passed) {
    const attended = event.entry.report?.attended;
    if (attended !== undefined && isLatest(event)) attendance.set(event.id, attended);
  }
  // Who came to a part of a festival came to the festival.
  for (const { event } of passed) {
    if (event.entry.partOf !== undefined && attendance.has(event.entry.partOf)) attendance.delete(event.id);
  }
  return {
    passed: passed.length,
    reported: passed.filter(({ event }) => event.entry.report !== undefined).length,
    cancelled: all.length - passed.length,
    attended: [...attendance.values()].reduce((sum, attended) => sum + attended, 0),
    counted: attendance.size,
  };
}
