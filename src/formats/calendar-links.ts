import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { formatRecurrenceRule } from '../domain/recurrence-rule.ts';
import { basicDate, basicTime, formatUntil, isToldByClock } from './icalendar-time.ts';
import { withQuery } from './query.ts';

/** What a calendar on the web is told of an event beside its time. */
export interface CalendarNote {
  readonly title: string;
  readonly place?: string | undefined;
  /** The absolute address of the event's page. */
  readonly page: string;
}

/**
 * Tell whether a link can hand over a whole series: Google takes a rule, but no exceptions from it. Outlook takes one date
 * only, ever.
 */
export function isPlainSeries({ recurrence }: CalendarEvent): boolean {
  if (!recurrence) return false;
  return recurrence.except.length + recurrence.moved.length + recurrence.also.length === 0;
}

/** Get the link that puts an event into Google Calendar: one date, or the whole of a plain series from its first date. */
export function googleCalendarLink(event: CalendarEvent, time: EventTime, note: CalendarNote): string {
  const { recurrence } = event;
  const isWhole = recurrence !== undefined && event.time !== undefined && isPlainSeries(event);
  const { start, end, allDay } = isWhole && event.time ? event.time : time;
  const isLocal = isToldByClock(start) && isToldByClock(end);
  const write = (moment: Temporal.ZonedDateTime) => {
    if (allDay) return basicDate(moment.toPlainDate());
    return isLocal ? basicTime(moment.toPlainDateTime()) : `${basicTime(utc(moment).toPlainDateTime())}Z`;
  };
  return withQuery('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: note.title,
    dates: `${write(start)}/${write(end)}`,
    ctz: allDay ? undefined : event.timezone,
    recur:
      isWhole && event.time
        ? `RRULE:${formatRecurrenceRule(recurrence.rule, formatUntil(recurrence, event.time))}`
        : undefined,
    location: note.place,
    details: note.page,
  });
}

/** Get the link that puts one date of an event into Outlook on the web. Days end where the next begins. */
export function outlookCalendarLink({ start, end, allDay }: EventTime, note: CalendarNote): string {
  const write = (moment: Temporal.ZonedDateTime) =>
    allDay ? moment.toPlainDate().toString() : moment.toInstant().toString({ smallestUnit: 'second' });
  return withQuery('https://outlook.live.com/calendar/0/deeplink/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: note.title,
    startdt: write(start),
    enddt: write(end),
    allday: allDay ? 'true' : undefined,
    location: note.place,
    body: note.page,
  });
}

function utc(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return moment.withTimeZone('UTC');
}
