import { type Obstacle, obstaclesAt } from '../domain/day-outlook.ts';
import { type CalendarEvent, type EventEntry, eventSchema, toCalendarEvent } from '../domain/event.ts';
import { ID_MAX_LENGTH, ID_PATTERN } from '../domain/field.ts';
import { conflictsAt, findAlternatives, type Surroundings, toSurroundings } from '../domain/free-time.ts';
import { outlivesEvent } from '../domain/hold.ts';
import type { Alternative, FieldIssue } from '../domain/issue.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import type { Locale } from '../i18n/interface.ts';
import { SUBMIT_WORDS } from '../i18n/submit.ts';
import { type BusyList, fromBusyList } from './busy-list.ts';
import { type ObstacleView, toObstacleView } from './date-finder.ts';
import { formatEventFile } from './event-text.ts';
import { fill, formatDate, formatWrittenTime } from './human.ts';
import { describeIssue } from './issues.ts';
import { matchPersonalData } from './personal-data.ts';

/** The fields of the form, by the names of their inputs; texts as people left them. */
export interface EventDraft {
  readonly title: string;
  readonly summary: string;
  readonly format: string;
  readonly lang: string;
  readonly region: string;
  readonly venue: string;
  readonly place: string;
  readonly onlineUrl: string;
  readonly allDay: boolean;
  readonly startDay: string;
  readonly startTime: string;
  readonly endDay: string;
  readonly endTime: string;
  readonly status: 'confirmed' | 'hold';
  readonly until: string;
  readonly organizer: string;
  readonly id: string;
}
export type DraftField = keyof EventDraft;

/** What the form knows of the registry. */
export interface DraftContext {
  readonly locale: Locale;
  /** Of the venue, else of the region, else of the settings. */
  readonly timezone: string;
  /** The region has no place: what is in it is online. */
  readonly isOnline: boolean;
  /** For so many days a hold may last. */
  readonly holdDays: number;
  readonly venueName: (id: string) => string;
}

/** What is wrong with a field, in words for people who see the form and not the file. */
export interface DraftIssue {
  readonly field: DraftField;
  readonly message: string;
}

/** What an application would be told about its date. */
export interface DraftDate {
  /** Whether anything keeps the check from passing it. */
  readonly isRefused: boolean;
  readonly obstacles: readonly ObstacleView[];
  readonly alternatives: readonly (Alternative & { readonly text: string })[];
}

/** What the form says about a draft: its faults, or its file, and how its date stands as far as that can be told. */
export interface DraftVerdict {
  readonly issues: readonly DraftIssue[];
  readonly date?: DraftDate | undefined;
  /** Path from the root of the content folder. */
  readonly file?: { readonly path: string; readonly text: string } | undefined;
}

/** Judges drafts: made once for what is taken, asked at every change. */
export interface DraftJudge {
  readonly judge: (draft: EventDraft, context: DraftContext) => DraftVerdict;
  /** Whether it knows what is taken. */
  readonly knowsDates: boolean;
  /** Ids that events have already. */
  readonly taken: ReadonlySet<string>;
  readonly people: readonly string[];
}

/** Make a judge of drafts, as of a moment. Without a list of what is taken it judges everything but the date. */
export function makeDraftJudge(list: BusyList | undefined, now: Temporal.Instant): DraftJudge {
  const busy = list && fromBusyList(list, now);
  const surroundings = busy && toSurroundings(busy.busy, busy.resources, now);
  const taken = new Set(list?.events.map(({ id }) => id));
  const people = list?.people ?? [];
  return {
    knowsDates: list !== undefined,
    taken,
    people,
    judge: (draft, context) => {
      const entry = toEntry(draft, context);
      const { data, issues: found } = checkAgainst(eventSchema, structuredCopy(entry));
      const placed =
        data && toCalendarEvent(data, { id: draft.id, file: '', region: draft.region, timezone: context.timezone });
      const event = placed?.event;
      const issues = [
        ...missingIn(draft, context),
        ...[...found, ...(placed?.issues ?? [])].flatMap((issue) => tellIssue(issue, context)),
        ...personalDataIn(draft, context),
        ...holdIssues(draft, event, context, now),
        // A name is proposed from the title: without one there is nothing to find fault with.
        ...(draft.title.trim() === '' && draft.id === '' ? [] : idIssues(draft, taken, context)),
        ...(list && draft.organizer !== '' && !people.includes(draft.organizer)
          ? [{ field: 'organizer' as const, message: fill(wordsOf(context).person, { id: draft.organizer }) }]
          : []),
      ];
      const probe = surroundings && probeOf(entry, draft, context);
      const date = probe && judgeDate(probe, surroundings, context);
      const first = [...Map.groupBy(issues, ({ field }) => field).values()].flatMap((same) => same[0] ?? []);
      if (first.length > 0 || !data) return { issues: first, date };
      const file = {
        path: `events/${draft.region}/${draft.id}.md`,
        text: formatEventFile({ entry: data, body: '' }),
      };
      return { issues: [], date, file };
    },
  };
}

/** Make the event of a draft whose date is there already, whatever else is missing: a conflict is told before all is written. */
function probeOf(
  { hold, status, ...entry }: Readonly<Record<string, unknown>>,
  draft: EventDraft,
  { timezone, isOnline }: DraftContext,
): CalendarEvent | undefined {
  const isHold = status === 'hold' && draft.until !== '' && draft.organizer !== '';
  const assumed = {
    title: '…',
    format: 'other',
    ...(isOnline ? { onlineUrl: 'https://example.org' } : draft.venue === '' ? { place: '…' } : {}),
  };
  const probe = { ...assumed, ...entry, ...(isHold ? { status, hold } : { status: 'confirmed' }) };
  const { data } = checkAgainst(eventSchema, structuredCopy(probe));
  return data && toCalendarEvent(data, { id: draft.id, file: '', region: draft.region, timezone }).event;
}

/** The acceptor of a schema fills defaults into the value itself: it gets one of its own. */
function structuredCopy(entry: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(entry));
}

function wordsOf({ locale }: DraftContext) {
  return SUBMIT_WORDS[locale].fields;
}

/** The front matter that a draft means; what was left empty is not in it. */
function toEntry(draft: EventDraft, { isOnline }: DraftContext): Readonly<Record<string, unknown>> {
  const { title, summary, status, format, lang, venue, place, onlineUrl, allDay, until, organizer } = draft;
  const start = allDay ? draft.startDay : `${draft.startDay}T${draft.startTime}`;
  const end = allDay ? draft.endDay : `${draft.endDay}T${draft.endTime}`;
  const fields = {
    title: title.trim(),
    summary: summary.trim().replaceAll(/\s*\n\s*/g, ' '),
    status,
    start,
    end: allDay && end === start ? '' : end,
    venue: isOnline ? '' : venue,
    place: isOnline || venue !== '' ? '' : place.trim(),
    attendance: isOnline ? 'online' : '',
    onlineUrl: isOnline ? onlineUrl.trim() : '',
    format,
    lang,
    organizers: organizer === '' ? undefined : [organizer],
    hold: status === 'hold' ? { ...(until === '' ? {} : { until }), by: organizer } : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));
}

/** What is left empty is told in the form's own words. */
function missingIn(draft: EventDraft, context: DraftContext): DraftIssue[] {
  const words = wordsOf(context);
  const { isOnline } = context;
  const issues: DraftIssue[] = [];
  const need = (field: DraftField, message: string, isMissing = draft[field] === '') => {
    if (isMissing) issues.push({ field, message });
  };
  need('title', words.title, draft.title.trim() === '');
  need('format', words.format);
  need('region', words.region);
  if (isOnline) need('onlineUrl', words.onlineUrl, draft.status === 'confirmed' && draft.onlineUrl.trim() === '');
  else need('place', words.place, draft.venue === '' && draft.place.trim() === '');
  need('startDay', words.start);
  if (!draft.allDay) need('startTime', words.startTime);
  need('endDay', words.end);
  if (!draft.allDay) need('endTime', words.endTime);
  if (draft.status === 'hold') {
    need('until', words.until);
    need('organizer', words.by);
  }
  return issues;
}

/** Where in the form a field of the file is. */
const FIELDS: Readonly<Record<string, DraftField>> = {
  title: 'title',
  summary: 'summary',
  format: 'format',
  lang: 'lang',
  venue: 'venue',
  place: 'place',
  onlineUrl: 'onlineUrl',
  start: 'startDay',
  end: 'endDay',
  timezone: 'region',
  organizers: 'organizer',
};

function tellIssue(issue: FieldIssue, context: DraftContext): DraftIssue[] {
  const [key = 'title', inner] = (issue.field ?? []).map(String);
  const field = key === 'hold' ? (inner === 'by' ? 'organizer' : 'until') : (FIELDS[key] ?? 'title');
  if (issue.code === 'time-order') return [{ field, message: wordsOf(context).order }];
  const { message, hint } = describeIssue({ ...issue, severity: 'error', file: '' }, context.locale);
  return [{ field, message: `${message} ${hint}` }];
}

function personalDataIn(draft: EventDraft, { locale }: DraftContext): DraftIssue[] {
  return (['title', 'summary', 'place', 'onlineUrl'] as const).flatMap((field) => {
    const [found] = matchPersonalData(draft[field]);
    if (!found) return [];
    const { variant, value } = found;
    const issue = { code: 'personal-data', variant, severity: 'error', file: '', params: { value } } as const;
    const { message, hint } = describeIssue(issue, locale);
    return [{ field, message: `${message} ${hint}` }];
  });
}

function holdIssues(
  { status, until }: EventDraft,
  event: CalendarEvent | undefined,
  context: DraftContext,
  now: Temporal.Instant,
): DraftIssue[] {
  if (status !== 'hold' || until === '') return [];
  const words = wordsOf(context);
  const today = now.toZonedDateTimeISO(context.timezone).toPlainDate();
  const latest = today.add({ days: context.holdDays });
  const tell = (message: string) => [{ field: 'until' as const, message }];
  if (until < today.toString()) return tell(words.untilPast);
  if (until > latest.toString()) return tell(fill(words.untilLong, { limit: formatDate(latest, context.locale) }));
  return event?.time && outlivesEvent(event, event.time) ? tell(words.untilLate) : [];
}

function idIssues({ id }: EventDraft, taken: ReadonlySet<string>, context: DraftContext): DraftIssue[] {
  const words = wordsOf(context);
  if (!ID_PATTERN.test(id) || id.length > ID_MAX_LENGTH) return [{ field: 'id', message: words.id }];
  return taken.has(id) ? [{ field: 'id', message: fill(words.idTaken, { id }) }] : [];
}

function judgeDate(event: CalendarEvent, surroundings: Surroundings, context: DraftContext): DraftDate | undefined {
  const { time } = event;
  if (!time) return undefined;
  const { locale, timezone, venueName } = context;
  const occurrence: Occurrence = {
    event,
    time,
    kind: 'single',
    original: time.start.toPlainDateTime(),
    start: time.start.epochMilliseconds,
    end: time.end.epochMilliseconds,
  };
  const date = time.start.toPlainDate();
  const view = (obstacle: Obstacle) => toObstacleView(obstacle, date, { timezone }, surroundings, locale);
  const obstacles = obstaclesAt(event, time, surroundings);
  const refusing = conflictsAt(event, [occurrence], surroundings).find(({ severity }) => severity === 'error');
  const alternatives = refusing ? findAlternatives(event, [occurrence], refusing, surroundings) : [];
  return {
    isRefused: refusing !== undefined,
    obstacles: obstacles.map(view),
    alternatives: alternatives.map((alternative) => {
      const written = formatWrittenTime(alternative.start, alternative.end, locale);
      const { venue } = alternative;
      const text =
        venue === undefined ? written : fill(SUBMIT_WORDS[locale].at, { time: written, venue: venueName(venue) });
      return { ...alternative, text };
    }),
  };
}

/** So long may an address be that GitHub and every browser still open. */
const MOST_ADDRESS = 7500;

/** Get the address of GitHub's editor with a new file in it; nothing where the file is too long for an address. */
export function editorAddress(repository: string, { path, text }: { path: string; text: string }): string | undefined {
  const address = `${repository}/new/main?filename=content/${path}&value=${encodeURIComponent(text)}`;
  return address.length > MOST_ADDRESS ? undefined : address;
}

/** Write the file of an event that nobody has thought of yet, to be filled in. */
export function formatTemplate(entry: Pick<EventEntry, 'title' | 'summary' | 'place' | 'start' | 'end'>): string {
  const fields = {
    ...entry,
    status: 'confirmed',
    format: 'meeting',
    attendance: 'offline',
    lang: 'ru',
    scope: 'regional',
  };
  return formatEventFile({ entry: eventSchema.parse(fields), body: '' });
}
