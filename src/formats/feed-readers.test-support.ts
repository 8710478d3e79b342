import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { Occurrence } from '../domain/recurrence.ts';

/** Write dates as readers of feeds are asked for them: `start/end`, moments in UTC, days with the day after the last; sorted. */
export function writtenOccurrences(occurrences: readonly Pick<Occurrence, 'time'>[]): string[] {
  return occurrences
    .map(({ time: { start, end, allDay } }) =>
      allDay
        ? `${start.toPlainDate()}/${end.toPlainDate()}`
        : `${start.toInstant().toString()}/${end.toInstant().toString()}`,
    )
    .sort();
}

/** Expand a calendar file by ical.js, by the zones that the file itself brings: `uid start/end`, sorted. */
export function readByIcalJs(text: string): string[] {
  ICAL.design.strict = true;
  const found: string[] = [];
  const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : toIso(time.toUnixTime() * 1000));
  for (const component of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    if (event.isRecurrenceException()) continue;
    const add = (start: ICAL.Time, end: ICAL.Time) => found.push(`${event.uid} ${moment(start)}/${moment(end)}`);
    if (!event.isRecurring()) {
      add(event.startDate, event.endDate);
      continue;
    }
    const dates = event.iterator();
    for (let date = dates.next(); date; date = dates.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(date);
      add(startDate, endDate);
    }
  }
  return found.sort();
}

/** Expand a calendar file by node-ical, by the zones that the machine knows: `start/end`, sorted. */
export function readByNodeIcal(text: string): string[] {
  const range = { from: new Date('1990-01-01'), to: new Date('2050-01-01') };
  const found: string[] = [];
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event?.type !== 'VEVENT') continue;
    for (const { start, end, isFullDay } of nodeIcal.expandRecurringEvent(event, range)) {
      found.push(isFullDay ? `${toDay(start)}/${toDay(end)}` : `${toIso(start.getTime())}/${toIso(end.getTime())}`);
    }
  }
  return found.sort();
}

function toIso(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toString();
}

/** A day is a midnight of the machine, of which an end may miss an hour where clocks change: the length is counted in hours. */
function toDay(midnight: Date): string {
  const noon = new Date(midnight.getTime() + 12 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${noon.getFullYear()}-${two(noon.getMonth() + 1)}-${two(noon.getDate())}`;
}
