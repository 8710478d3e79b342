import type { EventDraft } from './draft-entry.ts';

/** When an event of the form begins and ends, as its inputs say it. */
export type DraftTimes = Pick<EventDraft, 'allDay' | 'startDay' | 'startTime' | 'endDay' | 'endTime'>;

/** What of the end somebody has said themselves: the rest moves along with the start. */
export interface OwnEnd {
  readonly day: boolean;
  readonly time: boolean;
}

/** An event whose end nobody has said lasts so many minutes. */
const USUAL_LENGTH = 120;
/** Who ends before they begin mean the next day where the night is shorter than so many minutes; else one of the hours is a slip. */
const LONGEST_NIGHT = 12 * 60;

/**
 * Get the times of an event whose start or end has been changed: most events end two hours after they begin, on the same day, or on
 * the next where that is past midnight. An end that would make it last nearly a day stays on the same day, where it is told as a fault.
 */
export function followStart(times: DraftTimes, own: OwnEnd): DraftTimes {
  const { allDay, startDay, startTime } = times;
  const endTime = own.time ? times.endTime : (laterClock(startTime) ?? times.endTime);
  if (startDay === '' || (own.day && times.endDay >= startDay)) return { ...times, endTime };
  const night = DAY_MINUTES + minutesOf(endTime) - minutesOf(startTime);
  const isPastMidnight = !allDay && endTime !== '' && endTime < startTime && night <= LONGEST_NIGHT;
  return { ...times, endTime, endDay: isPastMidnight ? addDays(startDay, 1) : startDay };
}

/** Move an event to another day: it lasts as long as before. */
export function moveTo(times: DraftTimes, startDay: string): DraftTimes {
  const { startDay: before, endDay } = times;
  const days = before === '' || endDay < before ? 0 : Math.round((dayOf(endDay) - dayOf(before)) / DAY);
  return { ...times, startDay, endDay: addDays(startDay, days) };
}

/** Tell which parts of an end nobody would have got by themselves: those of a draft that was kept. */
export function ownEndOf(times: DraftTimes): OwnEnd {
  const own = { day: false, time: times.endTime !== '' };
  return { ...own, day: times.endDay !== '' && times.endDay !== followStart({ ...times, endDay: '' }, own).endDay };
}

function laterClock(time: string): string | undefined {
  if (!/^\d\d:\d\d$/.test(time)) return undefined;
  const end = minutesOf(time) + USUAL_LENGTH;
  return [Math.floor(end / 60) % 24, end % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const DAY_MINUTES = 24 * 60;
const DAY = DAY_MINUTES * 60 * 1000;

/** A form does without Temporal until something is checked. */
function dayOf(day: string): number {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}

function addDays(day: string, days: number): string {
  const moved = new Date(dayOf(day) + days * DAY);
  return Number.isNaN(moved.getTime()) ? day : moved.toISOString().slice(0, 10);
}
