import { z } from 'zod';
import {
  amount,
  checked,
  currency,
  duration,
  type FieldFault,
  id,
  language,
  line,
  list,
  localDate,
  localTime,
  name,
  personId,
  type Relation,
  related,
  timeZone,
  webAddress,
  word,
} from './field.ts';
import type { FieldIssue } from './issue.ts';
import { parseRecurrenceRule, type RecurrenceRule } from './recurrence-rule.ts';
import {
  type ClockFault,
  formatLocalTime,
  type LocalTime,
  parseDuration,
  parseLocalTime,
  toZoned,
} from './temporal.ts';

export const EVENT_STATUSES = ['hold', 'confirmed', 'cancelled', 'postponed'] as const;
export const ATTENDANCE_MODES = ['offline', 'online', 'hybrid'] as const;
export const EVENT_SCOPES = ['local', 'regional', 'community'] as const;
export const NEED_KINDS = [
  'venue',
  'speaker',
  'host',
  'equipment',
  'volunteer',
  'transport',
  'media',
  'funding',
] as const;
export const INCOME_KINDS = ['donation', 'ticket', 'service', 'grant'] as const;
export const EVENT_FORMATS = [
  'festival',
  'conference',
  'debate',
  'meeting',
  'breakfast',
  'lunch',
  'meetup',
  'club',
  'lecture',
  'workshop',
  'training',
  'camp',
  'party',
  'fair',
  'contest',
  'assembly',
  'other',
] as const;

const costs = list(z.strictObject({ item: line(140), amount }), 100);
const income = list(z.strictObject({ kind: word(INCOME_KINDS), amount, note: line(140).optional() }), 100);
const account = z.strictObject({ costs: costs.optional(), income: income.optional() });

const hold = z.strictObject({
  until: localDate.optional(),
  by: personId,
  window: z.strictObject({ from: localDate, to: localDate, decideBy: localDate.optional() }).optional(),
});

const repeat = z.strictObject({
  rule: z.string().check(
    checked((value) => {
      const rule = parseRecurrenceRule(value);
      return 'code' in rule ? rule : undefined;
    }),
  ),
  except: list(localTime, 400).optional(),
  moved: list(z.strictObject({ from: localTime, start: localTime, end: localTime.optional() }), 400).optional(),
  also: list(z.strictObject({ start: localTime, end: localTime.optional() }), 400).optional(),
});

/** The front matter of an event file: the one source of its types, of its checks and of the JSON Schema for editors. */
export const eventSchema = z
  .strictObject({
    title: name.describe('Название, одна строка / Title, one line'),
    summary: line(500).optional().describe('Одно-два предложения для списков / One or two sentences for lists'),
    status: word(EVENT_STATUSES),
    start: localTime.optional().describe('2026-12-05T18:00 или 2026-12-05 на весь день / or 2026-12-05 for all day'),
    end: localTime
      .optional()
      .describe('Последний день включительно, если весь день / The last day, inclusive, when all day'),
    duration: duration.optional().describe('Вместо end: PT3H / Instead of end'),
    timezone: timeZone.optional(),
    venue: id.optional(),
    place: line(140).optional(),
    attendance: word(ATTENDANCE_MODES).default('offline'),
    onlineUrl: webAddress.optional(),
    format: word(EVENT_FORMATS),
    lang: language.default('ru'),
    languages: list(language, 10).optional(),
    organizers: list(personId, 20).optional(),
    speakers: list(personId, 50).optional(),
    hosts: list(personId, 20).optional(),
    topics: list(id, 20).optional(),
    price: z.union([z.enum(['free', 'donation']), z.strictObject({ amount, currency })]).optional(),
    registration: z
      .strictObject({ url: webAddress, required: z.boolean().optional(), deadline: localDate.optional() })
      .optional(),
    capacity: z.int().min(1).max(1_000_000).optional(),
    scope: word(EVENT_SCOPES).default('regional'),
    partOf: id.optional(),
    duplicateOf: id.optional(),
    repeat: repeat.optional(),
    hold: hold.optional(),
    overlaps: list(z.strictObject({ with: id, reason: line(300), agreedBy: personId }), 50).optional(),
    setup: duration.optional(),
    teardown: duration.optional(),
    equipment: list(z.strictObject({ item: id, quantity: z.int().min(1).max(10_000).default(1) }), 50).optional(),
    needs: list(
      z.strictObject({
        kind: word(NEED_KINDS),
        note: line(300).optional(),
        quantity: z.int().min(1).max(10_000).optional(),
        filled: z.boolean().optional(),
      }),
      50,
    ).optional(),
    budget: z.strictObject({ currency, plan: account.optional(), actual: account.optional() }).optional(),
    code: z
      .string()
      .max(28)
      .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, 'code')
      .optional(),
    report: z
      .strictObject({ attended: z.int().min(0).max(1_000_000).optional(), recording: webAddress.optional() })
      .optional(),
    cover: z
      .string()
      .regex(/^\.\/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:jpe?g|png|webp|avif)$/, 'cover')
      .optional(),
    coverAlt: line(300).optional(),
  })
  .check(related(contradictions()));

/** An event's front matter as it stands in the file, checked, with defaults filled in: plain JSON. */
export type EventEntry = z.output<typeof eventSchema>;

/** What of a written event its fields are compared by: a part of the schema's own output, which is made of them. */
interface WrittenEvent {
  readonly status: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly duration?: string | undefined;
  readonly venue?: string | undefined;
  readonly place?: string | undefined;
  readonly attendance: string;
  readonly onlineUrl?: string | undefined;
  readonly repeat?: unknown;
  readonly hold?: z.output<typeof hold> | undefined;
  readonly budget?: { readonly plan?: unknown; readonly actual?: unknown } | undefined;
  readonly cover?: string | undefined;
  readonly coverAlt?: string | undefined;
}

/** What the fields of one file say against each other; times are compared later, when the zone is known. */
function contradictions(): readonly Relation<WrittenEvent>[] {
  const missing = (field: string, variant?: string): FieldFault => ({
    code: 'frontmatter-missing-key',
    variant,
    path: [field],
  });
  const both = (variant: string, ...path: string[]): FieldFault => ({
    code: 'frontmatter-combination',
    variant,
    params: { key: path.at(-1) },
    path,
  });
  const isTimed = (text: string) => text.includes('T');
  return [
    {
      reads: ['status', 'hold'],
      find: ({ status, hold }) => (status === 'hold' && !hold ? missing('hold', 'hold') : undefined),
    },
    {
      reads: ['status', 'hold.window'],
      find: ({ status, hold }) =>
        status !== 'hold' && hold?.window ? both('window-status', 'hold', 'window') : undefined,
    },
    ...(['start', 'end', 'duration', 'repeat'] as const).map(
      (key): Relation<WrittenEvent> => ({
        reads: ['hold.window', key],
        find: (event) => (event.hold?.window && event[key] !== undefined ? both('window', key) : undefined),
      }),
    ),
    {
      reads: ['hold.window', 'hold.until'],
      find: ({ hold }) => (hold?.window && hold.until !== undefined ? both('window', 'hold', 'until') : undefined),
    },
    {
      reads: ['hold.window'],
      find: ({ hold }) =>
        hold?.window && hold.window.to < hold.window.from
          ? { code: 'time-order', variant: 'window', path: ['hold', 'window', 'to'] }
          : undefined,
    },
    {
      reads: ['hold.window'],
      find: ({ hold }) =>
        hold?.window?.decideBy !== undefined && hold.window.decideBy > hold.window.to
          ? { code: 'time-order', variant: 'decide-by', path: ['hold', 'window', 'decideBy'] }
          : undefined,
    },
    {
      reads: ['start', 'hold.window'],
      find: ({ start, hold }) => (start === undefined && !hold?.window ? missing('start') : undefined),
    },
    {
      reads: ['status', 'hold.until', 'hold.window'],
      find: ({ status, hold }) =>
        status === 'hold' && hold && !hold.window && hold.until === undefined
          ? { code: 'hold-missing-until', path: ['hold'] }
          : undefined,
    },
    {
      reads: ['end', 'duration'],
      find: ({ end, duration }) =>
        end !== undefined && duration !== undefined ? both('end-and-duration', 'duration') : undefined,
    },
    {
      reads: ['start', 'end', 'duration'],
      find: ({ start, end, duration }) =>
        start !== undefined && isTimed(start) && end === undefined && duration === undefined
          ? missing('end', 'end')
          : undefined,
    },
    {
      reads: ['start', 'duration'],
      find: ({ start, duration }) =>
        start !== undefined && !isTimed(start) && duration !== undefined
          ? both('all-day-duration', 'duration')
          : undefined,
    },
    {
      reads: ['start', 'end'],
      find: ({ start, end }) =>
        start !== undefined && end !== undefined && isTimed(start) !== isTimed(end)
          ? { code: 'time-order', variant: 'mixed', path: ['end'] }
          : undefined,
    },
    {
      reads: ['venue', 'place'],
      find: ({ venue, place }) =>
        venue !== undefined && place !== undefined ? both('venue-and-place', 'place') : undefined,
    },
    ...(['venue', 'place'] as const).map(
      (key): Relation<WrittenEvent> => ({
        reads: ['attendance', key],
        find: (event) =>
          event.attendance === 'online' && event[key] !== undefined ? both('online-place', key) : undefined,
      }),
    ),
    {
      reads: ['attendance', 'venue', 'place', 'hold.window'],
      find: ({ attendance, venue, place, hold }) =>
        attendance !== 'online' && venue === undefined && place === undefined && !hold?.window
          ? missing('venue', 'venue')
          : undefined,
    },
    {
      reads: ['attendance', 'status', 'onlineUrl'],
      find: ({ attendance, status, onlineUrl }) =>
        attendance === 'online' && status === 'confirmed' && onlineUrl === undefined
          ? missing('onlineUrl', 'online')
          : undefined,
    },
    {
      reads: ['cover', 'coverAlt'],
      find: ({ cover, coverAlt }) =>
        cover !== undefined && coverAlt === undefined ? missing('coverAlt', 'cover') : undefined,
    },
    {
      reads: ['budget'],
      find: ({ budget }) =>
        budget && !budget.plan && !budget.actual
          ? { code: 'frontmatter-missing-key', variant: 'budget', path: ['budget', 'plan'] }
          : undefined,
    },
  ];
}

/** When an event takes place: exact in its zone; an all-day event begins and ends at the starts of local days. */
export interface EventTime {
  readonly start: Temporal.ZonedDateTime;
  /** Exclusive. */
  readonly end: Temporal.ZonedDateTime;
  readonly allDay: boolean;
}

/** A series, read and placed: what `expandRecurrence` needs. Local times are in the event's zone. */
export interface Recurrence {
  readonly rule: RecurrenceRule;
  /** Original local starts that do not take place. */
  readonly except: readonly Temporal.PlainDateTime[];
  /** Occurrences at another time than the rule says. */
  readonly moved: readonly MovedOccurrence[];
  /** Dates outside the rule. */
  readonly also: readonly EventTime[];
}

/** One date of a series that takes place at another time. */
export interface MovedOccurrence {
  readonly from: Temporal.PlainDateTime;
  readonly time: EventTime;
}

/** An event of the registry: the fields of its file, and where and when it is in exact terms. */
export interface CalendarEvent {
  readonly id: string;
  /** Path relative to the content folder. */
  readonly file: string;
  /** Id of the region whose folder holds the file. */
  readonly region: string;
  readonly entry: EventEntry;
  /** Area/City name. */
  readonly timezone: string;
  /** Nothing for a hold on a window. For a series: its first occurrence. */
  readonly time?: EventTime | undefined;
  readonly recurrence?: Recurrence | undefined;
  /** Milliseconds before and after for which venue and equipment are taken. */
  readonly setup: number;
  readonly teardown: number;
}

/** What of an event is settled by the files it names. */
export interface EventPlace {
  readonly id: string;
  readonly file: string;
  readonly region: string;
  /** The zone of the venue, else of the region, else of the settings; nothing where each event names its own. */
  readonly timezone: string | undefined;
}

/** Place a checked event in time. Returns the issues that only its zone reveals, or the event. */
export function toCalendarEvent(entry: EventEntry, place: EventPlace): { event?: CalendarEvent; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const timezone = entry.timezone ?? place.timezone;
  if (timezone === undefined) {
    issues.push({
      code: 'frontmatter-missing-key',
      variant: 'timezone',
      field: ['timezone'],
      params: { key: 'timezone' },
    });
    return { issues };
  }
  const clock = { timezone, issues };
  const time = entry.start === undefined ? undefined : toEventTime(clock, entry, []);
  if (entry.start !== undefined && !time) return { issues };
  const recurrence = time && entry.repeat ? toRecurrence(clock, time, entry.repeat) : undefined;
  if (issues.length > 0) return { issues };
  return {
    issues,
    event: {
      id: place.id,
      file: place.file,
      region: place.region,
      entry,
      timezone,
      time,
      recurrence,
      setup: milliseconds(entry.setup),
      teardown: milliseconds(entry.teardown),
    },
  };
}

interface Clock {
  readonly timezone: string;
  readonly issues: FieldIssue[];
}

interface WrittenTime {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly duration?: string | undefined;
}

function toEventTime(clock: Clock, written: WrittenTime, path: readonly (string | number)[]): EventTime | undefined {
  if (written.start === undefined) return undefined;
  const start = readMoment(clock, written.start, [...path, 'start']);
  if (!start) return undefined;
  if (start.allDay) return toAllDay(clock, start.local.toPlainDate(), written.end, path);
  const end =
    written.duration === undefined ? endOf(clock, written.end, path) : lengthen(start.zoned, written.duration);
  if (!end) return undefined;
  if (Temporal.ZonedDateTime.compare(start.zoned, end) >= 0) {
    clock.issues.push({
      code: 'time-order',
      variant: start.zoned.epochMilliseconds === end.epochMilliseconds ? 'empty' : undefined,
      field: [...path, 'end'],
      params: { start: written.start, end: written.end, suggestion: nextDaySuggestion(start.local, written.end) },
    });
    return undefined;
  }
  return { start: start.zoned, end, allDay: false };
}

function toAllDay(
  clock: Clock,
  first: Temporal.PlainDate,
  end: string | undefined,
  path: readonly (string | number)[],
): EventTime | undefined {
  const parsed = end === undefined ? undefined : parseLocalTime(end);
  const last = parsed && 'kind' in parsed && parsed.kind === 'date' ? parsed.date : first;
  if (Temporal.PlainDate.compare(last, first) < 0) {
    clock.issues.push({
      code: 'time-order',
      variant: 'all-day',
      field: [...path, 'end'],
      params: { start: first.toString(), end },
    });
    return undefined;
  }
  return allDayTime(first, last, clock.timezone);
}

/** Get the time of an event that lasts whole days, `last` included. */
function allDayTime(first: Temporal.PlainDate, last: Temporal.PlainDate, timezone: string): EventTime {
  return { start: first.toZonedDateTime(timezone), end: last.add({ days: 1 }).toZonedDateTime(timezone), allDay: true };
}

function endOf(
  clock: Clock,
  end: string | undefined,
  path: readonly (string | number)[],
): Temporal.ZonedDateTime | undefined {
  return end === undefined ? undefined : readMoment(clock, end, [...path, 'end'])?.zoned;
}

/** Exact hours: an event of three hours over a clock change still lasts three hours. */
function lengthen(start: Temporal.ZonedDateTime, length: string): Temporal.ZonedDateTime | undefined {
  const milliseconds = parseDuration(length);
  return milliseconds === undefined ? undefined : start.add({ milliseconds });
}

/** «18:00–02:00» most often means the night after. */
function nextDaySuggestion(start: Temporal.PlainDateTime, end: string | undefined): string | undefined {
  const parsed = end === undefined ? undefined : parseLocalTime(end);
  if (
    !parsed ||
    !('kind' in parsed) ||
    parsed.kind !== 'time' ||
    !parsed.time.toPlainDate().equals(start.toPlainDate())
  )
    return undefined;
  return parsed.time.equals(start) ? undefined : formatLocalTime(parsed.time.add({ days: 1 }));
}

interface Moment {
  readonly local: Temporal.PlainDateTime;
  readonly zoned: Temporal.ZonedDateTime;
  readonly allDay: boolean;
}

function readMoment(clock: Clock, text: string, field: readonly (string | number)[]): Moment | undefined {
  const parsed = parseLocalTime(text);
  // The schema has refused what does not parse.
  if ('code' in parsed) return undefined;
  const local = localOf(parsed);
  if (parsed.kind === 'date') return { local, zoned: parsed.date.toZonedDateTime(clock.timezone), allDay: true };
  const zoned = toZoned(parsed.time, clock.timezone, parsed.offset);
  if (!('code' in zoned)) return { local, zoned, allDay: false };
  clock.issues.push({
    code: zoned.code,
    variant: zoned.variant,
    field,
    params: clockParams(text, clock.timezone, zoned),
  });
  return undefined;
}

function clockParams(value: string, timezone: string, fault: ClockFault) {
  return { value, timezone, before: fault.before, after: fault.after };
}

function localOf(time: LocalTime): Temporal.PlainDateTime {
  return time.kind === 'date' ? time.date.toPlainDateTime() : time.time;
}

function toRecurrence(
  clock: Clock,
  first: EventTime,
  repeat: NonNullable<EventEntry['repeat']>,
): Recurrence | undefined {
  const rule = parseRecurrenceRule(repeat.rule);
  if ('code' in rule) return undefined;
  const length = first.end.epochMilliseconds - first.start.epochMilliseconds;
  const days = first.start.toPlainDate().until(first.end.toPlainDate()).days;
  const placed = (
    written: { start: string; end?: string | undefined },
    path: readonly (string | number)[],
  ): EventTime | undefined => {
    if (first.allDay === written.start.includes('T')) {
      clock.issues.push({ code: 'time-order', variant: 'mixed-series', field: [...path, 'start'] });
      return undefined;
    }
    if (written.end !== undefined && written.end.includes('T') === first.allDay) {
      clock.issues.push({ code: 'time-order', variant: 'mixed', field: [...path, 'end'] });
      return undefined;
    }
    if (written.end !== undefined) return toEventTime(clock, written, path);
    const start = readMoment(clock, written.start, [...path, 'start']);
    if (!start) return undefined;
    const end = first.allDay ? start.zoned.add({ days }) : start.zoned.add({ milliseconds: length });
    return { start: start.zoned, end, allDay: first.allDay };
  };
  const originalStart = (text: string, field: readonly (string | number)[]): Temporal.PlainDateTime | undefined => {
    const parsed = parseLocalTime(text);
    if ('code' in parsed) return undefined;
    if (first.allDay && parsed.kind === 'time') {
      clock.issues.push({ code: 'time-order', variant: 'mixed-series', field });
      return undefined;
    }
    // A day alone means the series' own hour on that day.
    return parsed.kind === 'date' && !first.allDay
      ? parsed.date.toPlainDateTime(first.start.toPlainTime())
      : localOf(parsed);
  };
  return {
    rule,
    except: (repeat.except ?? []).flatMap((text, index) => originalStart(text, ['repeat', 'except', index]) ?? []),
    moved: (repeat.moved ?? []).flatMap((moved, index) => {
      const time = placed(moved, ['repeat', 'moved', index]);
      const from = originalStart(moved.from, ['repeat', 'moved', index, 'from']);
      return time && from ? [{ from, time }] : [];
    }),
    also: (repeat.also ?? []).flatMap((also, index) => placed(also, ['repeat', 'also', index]) ?? []),
  };
}

function milliseconds(text: string | undefined): number {
  return text === undefined ? 0 : (parseDuration(text) ?? 0);
}
