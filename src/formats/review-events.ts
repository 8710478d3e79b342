import type { CalendarEvent } from '../domain/event.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { eventPage } from './addresses.ts';
import type { EventView } from './event-view.ts';
import { fill, formatCount, formatDate } from './human.ts';
import { capitalize, toBadge } from './listing.ts';
import { IMAGE_PATTERN } from './registry-files.ts';
import {
  contextOf,
  dayIn,
  eventsOf,
  fileAddress,
  type Review,
  type ReviewedEvent,
  type Size,
  viewOf,
} from './review.ts';
import { tellChanges } from './review-changes.ts';
import { code, link, listed, nameIn, text } from './review-markdown.ts';

/** Tell the events of an application: a card each, the dates of a series, what changes. */
export function tellEvents(review: Review, locale: Locale, { cards }: Size): string[] {
  const words = REVIEW_WORDS[locale];
  const events = eventsOf(review);
  const shown = events.slice(0, cards).flatMap((one) => {
    const view = viewOf(one, review, locale);
    return [
      tellCard(one, view, review, locale),
      ...tellSeries(one, view, review, locale),
      ...tellChanges(one, review, locale),
    ];
  });
  const { check, files } = review.application;
  const named = (files: readonly string[]) =>
    listed(
      files.map((file) => link(code(file), fileAddress(file, review))),
      10,
    );
  const isPicture = (file: string) => IMAGE_PATTERN.test(file);
  const pictures = files.filter((file) => file.startsWith('events/') && isPicture(file));
  if (pictures.length > 0) shown.push(`> ${words.pictures}: ${named(pictures)}`);
  const unread = files.filter(
    (file) => file.startsWith('events/') && !isPicture(file) && check?.entries.unread?.has(file),
  );
  if (unread.length > 0) shown.push(`> ${named(unread)}  \n> ${words.unreadable}`);
  const rest = events.slice(cards);
  if (rest.length === 0) return shown;
  const lines = rest.slice(0, 20).map(({ event }) => `- ${text(event.entry.title)}, ${dayOf(event, locale)}`);
  if (rest.length > 20) lines.push(`- ${fill(words.more, { count: rest.length - 20 })}`);
  return [...shown, `**${words.moreCards}**\n\n${lines.join('\n')}`];
}

function dayOf({ time }: CalendarEvent, locale: Locale): string {
  if (!time) return REVIEW_WORDS[locale].noDate;
  return formatDate(time.start.toPlainDate(), locale, { weekday: true, year: true });
}

function tellCard(one: ReviewedEvent, view: EventView, review: Review, locale: Locale): string {
  const words = REVIEW_WORDS[locale];
  const { event, registry, kind } = one;
  const { when, place, region } = view;
  const time = when
    ? `**${capitalize(when.text)}**${when.zone === undefined ? '' : ` · ${when.zone}`}`
    : `**${view.month || words.noDate}**`;
  const where = [
    ...(place.venue ? [`**${text(place.venue.name)}**`] : []),
    ...(place.line === undefined ? [] : [text(place.line)]),
    fill(words.region, { name: text(region.name) }),
  ];
  const what = [
    view.format.name,
    wordsOf(locale).attendance[view.attendance],
    ...(view.price === undefined ? [] : [view.price]),
  ];
  const people = view.people.map(
    ({ label, people: named }) =>
      `${label}: ${listed(
        named.map(({ name }) => text(name)),
        10,
      )}`,
  );
  const badge = kind === 'cancelled' ? undefined : toBadge(event, contextOf(review, registry, locale));
  const address = kind === 'deleted' ? undefined : review.previewOf?.(event, registry, locale);
  const links = [
    ...(address === undefined ? [] : [link(words.preview, address)]),
    ...(kind === 'deleted' ? [] : [link(words.file, fileAddress(event.file, review))]),
    ...(kind === 'added' ? [] : [link(words.byLines, `${review.repository}/pull/${review.application.pull}/files`)]),
  ];
  const lines = [
    [words[kind], ...(badge ? [badge.text] : [])].join(' · '),
    time,
    where.join(', '),
    text(what.join(' · ')),
    ...(kind === 'deleted' ? [] : tellReach(one, review, locale)),
    ...people,
    ...(view.summary === undefined ? [] : [text(view.summary, 500)]),
    ...(view.onlineUrl === undefined ? [] : [code(view.onlineUrl)]),
    ...(links.length === 0 ? [] : [links.join(' · ')]),
    ...(address === undefined && review.previewOf && kind !== 'deleted' ? [words.previewLong] : []),
    ...tellPage(one, review, locale),
  ];
  return [`> ### ${text(event.entry.title)}`, '>', lines.map((line) => `> ${line}`).join('  \n')].join('\n');
}

/** Which rules an event says that it does not fall under, or that others fall under because of it: its dates do not show that. */
function tellReach({ event, registry }: ReviewedEvent, { site }: Review, locale: Locale): string[] {
  const { reach: words } = REVIEW_WORDS[locale];
  const { scope, partOf, duplicateOf, overlaps = [] } = event.entry;
  const named = (id: string) => {
    const other = registry.events.get(id);
    return other ? link(text(other.entry.title), site + eventPage(id, locale)) : code(id);
  };
  return [
    ...(scope === 'regional' ? [] : [words[scope]]),
    ...(partOf === undefined ? [] : [fill(words.part, { event: named(partOf) })]),
    ...(duplicateOf === undefined ? [] : [fill(words.duplicate, { event: named(duplicateOf) })]),
    ...overlaps.slice(0, 5).map(({ with: id, reason, agreedBy }) => {
      const person = registry.people.get(agreedBy);
      const name = text(person ? nameIn(person.name, locale) : agreedBy);
      return fill(words.agreed, { event: named(id), reason: text(reason), person: name });
    }),
  ];
}

/** Nobody writes a comment once an application is accepted: where the event will be is said before. */
function tellPage({ event, kind }: ReviewedEvent, { application, site }: Review, locale: Locale): string[] {
  if (application.verdict !== 'passed' || kind === 'deleted') return [];
  const page = site + eventPage(event.id, locale);
  return [fill(REVIEW_WORDS[locale].page, { address: link(text(page.replace(/^https?:\/\//, '')), page) })];
}

/** The rule of a series, and the dates that something stands against. */
function tellSeries(
  { event, occurrences }: ReviewedEvent,
  view: EventView,
  { application }: Review,
  locale: Locale,
): string[] {
  if (view.repeats === undefined) return [];
  const words = REVIEW_WORDS[locale];
  const rule = text(
    fill(words.repeats, { rule: view.repeats, count: formatCount(occurrences.length, words.dates, locale) }),
  );
  const met = new Set(
    (application.check?.conflicts ?? []).flatMap(({ claim, others, severity, overlap }) =>
      severity === 'error' && [claim, ...others].some(({ claimant }) => claimant.id === event.id)
        ? [overlap.start]
        : [],
    ),
  );
  const dates = [...met].sort((a, b) => a - b).map((moment) => formatDate(dayIn(moment, event.timezone), locale));
  const clashing =
    dates.length === 0 ? '' : ` **${fill(words.clashDates, { dates: listed([...new Set(dates)], 12) })}**`;
  return [`${rule}.${clashing}`];
}
