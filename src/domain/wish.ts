import type { CalendarEvent, EventEntry } from './event.ts';

/** An event that somebody thinks of: enough to ask when there is room for it. Length in milliseconds. */
export interface Wish {
  readonly region: string;
  readonly venue?: string | undefined;
  readonly timezone: string;
  readonly start: Temporal.PlainDate;
  readonly length: number;
  /** Whole days, as many as the length has begun. */
  readonly allDay: boolean;
}

/** Make an event of a wish: an ordinary one of its region, at noon or all day. It is in no file, and has no title. */
export function wishedEvent({ region, venue, timezone, start, length, allDay }: Wish): CalendarEvent {
  const days = Math.ceil(length / 86_400_000);
  const first = allDay
    ? start.toZonedDateTime(timezone)
    : start.toZonedDateTime({ timeZone: timezone, plainTime: '12:00' });
  const end = allDay ? start.add({ days }).toZonedDateTime(timezone) : first.add({ milliseconds: length });
  const entry: EventEntry = {
    title: '',
    status: 'confirmed',
    format: 'other',
    attendance: 'offline',
    lang: 'ru',
    scope: 'regional',
    ...(venue === undefined ? { place: '…' } : { venue }),
  };
  return { id: '', file: '', region, entry, timezone, time: { start: first, end, allDay }, setup: 0, teardown: 0 };
}
