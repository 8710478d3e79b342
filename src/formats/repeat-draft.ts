import type { CalendarEvent, EventTime } from '../domain/event.ts';
import type { KeptDraft } from './draft-memory.ts';

/**
 * Get the draft of an event that is held once more: all but its day, and what belongs to that day (registration, who else came along
 * in the same festival). The description is left out, too: it would be most of an address.
 */
export function toRepeatDraft({ entry, region }: CalendarEvent, { start, end, allDay }: EventTime): KeptDraft {
  const { price, attendance } = entry;
  const clock = (time: Temporal.ZonedDateTime) => time.toPlainTime().toString({ smallestUnit: 'minute' });
  const isPaid = typeof price === 'object';
  const fields = {
    title: entry.title,
    summary: entry.summary,
    format: entry.format,
    region,
    attendance: attendance === 'offline' ? '' : attendance,
    venue: entry.venue,
    place: entry.place,
    onlineUrl: entry.onlineUrl,
    ...(allDay ? { allDay: 'on' } : { startTime: clock(start), endTime: clock(end) }),
    topics: entry.topics?.join(', '),
    lang: entry.lang,
    languages: entry.languages?.join(','),
    price: isPaid ? 'amount' : price,
    amount: isPaid ? String(price.amount) : '',
    currency: isPaid ? price.currency : '',
    capacity: entry.capacity === undefined ? '' : String(entry.capacity),
    organizer: entry.organizers?.[0],
    speakers: entry.speakers?.join(', '),
    hosts: entry.hosts?.join(', '),
    scope: entry.scope === 'regional' ? '' : entry.scope,
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
