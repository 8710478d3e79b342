import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import type { ChangedDates, DatedChange, EventChange } from '../domain/event-change.ts';
import { inLocale } from '../domain/field.ts';
import { CHANGES_WORDS } from '../i18n/changes.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { changesFeed, eventPage, freeDatesPage, localeFolder } from './addresses.ts';
import { cleanLine } from './clean-text.ts';
import type { FeedFile, FeedSource } from './feed.ts';
import { fill, formatClock, formatCount, formatDate, formatHours, formatRule, formatZone } from './human.ts';
import {
  escapeXml,
  formatExactly,
  formatFacts,
  formatPlace,
  formatStart,
  MAX_NEWS_ITEMS,
  type NewsItem,
  writeRss,
} from './rss-channel.ts';

/** List the feed of what has changed about events that were announced before. */
export function changesFeeds(source: FeedSource): FeedFile[] {
  const path = changesFeed(source.locale);
  return [{ path, write: async () => ({ text: await toChangesRss(source, source.home + path) }) }];
}

/** Write the 50 newest changes as RSS 2.0: what was moved, cancelled, postponed, agreed, or given up, one item for each commit. */
export function toChangesRss(source: FeedSource, address: string): Promise<string> {
  const { registry, locale, home } = source;
  const words = CHANGES_WORDS[locale];
  const changes = source.newestChanges?.() ?? [];
  return writeRss(
    source,
    {
      name: `${words.name} · ${inLocale(registry.settings.name, locale)}`,
      description: words.description,
      address,
      page: home + localeFolder(locale),
    },
    changes.slice(0, MAX_NEWS_ITEMS).map((change) => toItem(source, change)),
  );
}

function toItem(source: FeedSource, change: DatedChange): NewsItem {
  const { registry, home, locale } = source;
  const { after: event, at, key } = change;
  const page = registry.events.has(event.id) ? eventPage(event.id, locale) : freeDatesPage(event.region, locale);
  return {
    event,
    title: titleOf(source, change),
    link: home + page,
    guid: `tag:${registry.settings.domain},${new Date(at).getUTCFullYear()}:${event.id}:${key}`,
    paragraphs: textOf(source, change).map(escapeXml),
    at,
  };
}

/** «Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00»: what matters most of what changed at once. */
function titleOf(source: FeedSource, { before, after, at, changes }: DatedChange): string {
  const { locale } = source;
  const words = CHANGES_WORDS[locale];
  const title = cleanLine(after.entry.title);
  const [change] = changes;
  if (!change) return title;
  switch (change.kind) {
    case 'released':
      return fill(change.by === 'clock' ? words.expired : words.released, { title, when: whenOf(before, at, locale) });
    case 'moved':
      return movedTitle(title, after, change, at, locale);
    case 'dates':
      return datesTitle(title, change, at, locale);
    case 'place': {
      const [from, to] = [formatPlace(source, before), formatPlace(source, after)];
      const isOnlyAttendance = from === to || to === undefined;
      const place = isOnlyAttendance ? wordsOf(locale).attendance[after.entry.attendance] : to;
      return fill(isOnlyAttendance ? words.attendance : words.place, { title, place });
    }
    default:
      return fill(words[change.kind], { title, when: whenOf(after, at, locale) });
  }
}

function whenOf({ time, recurrence }: CalendarEvent, at: number, locale: Locale): string {
  if (!time) return '';
  const start = formatStart(time, at, locale);
  return recurrence ? `${start}, ${formatRule(recurrence.rule, locale)}` : start;
}

function movedTitle(
  title: string,
  event: CalendarEvent,
  { from, to }: Extract<EventChange, { kind: 'moved' }>,
  at: number,
  locale: Locale,
): string {
  const words = CHANGES_WORDS[locale];
  const isTimed = !from.allDay && !to.allDay;
  if (isTimed && isSameStart(from, to)) {
    const zone = from.start.offset === to.start.offset ? [] : [formatZone(to.start, locale)];
    const when = [formatDate(daysOf(to).first, locale, yearOf(to, at)), formatHours(to, locale), ...zone].join(', ');
    return fill(words.hours, { title, when });
  }
  const values = { title, ...fromTo(from, to, at, locale) };
  return fill(event.entry.status === 'hold' ? words.heldMoved : words.moved, values);
}

function yearOf(time: EventTime, at: number): { readonly year: boolean } {
  return { year: time.start.year !== new Date(at).getUTCFullYear() };
}

/** On the same day the hour says it all; where only the end is another, both hours do. */
function fromTo(from: EventTime, to: EventTime, at: number, locale: Locale): { from: string; to: string } {
  const isTimed = !from.allDay && !to.allDay;
  const start = formatStart(from, at, locale);
  if (!isTimed || !from.start.toPlainDate().equals(to.start.toPlainDate()))
    return { from: start, to: formatStart(to, at, locale) };
  if (!isSameStart(from, to)) return { from: start, to: formatClock(to.start) };
  return { from: `${start}–${formatClock(from.end)}`, to: `${formatClock(to.start)}–${formatClock(to.end)}` };
}

function isSameStart(from: EventTime, to: EventTime): boolean {
  return from.start.toPlainDateTime().equals(to.start.toPlainDateTime());
}

function datesTitle(title: string, changed: ChangedDates, at: number, locale: Locale): string {
  const words = CHANGES_WORDS[locale];
  const { moved, dropped, added } = changed;
  if (moved.length + dropped.length + added.length > 1) return fill(words.dates, { title });
  for (const { from, to } of moved) return fill(words.moved, { title, ...fromTo(from.time, to.time, at, locale) });
  for (const { time } of dropped) return fill(words.dateDropped, { title, when: formatStart(time, at, locale) });
  for (const { time } of added) return fill(words.dateAdded, { title, when: formatStart(time, at, locale) });
  return title;
}

/** Everything that changed, as it was and as it is, and what has stayed beside it: plain text. */
function textOf(source: FeedSource, change: DatedChange): readonly string[] {
  const { locale } = source;
  const { before, after, changes } = change;
  const kinds = new Set(changes.map(({ kind }) => kind));
  const told = changes.flatMap((one) => tell(source, change, one));
  if (kinds.has('released')) return [...told, formatFacts(source, before)];
  const rest = [
    kinds.has('moved') || !after.time ? undefined : formatExactly(after.time, locale),
    after.recurrence && formatRule(after.recurrence.rule, locale),
    kinds.has('place') ? undefined : placeOf(source, after),
  ].filter((fact) => fact !== undefined);
  return rest.length === 0 ? told : [...told, rest.join(' · ')];
}

function tell(source: FeedSource, { before, after, at }: DatedChange, change: EventChange): readonly string[] {
  const { locale } = source;
  const words = CHANGES_WORDS[locale];
  switch (change.kind) {
    case 'moved':
      return [
        fill(words.before, { value: formatExactly(change.from, locale) }),
        fill(words.after, { value: formatExactly(change.to, locale) }),
      ];
    case 'dates':
      return [...tellRules(before, after, locale), ...tellDates(change, at, locale)];
    case 'place':
      return [
        fill(words.placeBefore, { value: placeOf(source, before) }),
        fill(words.placeAfter, { value: placeOf(source, after) }),
      ];
    case 'released': {
      const until = before.entry.hold?.until;
      if (change.by === 'commit' || until === undefined) return [words.free];
      return [fill(words.heldUntil, { date: formatDate(Temporal.PlainDate.from(until), locale, { year: true }) })];
    }
    case 'postponed':
      return [words.noDate];
    default:
      return [];
  }
}

function tellRules(before: CalendarEvent, after: CalendarEvent, locale: Locale): readonly string[] {
  const words = CHANGES_WORDS[locale];
  const [was, is] = [before, after].map(({ time, recurrence }) => {
    if (!time) return '';
    return recurrence
      ? `${formatRule(recurrence.rule, locale)}, ${formatHours(time, locale)}`
      : formatExactly(time, locale);
  });
  return was === undefined || is === undefined || was === is
    ? []
    : [fill(words.before, { value: was }), fill(words.after, { value: is })];
}

/** So many dates of a kind are named, the rest counted. */
const MOST_DATES = 6;

function tellDates({ moved, dropped, added }: ChangedDates, at: number, locale: Locale): readonly string[] {
  const words = CHANGES_WORDS[locale];
  const list = (template: string, dates: readonly string[]) => {
    if (dates.length === 0) return [];
    const named = dates.slice(0, MOST_DATES).join('; ');
    const rest = dates.length - MOST_DATES;
    return fill(template, { dates: rest > 0 ? `${named} ${formatCount(rest, words.more, locale)}` : named });
  };
  const starts = (dates: ChangedDates['dropped']) => dates.map(({ time }) => formatStart(time, at, locale));
  return [
    list(
      words.datesMoved,
      moved.map(({ from, to }) => Object.values(fromTo(from.time, to.time, at, locale)).join(' → ')),
    ),
    list(words.datesDropped, starts(dropped)),
    list(words.datesAdded, starts(added)),
  ].flat();
}

/** A venue that is gone has left only its region behind. */
function placeOf(source: FeedSource, event: CalendarEvent): string {
  const { registry, locale } = source;
  const { attendance } = event.entry;
  const region = registry.regions.get(event.region);
  const place =
    attendance === 'online' ? undefined : (formatPlace(source, event) ?? (region && inLocale(region.name, locale)));
  const online = attendance === 'offline' ? undefined : wordsOf(locale).attendance.online;
  return [place, online].filter((part) => part !== undefined).join(' · ');
}
