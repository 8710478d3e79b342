import {
  type DayOutlook,
  type DayPart,
  findOutlooks,
  hoursLookedAt,
  type Obstacle,
  obstaclesAt,
  slotsIn,
} from '../domain/day-outlook.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { type FreeStretch, type Surroundings, toSurroundings } from '../domain/free-time.ts';
import { WEEKDAYS } from '../domain/recurrence-rule.ts';
import { formatLocalTime, parseDuration } from '../domain/temporal.ts';
import { wishedEvent } from '../domain/wish.ts';
import { DATE_FINDER_WORDS } from '../i18n/date-finder.ts';
import type { Locale } from '../i18n/locale.ts';
import { type BusyList, fromBusyList } from './busy-list.ts';
import {
  fill,
  formatClock,
  formatCount,
  formatDate,
  formatDateRange,
  formatDuration,
  formatMonth,
  formatZone,
  typeset,
} from './human.ts';

/** What an organiser asks for. */
export interface DatesQuestion {
  readonly region: string;
  readonly venue?: string | undefined;
  readonly timezone: string;
  /** As event files write it: `PT3H`, `P2D`. */
  readonly duration: string;
  readonly part: DayPart;
}

/** A day in the calendar of free dates. */
export interface DayView {
  /** ISO. */
  readonly date: string;
  readonly number: number;
  readonly state: DayOutlook['state'];
  /** «суббота, 5 декабря: свободно 08:00–18:00». */
  readonly label: string;
  /** What stands in the cell: hours as «8–18» where not all that was asked for is free, or a word. */
  readonly notes: readonly string[];
  /** Free and held stretches, in parts of the time that was looked at: it has 900. */
  readonly bars: readonly { readonly kind: 'free' | 'shared' | 'held'; readonly from: number; readonly to: number }[];
}

/** A month of that calendar; `weeks` have seven places each, those of other months are empty. */
export interface MonthDates {
  /** `2026-12`. */
  readonly month: string;
  readonly title: string;
  /** Weeks that are over are left out. */
  readonly weeks: readonly (readonly (DayView | undefined)[])[];
}

/** One day, told in full. */
export interface DayDetail {
  readonly title: string;
  readonly state: DayOutlook['state'];
  readonly said: string;
  /** Times to propose, as people and as event files write them (days inclusive). */
  readonly slots: readonly { readonly text: string; readonly start: string; readonly end: string }[];
  readonly obstacles: readonly ObstacleView[];
}

/** What is in the way on a day: an event with its hours and why it matters, or a sentence about a closed place. */
export interface ObstacleView {
  readonly event?: { readonly id: string; readonly title: string; readonly occurrence: string } | undefined;
  readonly isHold: boolean;
  readonly text: string;
}

/** Answers questions about free dates: made once for what is taken, asked many times. */
export interface DateFinder {
  /** Today, where the event would be. */
  readonly today: (timezone: string) => string;
  /** Look at a month, given as `2026-12`. */
  readonly month: (question: DatesQuestion, month: string) => MonthDates;
  readonly day: (question: DatesQuestion, date: string) => DayDetail;
  /** What a day is that says no hours: «свободно с 8 до 23». */
  readonly wholly: (question: DatesQuestion) => string;
  /** Sum up some months: how many days have room, and which is the nearest. */
  readonly summary: (question: DatesQuestion, months: readonly MonthDates[], place: string) => string;
}

/** A line of a day is so long, whatever it stands for. */
const WHOLE = 900;

/** Make a finder of free dates from what is taken, as of a moment. It asks the very functions of the check. */
export function makeDateFinder(list: BusyList, now: Temporal.Instant, locale: Locale): DateFinder {
  const { busy, resources } = fromBusyList(list, now);
  const surroundings = toSurroundings(busy, resources, now);
  const words = DATE_FINDER_WORDS[locale];
  const todayIn = (timezone: string) => now.toZonedDateTimeISO(timezone).toPlainDate();
  const lookAt = (question: DatesQuestion, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    findOutlooks(wishOf(question), from, to, question.part, surroundings);
  return {
    today: (timezone) => todayIn(timezone).toString(),
    month: (question, month) => {
      const first = Temporal.PlainDate.from(`${month}-01`);
      const last = first.add({ months: 1 }).subtract({ days: 1 });
      const today = todayIn(question.timezone);
      const days: (DayView | undefined)[] = Array.from({ length: first.dayOfWeek - 1 }, () => undefined);
      let date = first;
      for (; Temporal.PlainDate.compare(date, today) < 0 && date.month === first.month; date = date.add({ days: 1 })) {
        days.push(toDayView({ date, state: 'past', stretches: [], obstacles: [] }, question, locale));
      }
      if (date.month === first.month)
        for (const outlook of lookAt(question, date, last)) days.push(toDayView(outlook, question, locale));
      while (days.length % 7 > 0) days.push(undefined);
      const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
      const ahead = weeks.filter((week) => week.some((day) => day && day.date >= today.toString()));
      return { month, title: formatMonth(first.year, first.month, locale), weeks: ahead };
    },
    day: (question, text) => {
      const date = Temporal.PlainDate.from(text);
      const [outlook] = lookAt(question, date, date);
      if (!outlook) throw new Error(`There is no outlook of ${text}.`);
      return toDetail(outlook, question, surroundings, locale);
    },
    wholly: (question) => {
      const { length, allDay } = lengthOf(question);
      const [from, to] = hoursLookedAt(question.part, length);
      return allDay ? words.free : fill(words.freeFrom, { from: String(from), to: String(to) });
    },
    summary: (question, months, place) => {
      const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day && day.state !== 'past');
      const room = days.filter((day) => day?.state === 'free' || day?.state === 'partly');
      const { length, allDay } = wishOf(question).time ? lengthOf(question) : { length: 0, allDay: false };
      const asked = { place, length: formatDuration(length, allDay, locale) };
      const [nearest] = room;
      if (!nearest) return fill(words.none, asked);
      const zone = formatZone(Temporal.PlainDate.from(nearest.date).toZonedDateTime(question.timezone), locale);
      const found = fill(words.found, {
        ...asked,
        days: formatCount(room.length, words.daysIn, locale),
        all: String(days.length),
      });
      return [
        found,
        fill(words.nearest, { day: nearest.label.replace(': ', ', ') }),
        ...(allDay ? [] : [fill(words.inZone, { zone })]),
      ].join(' ');
    },
  };
}

/** Get the event that somebody asks about. */
function wishOf(question: DatesQuestion): CalendarEvent {
  const { region, venue, timezone } = question;
  return wishedEvent({ region, venue, timezone, start: A_DAY, ...lengthOf(question) });
}

const A_DAY = Temporal.PlainDate.from('2026-01-01');

function lengthOf({ duration }: DatesQuestion): { length: number; allDay: boolean } {
  return { length: parseDuration(duration) ?? 3 * 3_600_000, allDay: !duration.includes('T') };
}

function toDayView(outlook: DayOutlook, question: DatesQuestion, locale: Locale): DayView {
  const { date, state, stretches, window, obstacles } = outlook;
  const { allDay } = lengthOf(question);
  const hasRoom = state === 'free' || state === 'partly';
  const [first, last] = [window?.start.epochMilliseconds ?? 0, window?.end.epochMilliseconds ?? 1];
  const at = (moment: number) => Math.round(Math.min(1, Math.max(0, (moment - first) / (last - first))) * WHOLE);
  const whole = { from: 0, to: WHOLE };
  const free =
    allDay && hasRoom
      ? [whole]
      : stretches.map(({ start, end }) => ({ from: at(start.epochMilliseconds), to: at(end.epochMilliseconds) }));
  const held = obstacles
    .filter(({ claimant }) => claimant?.holdBy !== undefined)
    .map(({ period }) => ({ from: at(period.start), to: at(period.end) }));
  const isWhole = allDay || (free.length === 1 && free[0]?.from === whole.from && free[0].to === whole.to);
  return {
    date: date.toString(),
    number: date.day,
    state,
    label: `${formatDate(date, locale, { weekday: true })}: ${saidOf(outlook, allDay, locale)}`,
    // What is free all the time that was asked for says so by its line alone.
    notes: hasRoom ? (isWhole ? [] : stretches.map(shortHours)) : shortWord(state, locale),
    bars: [
      ...free.map((bar) => ({ kind: 'free' as const, ...bar })),
      ...(state === 'shared' ? [{ kind: 'shared' as const, ...whole }] : []),
      ...held.filter(({ from, to }) => from < to).map((bar) => ({ kind: 'held' as const, ...bar })),
    ],
  };
}

function shortWord(state: DayOutlook['state'], locale: Locale): readonly string[] {
  return state === 'shared' || state === 'held' || state === 'taken' || state === 'closed'
    ? [DATE_FINDER_WORDS[locale][state]]
    : [];
}

/** «8–18», «8:30–18»: hours in little room. */
function shortHours({ start, end }: FreeStretch): string {
  return [start, end]
    .map((time) => (time.minute === 0 ? String(time.hour) : formatClock(time).replace(/^0/, '')))
    .join('–');
}

function hoursOf({ start, end }: FreeStretch): string {
  return `${formatClock(start)}–${formatClock(end)}`;
}

/** Say how a day stands: «свободно 08:00–18:00», «бронь до 30 ноября», «занято». */
function saidOf({ state, stretches, obstacles }: DayOutlook, allDay: boolean, locale: Locale): string {
  const words = DATE_FINDER_WORDS[locale];
  if (state === 'free' || state === 'partly')
    return allDay ? words.free : fill(words.freeHours, { hours: stretches.map(hoursOf).join(', ') });
  if (state === 'shared') return words.sharedDay;
  if (state !== 'held') return words[state];
  // The day is free when the last of the holds has let it go.
  const ends = obstacles.map(({ claimant }) => claimant?.holdEnds ?? 0);
  const last = obstacles[ends.indexOf(Math.max(...ends))];
  return last ? holdOf(last, locale) : words.held;
}

function holdOf({ claimant }: Obstacle, locale: Locale): string {
  const words = DATE_FINDER_WORDS[locale];
  if (claimant?.holdEnds === undefined) return words.held;
  const last = Temporal.Instant.fromEpochMilliseconds(claimant.holdEnds - 1).toZonedDateTimeISO(claimant.timezone);
  return fill(words.heldUntil, { date: formatDate(last.toPlainDate(), locale) });
}

function toDetail(outlook: DayOutlook, question: DatesQuestion, surroundings: Surroundings, locale: Locale): DayDetail {
  const { date, state, stretches, obstacles } = outlook;
  const { length, allDay } = lengthOf(question);
  const room =
    state === 'shared'
      ? sharedSlots(outlook, question, surroundings)
      : allDay
        ? stretches
        : stretches.flatMap((stretch) => slotsIn(stretch, length));
  const slots = room.map((slot) => (allDay ? daySlot(slot, locale) : timeSlot(slot)));
  return {
    title: formatDate(date, locale, { weekday: true, year: true }),
    state,
    said: saidOf(outlook, allDay, locale),
    slots,
    obstacles: obstacles.map((obstacle) => toObstacleView(obstacle, date, question, surroundings, locale)),
  };
}

/** Times of a day that is not free at which the check would warn, but let an event pass. */
function sharedSlots({ window }: DayOutlook, question: DatesQuestion, surroundings: Surroundings): FreeStretch[] {
  const { length, allDay } = lengthOf(question);
  if (!window) return [];
  const wish = wishOf(question);
  return (allDay ? [window] : slotsIn(window, length)).filter(
    ({ start, end }) =>
      start.epochMilliseconds > surroundings.now.epochMilliseconds &&
      obstaclesAt(wish, { start, end, allDay }, surroundings).every(({ severity }) => severity === 'warning'),
  );
}

function timeSlot(slot: FreeStretch) {
  return {
    text: hoursOf(slot),
    start: formatLocalTime(slot.start.toPlainDateTime()),
    end: formatLocalTime(slot.end.toPlainDateTime()),
  };
}

function daySlot({ start, end }: FreeStretch, locale: Locale) {
  const [first, last] = [start.toPlainDate(), end.toPlainDate().subtract({ days: 1 })];
  return {
    text: `${formatDateRange(first, last, locale)}, ${DATE_FINDER_WORDS[locale].wholeDayLower}`,
    start: first.toString(),
    end: last.toString(),
  };
}

/** Tell an obstacle of a day. */
export function toObstacleView(
  obstacle: Obstacle,
  date: Temporal.PlainDate,
  { timezone }: Pick<DatesQuestion, 'timezone'>,
  surroundings: Surroundings,
  locale: Locale,
): ObstacleView {
  const { claimant, occurrence, codes, severity } = obstacle;
  if (!claimant) return { isHold: false, text: closedText(obstacle, date, surroundings, locale) };
  const words = DATE_FINDER_WORDS[locale];
  const reasons = [
    ...(codes.includes('venue-conflict') ? [words.sharesVenue] : []),
    ...(codes.includes('region-conflict') ? [words.sharesRegion] : []),
    ...(codes.includes('community-conflict') ? [words.sharesCommunity] : []),
  ];
  const isHold = claimant.holdBy !== undefined;
  const text = [
    spanOf(obstacle, date, timezone, locale),
    ...(isHold ? [holdOf(obstacle, locale)] : []),
    ...reasons,
    ...(severity === 'warning' ? [words.onlyWarning] : []),
  ].join(', ');
  return { event: { id: claimant.id, title: typeset(claimant.title), occurrence }, isHold, text };
}

/** When an event in the way takes place, as seen from a day: its hours if it is on that day alone, else its days. */
function spanOf({ claimant, period }: Obstacle, date: Temporal.PlainDate, timezone: string, locale: Locale): string {
  const words = DATE_FINDER_WORDS[locale];
  const zone = claimant?.allDay ? claimant.timezone : timezone;
  const [start, end] = [period.start, period.end].map((moment) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone),
  );
  if (!start || !end) return '';
  const [first, last] = [start.toPlainDate(), end.subtract({ milliseconds: 1 }).toPlainDate()];
  if (claimant?.allDay)
    return first.equals(last) && first.equals(date) ? words.wholeDayLower : formatDateRange(first, last, locale);
  if (first.equals(last)) {
    const hours = hoursOf({ start, end });
    return first.equals(date) ? hours : `${formatDate(first, locale)}, ${hours}`;
  }
  return `${formatDate(first, locale)}, ${formatClock(start)} – ${formatDate(end.toPlainDate(), locale)}, ${formatClock(end)}`;
}

function closedText(
  { closure, place }: Obstacle,
  date: Temporal.PlainDate,
  { resources }: Surroundings,
  locale: Locale,
): string {
  const words = DATE_FINDER_WORDS[locale];
  if (closure?.kind === 'days') {
    const because = closure.reason === undefined ? '' : `: ${closure.reason}`;
    return fill(place?.kind === 'venue' ? words.closedVenue : words.closedRegion, { because });
  }
  const hours = place?.kind === 'venue' ? resources.venues.get(place.id)?.opening?.hours : undefined;
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? 'MO';
  const open = (hours ?? []).filter(({ days }) => days.includes(weekday)).map(({ from, to }) => `${from}–${to}`);
  return open.length === 0 ? words.closedWeekday : fill(words.openHours, { hours: open.join(', ') });
}
