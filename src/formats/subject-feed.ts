import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { knownSubjects, SUBJECT_KINDS, type Subject, subjectsOf } from '../domain/subject.ts';
import { calendarFeed, localeFolder, newsFeed, subjectPage } from './addresses.ts';
import { restInYears } from './archive-calendar.ts';
import { type FeedFile, type FeedSource, feedWindow } from './feed.ts';
import { toICalendar } from './icalendar.ts';
import { toRss } from './rss.ts';
import { subjectName } from './subject-view.ts';

/** What a feed is about: everything, or what belongs to a subject; with its events in order of their files. */
interface FeedContents {
  readonly subject?: Subject | undefined;
  /** Only its feeds are left, without events. */
  readonly isGone?: boolean;
  readonly events: readonly CalendarEvent[];
}

/** List the calendar and the news of everything, and of every region, venue, person, format and topic. */
export function subjectFeeds(source: FeedSource): FeedFile[] {
  const { home } = source;
  const [window, rest] = [feedWindow(source.now), restInYears(source)];
  return contentsOf(source).flatMap((contents): FeedFile[] => {
    const about = describe(source, contents);
    const page = contents.subject ? subjectPage(contents.subject, source.locale) : localeFolder(source.locale);
    const [calendar, news] = [calendarFeed(page), newsFeed(page)];
    const shownOn = home + (contents.isGone ? localeFolder(source.locale) : page);
    return [
      {
        path: calendar,
        write: () => toICalendar(source, { ...about, address: home + calendar, window, rest }),
      },
      {
        path: news,
        write: async () => ({ text: await toRss(source, { ...about, address: home + news, page: shownOn }) }),
      },
    ];
  });
}

function contentsOf({ registry, gone }: FeedSource): readonly FeedContents[] {
  const events = [...registry.events.values()];
  const ofSubjects = SUBJECT_KINDS.flatMap((kind) => {
    const groups = new Map<string, CalendarEvent[]>(knownSubjects(registry, kind).map((id) => [id, []]));
    for (const event of events) for (const id of subjectsOf(event, kind)) groups.get(id)?.push(event);
    return [...groups].map(([id, events]): FeedContents => ({ subject: { kind, id }, events }));
  });
  const ofGone = (gone?.subjects ?? []).map((subject): FeedContents => ({ subject, isGone: true, events: [] }));
  return [{ events }, ...ofSubjects, ...ofGone];
}

function describe({ registry, locale }: FeedSource, { subject, events }: FeedContents) {
  const { name, tagline } = registry.settings;
  const site = inLocale(name, locale);
  return {
    name: subject ? `${subjectName(registry, subject, locale)} · ${site}` : site,
    description: tagline === undefined ? site : inLocale(tagline, locale),
    events,
  };
}
