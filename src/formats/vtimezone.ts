/** One change of a zone's offset: what VTIMEZONE calls an observance (RFC 5545 §3.6.5). */
interface Transition {
  /** Local time by the clock that is about to change. */
  readonly onset: Temporal.PlainDateTime;
  /** Offsets in seconds east of UTC. */
  readonly from: number;
  readonly to: number;
  readonly daylight: boolean;
}

const YEARS_BEFORE = 2;
/** Years after the last event for which a yearly pattern must hold before it is written as a rule. */
const YEARS_PROVEN = 10;
const DAY_SECONDS = 86_400;

/**
 * Write the VTIMEZONE of a zone under exactly its name, right from two years before `firstYear` to the end of `lastYear`
 * (years of the earliest start and of the latest end). Lines end in CRLF (RFC 5545 §3.6.5).
 */
export function formatVtimezone(timezone: string, firstYear: number, lastYear: number): string {
  const transitions = findTransitions(timezone, firstYear - YEARS_BEFORE, lastYear + YEARS_PROVEN);
  const yearly = findYearlyPattern(transitions, lastYear + YEARS_PROVEN - 1);
  const single = transitions.filter(({ onset }) => onset.year < (yearly?.since ?? lastYear + 1));
  // ruby-icalendar fails on an observance without any onset before an event: changes of one kind share theirs.
  const alike = Map.groupBy(single, ({ from, to, daylight }) => `${from} ${to} ${daylight}`);
  const observances = [
    ...[...alike.values()].map((onsets) => formatObservance(onsets)),
    ...(yearly?.patterns ?? []).map(({ first, rule }) => formatObservance([first], rule)),
  ];
  return ['BEGIN:VTIMEZONE', `TZID:${timezone}`, ...observances.flat(), 'END:VTIMEZONE', ''].join('\r\n');
}

/** The observance in force when `firstYear` begins, and every one that follows to the end of `lastYear`. */
function findTransitions(timezone: string, firstYear: number, lastYear: number): Transition[] {
  const begin = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(timezone);
  const end = Temporal.PlainDate.from({ year: lastYear + 1, month: 1, day: 1 }).toZonedDateTime(
    timezone,
  ).epochMilliseconds;
  const moments: Temporal.ZonedDateTime[] = [];
  let moment = begin.getTimeZoneTransition('previous') ?? begin.getTimeZoneTransition('next');
  while (moment && moment.epochMilliseconds < end) {
    moments.push(moment);
    moment = moment.getTimeZoneTransition('next');
  }
  const found = moments.map((at, index): Transition => {
    const from = offsetSeconds(at.subtract({ nanoseconds: 1 }));
    const to = offsetSeconds(at);
    return { onset: clockAt(at, from), from, to, daylight: isSummerTime(from, to, moments[index + 1], at) };
  });
  // A zone that never changed, or not since clocks were set by the sun, starts in 1970 as it is.
  const [oldest] = found;
  if (oldest && oldest.onset.year >= 1970 && oldest.onset.year < firstYear) return found;
  const offset = offsetSeconds(begin);
  const constant: Transition = {
    onset: new Temporal.PlainDateTime(1970, 1, 1),
    from: offset,
    to: offset,
    daylight: false,
  };
  return [constant, ...found.filter(({ onset }) => onset.year >= firstYear)];
}

function offsetSeconds(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1e9);
}

function clockAt(at: Temporal.ZonedDateTime, offset: number): Temporal.PlainDateTime {
  return at.withTimeZone('UTC').toPlainDateTime().add({ seconds: offset });
}

/** A clock set forward is summer time only if it is set back within a year: Volgograd 2018 was no summer time. */
function isSummerTime(
  from: number,
  to: number,
  next: Temporal.ZonedDateTime | undefined,
  at: Temporal.ZonedDateTime,
): boolean {
  if (to <= from || !next) return false;
  return offsetSeconds(next) < to && next.epochMilliseconds - at.epochMilliseconds < 366 * DAY_SECONDS * 1000;
}

interface YearlyPattern {
  readonly since: number;
  readonly patterns: readonly { readonly first: Transition; readonly rule: string }[];
}

/** Find the changes that come back every year from `since` to `lastYear`, each on the same weekday of the same month. */
function findYearlyPattern(transitions: readonly Transition[], lastYear: number): YearlyPattern | undefined {
  const byYear = Map.groupBy(transitions, ({ onset }) => onset.year);
  let columns: (readonly Transition[])[] = (byYear.get(lastYear) ?? []).map((transition) => [transition]);
  if (columns.length === 0) return undefined;
  let since = lastYear;
  for (let year = lastYear - 1; ; year--) {
    const earlier = byYear.get(year) ?? [];
    const longer = columns.map((column, index) => [...earlier.slice(index, index + 1), ...column]);
    if (earlier.length !== columns.length || !longer.every((column) => yearlyRule(column) !== undefined)) break;
    columns = longer;
    since = year;
  }
  // Three springs in a row on the last Sunday are no proof: the fourth may come on another date.
  if (lastYear - since < YEARS_PROVEN - 1) return undefined;
  return {
    since,
    patterns: columns.flatMap((column) => {
      const [first] = column;
      const rule = yearlyRule(column);
      return first && rule !== undefined ? [{ first, rule }] : [];
    }),
  };
}

const WEEKDAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The rule that one change a year follows, if it does. Only «second Sunday» and «last Sunday» are written as rules:
 * Outlook reads no others in a VTIMEZONE.
 */
function yearlyRule(column: readonly Transition[]): string | undefined {
  const [first] = column;
  if (!first) return undefined;
  const alike = column.every(
    ({ onset, from, to }) =>
      from === first.from &&
      to === first.to &&
      onset.month === first.onset.month &&
      onset.dayOfWeek === first.onset.dayOfWeek &&
      onset.toPlainTime().equals(first.onset.toPlainTime()),
  );
  if (!alike) return undefined;
  const weekday = WEEKDAY_NAMES[first.onset.dayOfWeek - 1];
  const week = (onset: Temporal.PlainDateTime) => Math.ceil(onset.day / 7);
  const isLast = ({ onset }: Transition) => onset.day + 7 > onset.daysInMonth;
  const ordinal = column.every(isLast)
    ? -1
    : column.every(({ onset }) => week(onset) === week(first.onset))
      ? week(first.onset)
      : undefined;
  return ordinal === undefined ? undefined : `FREQ=YEARLY;BYMONTH=${first.onset.month};BYDAY=${ordinal}${weekday}`;
}

function formatObservance(onsets: readonly Transition[], rule?: string): string[] {
  const [first] = onsets;
  if (!first) return [];
  const { onset, from, to, daylight } = first;
  const kind = daylight ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${basic(onset)}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    // The first again: ical.js and ruby-icalendar do not count DTSTART where there is an RDATE.
    ...(onsets.length > 1 ? onsets.map((transition) => `RDATE:${basic(transition.onset)}`) : []),
    `TZOFFSETFROM:${formatOffset(from)}`,
    `TZOFFSETTO:${formatOffset(to)}`,
    `TZNAME:${formatOffset(to).replace(/00$/, '')}`,
    `END:${kind}`,
  ];
}

function basic(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** UTC-OFFSET (RFC 5545 §3.3.14): seconds only where there are any. */
function formatOffset(seconds: number): string {
  const total = Math.abs(seconds);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = total % 60 === 0 ? '' : two(total % 60);
  return `${seconds < 0 ? '-' : '+'}${two(total / 3600)}${two((total % 3600) / 60)}${rest}`;
}
