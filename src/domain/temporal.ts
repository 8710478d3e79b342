/** A time as an event file writes it: a day, or a local time with the offset only where clocks turn back. */
export type LocalTime =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'time'; readonly time: Temporal.PlainDateTime; readonly offset?: string | undefined };

/** What is wrong with a written time; `suggestion` is the right spelling, ready to paste. */
export interface LocalTimeFault {
  readonly code: 'time-format' | 'time-no-such-date';
  readonly variant?: 'dotted' | 'hour-24' | 'seconds' | 'space' | 'time-only' | 'zulu' | 'short' | undefined;
  readonly suggestion?: string | undefined;
}

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?)?$/;

/** Read `2026-12-05`, `2026-12-05T18:00` or, in an hour that comes twice, `2027-10-31T02:30+01:00`. */
export function parseLocalTime(text: string): LocalTime | LocalTimeFault {
  if (!LOCAL_TIME.test(text)) return explainFormat(text);
  // The shape is fixed: every number has its place.
  const [year, month, day] = [Number(text.slice(0, 4)), numberAt(text, 5), numberAt(text, 8)];
  try {
    if (text.length === 10) return { kind: 'date', date: new Temporal.PlainDate(year, month, day) };
    const hour = numberAt(text, 11);
    if (hour === 24) return { code: 'time-format', variant: 'hour-24', suggestion: nextMidnight(text.slice(0, 10)) };
    if (hour > 23 || numberAt(text, 14) > 59) return { code: 'time-format' };
    const time = new Temporal.PlainDateTime(year, month, day, hour, numberAt(text, 14));
    return text.length === 16 ? { kind: 'time', time } : { kind: 'time', time, offset: text.slice(16) };
  } catch {
    return { code: 'time-no-such-date' };
  }
}

/** Get the number that two digits make. */
function numberAt(text: string, index: number): number {
  return (text.charCodeAt(index) - 48) * 10 + text.charCodeAt(index + 1) - 48;
}

function nextMidnight(day: string): string | undefined {
  try {
    return `${Temporal.PlainDate.from(day).add({ days: 1 })}T00:00`;
  } catch {
    return undefined;
  }
}

function explainFormat(text: string): LocalTimeFault {
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ ,T]+(\d{1,2}:\d{2}))?$/.exec(text);
  if (dotted) {
    const [, day = '', month = '', year = '', time] = dotted;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time ? `T${time.padStart(5, '0')}` : ''}`;
    return { code: 'time-format', variant: 'dotted', suggestion: known(written) };
  }
  const seconds = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):\d{2}(?:\.\d+)?([+-]\d{2}:\d{2})?$/.exec(text);
  if (seconds)
    return { code: 'time-format', variant: 'seconds', suggestion: known(`${seconds[1]}${seconds[2] ?? ''}`) };
  const spaced = /^(\d{4}-\d{2}-\d{2})\s+(\d{1,2}:\d{2})$/.exec(text);
  if (spaced)
    return {
      code: 'time-format',
      variant: 'space',
      suggestion: known(`${spaced[1]}T${(spaced[2] ?? '').padStart(5, '0')}`),
    };
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/i.test(text)) return { code: 'time-format', variant: 'zulu' };
  const short = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{2}))?$/.exec(text);
  if (short) {
    const [, year = '', month = '', day = '', hour, minute] = short;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${hour ? `T${hour.padStart(2, '0')}:${minute}` : ''}`;
    return { code: 'time-format', variant: 'short', suggestion: known(written) };
  }
  if (/^\d{1,2}(?:[:.]\d{1,2})?$/.test(text)) return { code: 'time-format', variant: 'time-only' };
  return { code: 'time-format', suggestion: untangle(text) };
}

/**
 * What a time must have been before a phone got at it: hyphens made longer, hours and minutes with a point between them,
 * a Russian Т, quotes around it, a comma behind it.
 */
function untangle(text: string): string | undefined {
  // Nothing so long was meant to be a time.
  if (text.length > 40) return undefined;
  const plain = text
    .replaceAll(/^[\s"'«“„‘]+|[\s"'»”“’,;.]+$/g, '')
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/[Тт]/g, 'T');
  const match =
    /^(?:(\d{4})[-./](\d{1,2})[-./](\d{1,2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4}))(?:[\s,Tв]+(\d{1,2})(?:[:.-](\d{2}))?)?$/.exec(
      plain,
    );
  if (!match) return undefined;
  const [, year = match[6] ?? '', month = match[5] ?? '', day = match[4] ?? '', , , , hour, minute = '00'] = match;
  const date = [year, month, day].map((part) => part.padStart(2, '0')).join('-');
  return known(hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`);
}

/** Offer only what would itself be accepted. */
function known(written: string): string | undefined {
  return 'kind' in parseLocalTime(written) ? written : undefined;
}

/** Why a local time names no single moment in its zone, with the spellings that do. */
export interface ClockFault {
  readonly code: 'time-gap' | 'time-ambiguous' | 'time-format';
  readonly variant?: 'offset' | undefined;
  readonly before: string;
  readonly after: string;
}

/**
 * Place a local time in a zone. A time that the clocks skip, or pass twice without an offset to tell which,
 * is a fault with the two nearest valid spellings. An offset is written in the hour that comes twice, and only there.
 */
export function toZoned(
  time: Temporal.PlainDateTime,
  timezone: string,
  offset?: string,
): Temporal.ZonedDateTime | ClockFault {
  if (offset === undefined && isOrdinaryTime(time, timezone)) return time.toZonedDateTime(timezone);
  const earlier = time.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  const later = time.toZonedDateTime(timezone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return offset === undefined ? earlier : offsetFault(earlier);
  }
  if (!earlier.toPlainDateTime().equals(time)) {
    return {
      code: 'time-gap',
      before: formatLocalTime(earlier.toPlainDateTime()),
      after: formatLocalTime(later.toPlainDateTime()),
    };
  }
  if (offset === earlier.offset) return earlier;
  if (offset === later.offset) return later;
  const written = formatLocalTime(time);
  return { code: 'time-ambiguous', before: written + earlier.offset, after: written + later.offset };
}

/** A stretch between two changes of a zone's clocks, and how far they stand from UTC in it. Milliseconds. */
interface Steady {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The stretches that zones have been asked about. */
const steadyStretches = new Map<string, Steady[]>();

function steadyAt(moment: number, timezone: string): Steady {
  let known = steadyStretches.get(timezone);
  if (!known) {
    known = [];
    steadyStretches.set(timezone, known);
  }
  for (const stretch of known) if (stretch.from <= moment && moment < stretch.to) return stretch;
  const at = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timezone);
  const to = at(moment).getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  // «Previous» is strictly before; a change at this very moment begins the stretch.
  const from = at(moment + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const stretch = { from, to, offset: at(moment).offsetNanoseconds / 1_000_000 };
  known.push(stretch);
  return stretch;
}

/** Get how far a zone's clocks stand from UTC, in milliseconds, if nobody moves them from one moment to another. */
export function steadyOffset(start: number, end: number, timezone: string): number | undefined {
  const { to, offset } = steadyAt(start, timezone);
  return end < to ? offset : undefined;
}

/** No clock has ever been moved by more than a day, nor stood further than a day from UTC. */
const MARGIN = 48 * 3_600_000;

/** Whether the clocks of a zone stand still for days around a local time: then it names one moment. Most do, and this is cheap to know. */
function isOrdinaryTime(time: Temporal.PlainDateTime, timezone: string): boolean {
  const moment = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute);
  const { from, to } = steadyAt(moment, timezone);
  return moment - from > MARGIN && to - moment > MARGIN;
}

function offsetFault(zoned: Temporal.ZonedDateTime): ClockFault {
  const written = formatLocalTime(zoned.toPlainDateTime());
  return { code: 'time-format', variant: 'offset', before: written, after: written };
}

/** Write a local time as event files do: `2026-12-05T18:00`. */
export function formatLocalTime(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'minute' });
}

/** Write a moment as event files do, with its offset only where the clocks pass it twice. */
export function formatZonedTime(moment: Temporal.ZonedDateTime): string {
  const local = moment.toPlainDateTime();
  const written = formatLocalTime(local);
  return 'code' in toZoned(local, moment.timeZoneId) ? written + moment.offset : written;
}

const DURATION = /^P(?=\d|T\d)(?:(\d{1,3})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;

/**
 * Read an ISO 8601 duration of days, hours and minutes (`PT3H`, `PT45M`, `P1DT2H`) as milliseconds, a day counted as
 * 24 hours. Nothing for anything else, or for zero.
 */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [, days = 0, hours = 0, minutes = 0] = match;
  const length = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
  return length === 0 ? undefined : length;
}
