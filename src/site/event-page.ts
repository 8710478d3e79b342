import type { CalendarEvent } from '../domain/event.ts';
import { originalOf } from '../domain/original.ts';
import { previousStart } from '../domain/previous-start.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { stampOf } from '../domain/stamp.ts';
import { packDraft } from '../formats/draft-memory.ts';
import { toEventView } from '../formats/event-view.ts';
import { fill, typeset } from '../formats/human.ts';
import { capitalize } from '../formats/listing.ts';
import { toPartDays } from '../formats/part-view.ts';
import { toQrCode } from '../formats/qr-code.ts';
import { toRepeatDraft } from '../formats/repeat-draft.ts';
import { toSchemaOrg } from '../formats/schema-org.ts';
import { formatTextLanguage } from '../formats/text-language.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { coordinatorUrl, issueUrl, toCorrections } from './corrections.ts';
import { pictureOf } from './event-pictures.ts';
import { lineOf } from './lines.ts';
import { type Calendar, neighboursOf, nextOccurrence } from './registry.ts';
import { absolute, eventCalendarPath, eventImagePath, eventPath, personPath, submitPath } from './urls.ts';

/** Get all that an event's page is made from: what it says of itself to machines, and the properties of its article. */
export function toEventPage(calendar: Calendar, event: CalendarEvent, locale: Locale) {
  const { registry, now } = calendar;
  const { entry } = event;
  const context = { registry, locale, now };
  const current = nextOccurrence(calendar, event);
  const { movedFrom } = stampOf(calendar.stamps, event.file);
  const path = eventPath(event.id, locale);
  const url = absolute(path);
  const occurrences = calendar.byEvent.get(event.id) ?? [];
  const view = toEventView({ event, occurrences, current, movedFrom, page: url }, context);
  const cover =
    entry.cover === undefined ? undefined : { src: eventImagePath(event.id, entry.cover), alt: entry.coverAlt ?? '' };
  const picture = pictureOf(calendar, event);
  const parent = entry.partOf === undefined ? undefined : registry.events.get(entry.partOf);
  const original = originalOf(event, registry);
  const parts = calendar.parts.get(event.id) ?? [];
  const siblings = parent ? (calendar.parts.get(parent.id) ?? []) : [];
  const position = siblings.indexOf(event);
  const pageOf = (id: string) => absolute(eventPath(id, locale));
  const named = (other: CalendarEvent | undefined) =>
    other && {
      id: other.id,
      title: typeset(other.entry.title),
      lang: other.entry.lang === locale ? undefined : other.entry.lang,
    };
  // The title of a page is what is heard first, and what is read where somebody shares it.
  const { status } = entry;
  const off = status === 'cancelled' || status === 'postponed' ? `${capitalize(wordsOf(locale).status[status])}: ` : '';
  return {
    title: off + entry.title,
    description: view.description,
    path,
    feeds: original ? undefined : { calendar: eventCalendarPath(event.id, locale), title: entry.title },
    image: picture?.image,
    indexed: entry.duplicateOf === undefined,
    canonical: original && pageOf(original.id),
    jsonLd: toSchemaOrg(event, registry, {
      url,
      locale,
      time: current?.time,
      before: previousStart(event, current, movedFrom),
      parts: parts.flatMap((part) => {
        const time = nextOccurrence(calendar, part)?.time;
        return time ? [{ event: part, time, url: pageOf(part.id) }] : [];
      }),
      parent: parent && { event: parent, time: nextOccurrence(calendar, parent)?.time, url: pageOf(parent.id) },
      personUrl: (id) => absolute(personPath(id, locale)),
      imageUrl: cover ? absolute(cover.src) : picture && absolute(picture.image.src),
    }),
    article: {
      event: view,
      locale,
      url,
      cover,
      textLanguage: formatTextLanguage(entry.lang, locale),
      html: calendar.html.get(event.id),
      parent: named(parent),
      before: named(siblings[position - 1]),
      after: position === -1 ? undefined : named(siblings[position + 1]),
      original: named(original),
      programme: toPartDays(event, parts, ({ id }) => calendar.byEvent.get(id) ?? [], context),
      nearby: neighboursOf(calendar, event).map((occurrence) => lineOf(calendar, occurrence, locale)),
      rivals: calendar.inConflict.get(event.id)?.flatMap((id) => named(registry.events.get(id)) ?? []),
      qr: entry.duplicateOf === undefined && isPosterWorth(event, current?.end, now) ? toQrCode(url) : undefined,
      ...toWaysToCorrect(calendar, event, { url, locale, end: current?.end }),
      repeatUrl: current && toRepeatUrl(event, current, now, locale),
    },
  };
}

/** A poster is for what is ahead, or will be. */
function isPosterWorth({ entry }: CalendarEvent, end: number | undefined, now: Temporal.Instant): boolean {
  if (entry.status === 'cancelled') return false;
  return end === undefined || end > now.epochMilliseconds;
}

/** Where an event that is over is proposed once more: the address brings its fields along, so that nothing is to be loaded. */
function toRepeatUrl(event: CalendarEvent, { time, end }: Occurrence, now: Temporal.Instant, locale: Locale) {
  const { status, duplicateOf } = event.entry;
  const isHeld = status === 'confirmed' && duplicateOf === undefined && end <= now.epochMilliseconds;
  return isHeld ? `${submitPath(locale)}#${packDraft(toRepeatDraft(event, time))}` : undefined;
}

/** Where an event’s file is changed, and where others are told that it should be, or how it went. */
function toWaysToCorrect(
  calendar: Calendar,
  { file, entry, region }: CalendarEvent,
  { url, locale, end }: { readonly url: string; readonly locale: Locale; readonly end: number | undefined },
) {
  const { registry, now } = calendar;
  const { repository } = registry.settings;
  const { outcome } = EVENT_PAGE_WORDS[locale];
  const shown = { file, title: entry.title, url };
  // A series has no outcome as a whole, and a double has its original’s.
  const isOpen = !entry.report && !entry.repeat && entry.duplicateOf === undefined && entry.status === 'confirmed';
  const isOver = isOpen && end !== undefined && end <= now.epochMilliseconds;
  return {
    ...toCorrections(calendar, shown, locale),
    chatUrl: coordinatorUrl(calendar, region, shown),
    outcomeUrl:
      isOver && repository !== undefined
        ? issueUrl(repository, fill(outcome.title, { title: entry.title }), fill(outcome.body, { url }))
        : undefined,
  };
}
