import type { FieldFault } from './field.ts';

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export type Weekday = (typeof WEEKDAYS)[number];

/** A weekday of a rule; `ordinal` counts within the month or year, from the end if negative. */
export interface RuleDay {
  readonly weekday: Weekday;
  readonly ordinal?: number | undefined;
}

/**
 * The part of RFC 5545 §3.3.10 that every calendar client carries: DAILY to YEARLY with INTERVAL, BYDAY, BYMONTHDAY
 * and BYMONTH, and always an end.
 */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly limit: RuleLimit;
}

/** Where a series ends: after so many times, or with a day (included), or with an exact UTC moment (included). */
export type RuleLimit =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'instant'; readonly instant: Temporal.Instant };

/** A series may have at most so many occurrences … */
export const MAX_OCCURRENCES = 400;
/** … and last at most so many years. */
export const MAX_YEARS = 5;

/** Read a rule such as `FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601`. Whatever clients may read differently is refused by name. */
export function parseRecurrenceRule(text: string): RecurrenceRule | FieldFault {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (!/^[A-Z]+$/.test(name) || value === '' || rest.length > 0) return unsupported(part, 'syntax');
    if (!KNOWN_PARTS.includes(name)) return unsupported(name, 'part');
    if (parts.has(name)) return unsupported(name, 'twice');
    parts.set(name, value);
  }
  const frequency = FREQUENCIES.find((known) => known === parts.get('FREQ'));
  if (!frequency) return unsupported(parts.get('FREQ') ?? 'FREQ', 'frequency');
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1', 1, 100);
  if (interval === undefined) return unsupported(`INTERVAL=${parts.get('INTERVAL')}`, 'value');
  const byDay = parseDays(parts.get('BYDAY'), frequency);
  if ('code' in byDay) return byDay;
  const byMonthDay = parseNumbers('BYMONTHDAY', parts.get('BYMONTHDAY'), -31, 31);
  if ('code' in byMonthDay) return byMonthDay;
  if (byMonthDay.length > 0 && frequency === 'WEEKLY') return unsupported('BYMONTHDAY', 'weekly');
  const byMonth = parseNumbers('BYMONTH', parts.get('BYMONTH'), 1, 12);
  if ('code' in byMonth) return byMonth;
  // The library loses the plain weekdays of such a rule (rrule-temporal 2.2.8), and clients disagree about it.
  const isMixed = byDay.some((day) => day.ordinal === undefined) && byDay.some((day) => day.ordinal !== undefined);
  if (isMixed && frequency === 'YEARLY') return unsupported(`BYDAY=${parts.get('BYDAY')}`, 'mixed');
  const limit = parseLimit(parts.get('COUNT'), parts.get('UNTIL'));
  if ('code' in limit) return limit;
  return { frequency, interval, byDay, byMonthDay, byMonth, limit };
}

const KNOWN_PARTS: readonly string[] = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH'];

function unsupported(part: string, variant: string): FieldFault {
  return { code: 'repeat-unsupported', variant, params: { part } };
}

function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^-?\d{1,5}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function parseDays(text: string | undefined, frequency: Frequency): RuleDay[] | FieldFault {
  const days: RuleDay[] = [];
  for (const item of text?.split(',') ?? []) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item);
    const weekday = WEEKDAYS.find((known) => known === match?.[2]);
    if (!match || !weekday) return unsupported(`BYDAY=${item}`, 'value');
    const ordinal = match[1] === undefined ? undefined : Number(match[1]);
    if (ordinal !== undefined) {
      if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') return unsupported(`BYDAY=${item}`, 'ordinal');
      // A 53rd weekday, which few years have, the library puts into the next year (rrule-temporal 2.2.8).
      if (ordinal === 0 || Math.abs(ordinal) > (frequency === 'MONTHLY' ? 5 : 52))
        return unsupported(`BYDAY=${item}`, 'value');
    }
    days.push({ weekday, ordinal });
  }
  return days;
}

function parseNumbers(name: string, text: string | undefined, min: number, max: number): number[] | FieldFault {
  const numbers: number[] = [];
  for (const item of text?.split(',') ?? []) {
    const value = wholeNumber(item, min, max);
    if (value === undefined || value === 0) return unsupported(`${name}=${item}`, 'value');
    numbers.push(value);
  }
  return numbers;
}

function parseLimit(count: string | undefined, until: string | undefined): RuleLimit | FieldFault {
  if (count !== undefined && until !== undefined) return unsupported('COUNT, UNTIL', 'both-limits');
  if (count !== undefined) {
    const value = wholeNumber(count, 1, 99_999);
    if (value === undefined) return unsupported(`COUNT=${count}`, 'value');
    return value > MAX_OCCURRENCES
      ? { code: 'repeat-too-long', variant: 'count', params: { count: value, limit: MAX_OCCURRENCES } }
      : { kind: 'count', count: value };
  }
  if (until === undefined) return { code: 'repeat-endless' };
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(until);
  if (!match) return unsupported(`UNTIL=${until}`, 'until');
  const [, year, month, day, hour, minute, second] = match;
  try {
    if (hour === undefined) return { kind: 'date', date: Temporal.PlainDate.from(`${year}-${month}-${day}`) };
    return { kind: 'instant', instant: Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
  } catch {
    return { code: 'time-no-such-date', params: { value: until } };
  }
}

/** Write a rule back as RFC 5545 text. `until` is how the calendar file writes the limit (UTC for timed series, a date for all-day ones). */
export function formatRecurrenceRule(rule: RecurrenceRule, until?: string): string {
  const parts = [`FREQ=${rule.frequency}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byMonth.length > 0) parts.push(`BYMONTH=${rule.byMonth.join(',')}`);
  if (rule.byMonthDay.length > 0) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  if (rule.byDay.length > 0)
    parts.push(`BYDAY=${rule.byDay.map((day) => `${day.ordinal ?? ''}${day.weekday}`).join(',')}`);
  if (rule.limit.kind === 'count') parts.push(`COUNT=${rule.limit.count}`);
  else parts.push(`UNTIL=${until ?? formatUntil(rule.limit)}`);
  return parts.join(';');
}

function formatUntil(limit: Exclude<RuleLimit, { kind: 'count' }>): string {
  const text = limit.kind === 'date' ? limit.date.toString() : limit.instant.toString({ smallestUnit: 'second' });
  return text.replaceAll(/[-:]/g, '');
}
