import type { Check } from '../domain/check.ts';
import { currentOccurrence } from '../domain/current.ts';
import { daysOf, mondayOf } from '../domain/days.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { fill } from './human.ts';
import { regionName } from './listing.ts';
import { addressOf, dayIn, eventsOf, type Review, type ReviewedEvent, type Size } from './review.ts';
import { link, NBSP, nameIn, text } from './review-markdown.ts';
import { toWeek, type WeekDay, type WeekEntry, type WeekPeriod } from './week-around.ts';

/** Tell what else the weeks of the events hold, in their region. */
export function tellWeeks(review: Review, locale: Locale, { weeks, entries }: Size): string[] {
  const { check } = review.application;
  if (!check) return [];
  const events = eventsOf(review).filter(({ kind }) => kind !== 'deleted');
  const periods = periodsOf(review, check);
  const own = new Set(events.map(({ event }) => event.id));
  const told = new Map<string, string>();
  for (const one of events) {
    const { region, timezone } = one.event;
    for (const day of daysToShow(one, review)) {
      if (told.size >= weeks) continue;
      const week = toWeek(periods, { day, region, timezone, own }, locale);
      const title = fill(REVIEW_WORDS[locale].week, {
        range: week.title,
        region: text(regionName(check.registry, region, locale)),
      });
      const table = tellWeek(week.days, review, locale, entries);
      told.set(`${region} ${week.days[0]?.date}`, `#### ${title}\n\n${table}`);
    }
  }
  return [...told.values()];
}

function periodsOf({ others = [] }: Review, { busy }: Check): readonly WeekPeriod[] {
  return [
    ...busy.map((period) => ({ period })),
    ...others.flatMap(({ pull, periods }) => periods.map((period) => ({ period, pull }))),
  ];
}

/** A day of each week to look at: of a series, that of the first date that something stands against, else of the next one. */
function daysToShow(
  { event, occurrences }: ReviewedEvent,
  { application, now }: Review,
): readonly Temporal.PlainDate[] {
  const clash =
    event.recurrence && application.issues.find(({ file, conflict }) => conflict && file === event.file)?.conflict;
  if (clash) return [dayIn(clash.start, event.timezone)];
  const time = currentOccurrence(occurrences, now)?.time ?? event.time;
  if (!time) return [];
  const { first, last } = daysOf(time);
  const days = [first];
  for (
    let day = mondayOf(first).add({ days: 7 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 7 })
  )
    days.push(day);
  return days;
}

function tellWeek(days: readonly WeekDay[], review: Review, locale: Locale, most: number): string {
  const words = REVIEW_WORDS[locale];
  const rows = days.map(({ shortName, entries }) => {
    // Whatever a day has no room for, what is proposed is on it.
    let room = most - entries.filter(({ isOwn }) => isOwn).length;
    const kept = entries.filter(({ isOwn }) => isOwn || room-- > 0);
    const shown = kept.map((entry) => tellEntry(entry, review, locale));
    const rest = entries.length - shown.length;
    const cells = [...shown, ...(rest > 0 ? [fill(words.more, { count: rest })] : [])];
    const isOwn = entries.some((entry) => entry.isOwn);
    return `| ${isOwn ? `**${shortName}**` : shortName} | ${cells.join('<br>') || words.free} |`;
  });
  return [`| ${words.day} | ${words.events} |`, '|---|---|', ...rows].join('\n');
}

function tellEntry(entry: WeekEntry, review: Review, locale: Locale): string {
  const words = REVIEW_WORDS[locale];
  const { registry } = review.application.check ?? {};
  const venue = entry.venue === undefined ? undefined : registry?.venues.get(entry.venue);
  const hours = entry.zone === undefined ? entry.hours : `${entry.hours} ${entry.zone}`;
  const title = entry.isOwn ? `**${text(entry.title)}**` : link(text(entry.title), addressOf(entry, review, locale));
  const notes = [
    ...(venue ? [text(nameIn(venue.name, locale))] : []),
    ...(entry.isOnline ? [wordsOf(locale).attendance.online] : []),
    ...(entry.region !== undefined && registry ? [text(regionName(registry, entry.region, locale))] : []),
    ...(entry.hold === undefined ? [] : [entry.hold]),
    ...(entry.pull === undefined ? [] : [fill(words.pull, { number: entry.pull })]),
  ];
  const told = `${hours} ${title}${notes.length === 0 ? '' : ` · ${notes.join(' · ')}`}`;
  return entry.isOwn ? `${told} **${words.own.replaceAll(' ', NBSP)}**` : told;
}

/** Tell what other regions hold on the days of the events. */
export function tellElsewhere(review: Review, locale: Locale, most: number): string[] {
  const { check } = review.application;
  const first = eventsOf(review).find(({ kind }) => kind !== 'deleted');
  const [day] = first ? daysToShow(first, review) : [];
  if (!check || !first || !day) return [];
  const { region, timezone } = first.event;
  const own = new Set(eventsOf(review).map(({ event }) => event.id));
  const { elsewhere } = toWeek(periodsOf(review, check), { day, region, timezone, own }, locale);
  if (elsewhere.length === 0) return [];
  return [`**${REVIEW_WORDS[locale].elsewhere}**\n\n${tellWeek(elsewhere, review, locale, most)}`];
}
