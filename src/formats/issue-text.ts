import type { IssueFieldName } from '../i18n/issue-form.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { DraftContext, EventDraft } from './draft-entry.ts';
import { guessLanguage } from './guessed-language.ts';

/**
 * What an issue may answer, in the order in which its text has it. Named as the fields of `EventDraft`, but for `repeatEnd`, which is
 * a number or a day, `price` with its amount and currency, `body`, the text of the page, and `consent`.
 */
export const ISSUE_FIELDS = [
  'title',
  'format',
  'region',
  'attendance',
  'place',
  'onlineUrl',
  'startDay',
  'startTime',
  'endDay',
  'endTime',
  'status',
  'lang',
  'summary',
  'until',
  'repeat',
  'repeatEnd',
  'except',
  'timezone',
  'price',
  'registrationUrl',
  'registrationDeadline',
  'capacity',
  'topics',
  'languages',
  'venueName',
  'venueAddress',
  'venueCapacity',
  'organizer',
  'personName',
  'personTelegram',
  'personIs',
  'speakers',
  'hosts',
  'scope',
  'partOf',
  'id',
  'body',
  'consent',
] as const satisfies readonly IssueFieldName[];
export type IssueField = (typeof ISSUE_FIELDS)[number];
export type IssueAnswers = Readonly<Partial<Record<IssueField, string>>>;

/** How an issue names its fields, and what may be chosen in them, in one language. */
export interface IssueTextWords {
  readonly labels: Readonly<Record<IssueField, string>>;
  /** By the values of a field. */
  readonly choices: Readonly<Partial<Record<IssueField, Readonly<Record<string, string>>>>>;
  readonly consent: string;
}

// A browser has no need of the judge before something is typed, nor for this.
const NEW_VENUE: typeof import('./draft-entry.ts').NEW_VENUE = '+';

/** Put a draft that was judged to be right into answers: what a form hides, because it does not belong to what is chosen, is left out. */
export function toIssueAnswers(draft: EventDraft, context: DraftContext): IssueAnswers {
  const isOnline = context.isOnline || draft.attendance === 'online';
  const isNew = !isOnline && draft.venue === NEW_VENUE;
  const isPlaced = !isOnline && !isNew;
  const [repeats, holds, joins] = [draft.repeat !== '', draft.status === 'hold', draft.organizer !== ''];
  const isIf = (condition: boolean, text: string) => (condition ? text : '');
  return {
    title: draft.title,
    format: draft.format,
    region: draft.region,
    attendance: isIf(!context.isOnline, draft.attendance),
    place: isIf(isPlaced, draft.venue === '' ? draft.place : context.venueName(draft.venue)),
    onlineUrl: isIf(isOnline || draft.attendance === 'hybrid', draft.onlineUrl),
    startDay: draft.startDay,
    startTime: isIf(!draft.allDay, draft.startTime),
    endDay: isIf(draft.endDay !== draft.startDay, draft.endDay),
    endTime: isIf(!draft.allDay, draft.endTime),
    status: isIf(holds, draft.status),
    // The robot tells a Russian text from others, as the form does.
    lang: isIf(draft.lang !== 'ru' || guessLanguage(draft, 'en') !== 'ru', draft.lang),
    summary: draft.summary,
    until: isIf(holds, draft.until),
    repeat: draft.repeat,
    repeatEnd: isIf(repeats, draft.repeatEnd === 'count' ? draft.repeatCount : draft.repeatUntil),
    except: isIf(repeats, draft.except),
    timezone: draft.timezone,
    price: draft.price === 'amount' ? `${draft.amount} ${draft.currency || 'EUR'}` : draft.price,
    registrationUrl: draft.registrationUrl,
    registrationDeadline: draft.registrationDeadline,
    capacity: draft.capacity,
    topics: draft.topics,
    languages: draft.languages,
    venueName: isIf(isNew, draft.venueName),
    venueAddress: isIf(isNew, draft.venueAddress),
    venueCapacity: isIf(isNew, draft.venueCapacity),
    organizer: draft.organizer,
    personName: isIf(joins, draft.personName),
    personTelegram: isIf(joins && draft.personName !== '', draft.personTelegram),
    personIs: isIf(joins && draft.personName !== '', draft.personIs),
    speakers: draft.speakers,
    hosts: draft.hosts,
    scope: isIf(draft.scope !== 'regional', draft.scope),
    partOf: draft.partOf,
    id: draft.id,
    body: draft.body,
    consent: isIf(draft.consent, 'yes'),
  };
}

/** Write answers as the text of an issue, as GitHub's form would; what was not answered is not in it. `parseIssueForm` reads it back. */
export function formatIssueText(answers: IssueAnswers, { labels, choices, consent }: IssueTextWords): string {
  const parts = ISSUE_FIELDS.flatMap((field) => {
    const answer = field === 'body' ? cleanText(answers[field] ?? '') : cleanLine(answers[field] ?? '');
    if (field === 'consent') return [`### ${labels[field]}\n\n- [${answer === '' ? ' ' : 'x'}] ${consent}`];
    return answer === '' ? [] : [`### ${labels[field]}\n\n${choices[field]?.[answer] ?? answer}`];
  });
  return `${parts.join('\n\n')}\n`;
}
