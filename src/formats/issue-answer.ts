import type { CalendarEvent } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import { expandPlainSeries } from '../domain/plain-series.ts';
import type { RecurrenceRule } from '../domain/recurrence-rule.ts';
import type { Registry } from '../domain/registry.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { wordsOf } from '../i18n/interface.ts';
import { ISSUE_FORM_WORDS, type IssueFormWords } from '../i18n/issue-form.ts';
import { REPORT_WORDS } from '../i18n/issues.ts';
import type { Locale } from '../i18n/locale.ts';
import { eventPage } from './addresses.ts';
import type { DraftFile } from './draft-entry.ts';
import { fill, formatCount, formatDate, formatPrice, formatRule, formatWhen, formatZone } from './human.ts';
import type { IssueVerdict } from './issue-draft.ts';
import { issueLabel } from './issue-reading.ts';
import { describeIssue, escapeMarkdown } from './issues.ts';
import { capitalize, formatWhere } from './listing.ts';
import type { ProposedEvent } from './proposed-event.ts';
import { ANSWER_MARKER } from './unread-issue.ts';

/** A comment on GitHub, and the text of a pull request, hold so many characters. */
const MOST_COMMENT = 65_536;
/** A longer file is read in the pull request. */
const MOST_FILE = 4000;

/** What is answered below an issue: one of these, always the whole of it. */
export type IssueAnswer =
  | { readonly kind: 'incomplete'; readonly verdict: IssueVerdict; readonly pull?: number | undefined }
  | {
      readonly kind: 'refused' | 'accepted';
      readonly verdict: IssueVerdict;
      readonly proposed: ProposedEvent;
      readonly pull?: number | undefined;
    }
  | { readonly kind: 'merged' | 'closed' | 'taken'; readonly verdict: IssueVerdict; readonly pull: number }
  | { readonly kind: 'too-many'; readonly verdict: IssueVerdict; readonly count: number }
  | { readonly kind: 'crowded' | 'failed' | 'forbidden'; readonly verdict: IssueVerdict };

/**
 * Write the one comment below an issue: what became of it, whose move it is, how it was understood. `site` is the address of the
 * site's home page, with a slash at its end.
 */
export function formatIssueAnswer(answer: IssueAnswer, site: string): string {
  const text = tell(answer, ISSUE_FORM_WORDS[answer.verdict.locale], site).join('\n\n');
  const room = MOST_COMMENT - ANSWER_MARKER.length - 4;
  return `${text.length > room ? `${text.slice(0, room - 1)}…` : text}\n\n${ANSWER_MARKER}`;
}

function tell(answer: IssueAnswer, words: IssueFormWords, site: string): string[] {
  switch (answer.kind) {
    case 'incomplete':
      return [words.missing, tellNotes(answer.verdict), ...tellStale(answer.pull, words), words.how];
    case 'refused':
      return [
        words.refused,
        tellIssues(answer.proposed.issues, answer.verdict.locale),
        ...tellFree(answer.proposed.issues, answer.verdict.locale),
        ...tellStale(answer.pull, words),
        words.how,
        ...tellEvent(answer.verdict, answer.proposed, words),
      ];
    case 'accepted': {
      const { issues } = answer.proposed;
      const warned = issues.length === 0 ? [] : [words.warned, tellIssues(issues, answer.verdict.locale)];
      const { id, locale } = answer.verdict;
      const accepted = fill(words.accepted, { pull: `#${answer.pull}`, page: `<${site}${eventPage(id, locale)}>` });
      return [accepted, ...warned, ...tellEvent(answer.verdict, answer.proposed, words), words.how];
    }
    case 'merged':
    case 'closed':
    case 'taken':
      return [fill(words[answer.kind], { pull: `#${answer.pull}` })];
    case 'too-many':
      return [fill(words.tooMany, { count: answer.count })];
    case 'crowded':
    case 'failed':
    case 'forbidden':
      return [words[answer.kind]];
  }
}

function tellStale(pull: number | undefined, { stale }: IssueFormWords): string[] {
  return pull === undefined ? [] : [fill(stale, { pull: `#${pull}` })];
}

function tellNotes({ notes }: IssueVerdict): string {
  return notes
    .map(({ field, message }) => `- **${escapeMarkdown(issueLabel(field))}** — ${escapeMarkdown(message)}`)
    .join('\n');
}

/** So many are told; what is left is told when these are mended. */
const MOST_ISSUES = 20;

function tellIssues(issues: readonly Issue[], locale: Locale): string {
  const items = issues.slice(0, MOST_ISSUES).map((issue) => {
    const { message, hint, free } = describeIssue(issue, locale);
    const lines = [`- **${REPORT_WORDS[locale][issue.severity]}** — ${escapeMarkdown(message)}`];
    // Which line of a file is to be changed is nothing to someone who sees a form: free times are what helps.
    if (free !== undefined) lines.push(`  **${escapeMarkdown(free)}**`);
    else lines.push(`  ${escapeMarkdown(hint)}`);
    return lines.join('  \n');
  });
  return items.join('\n');
}

/** Where in the text a free time is written. */
function tellFree(issues: readonly Issue[], locale: Locale): string[] {
  if (!issues.some(({ alternatives = [] }) => alternatives.length > 0)) return [];
  const { fields, pickFree } = ISSUE_FORM_WORDS[locale];
  const [day, from, to] = [fields.startDay.label, fields.startTime.label, fields.endTime.label];
  return [fill(pickFree, { day, from, to })];
}

function tellEvent(verdict: IssueVerdict, { event, registry }: ProposedEvent, words: IssueFormWords): string[] {
  const notes = [...(verdict.id === verdict.wanted ? [] : [fill(words.suffixed, { name: verdict.wanted })])];
  return [
    ...(event ? [tellCard(event, registry, verdict.locale, filesOf(verdict))] : []),
    ...tellVouched(verdict),
    ...notes,
    ...tellFile(verdict, words),
  ];
}

/** The event in words, as a table: what is wrong in it is seen here first. */
function tellCard(event: CalendarEvent, registry: Registry, locale: Locale, files: readonly DraftFile[]): string {
  const words = ISSUE_FORM_WORDS[locale];
  const { rows } = words;
  const { entry, time, recurrence } = event;
  const until = entry.hold?.until;
  const lines: (readonly [string, string])[] = [
    [rows.title, entry.title],
    ...(time ? [[rows.when, `${formatWhen(time, locale)} (${formatZone(time.start, locale)})`] as const] : []),
    ...(recurrence ? [[rows.repeat, tellSeries(event, recurrence.rule, locale)] as const] : []),
    [rows.where, formatWhere(event, { registry, locale })],
    [rows.format, wordsOf(locale).formats[entry.format]],
    ...(entry.price === undefined ? [] : [[rows.price, formatPrice(entry.price, locale)] as const]),
    ...(until === undefined
      ? []
      : [
          [
            rows.hold,
            fill(words.until, { date: formatDate(Temporal.PlainDate.from(until), locale, { year: true }) }),
          ] as const,
        ]),
  ];
  const table = lines.map(([name, value]) => `| ${name} | ${escapeMarkdown(capitalize(value))} |`);
  const paths = files.map(({ path }) => `| ${rows.file} | \`content/${path}\` |`);
  return [`| | ${words.understood} |`, '|---|---|', ...table, ...paths].join('\n');
}

/** «Каждое воскресенье, 8 дат, последняя — 24 января 2027». */
function tellSeries(event: CalendarEvent, rule: RecurrenceRule, locale: Locale): string {
  const { occurrences } = expandPlainSeries(event);
  const last = occurrences.at(-1);
  const date = last ? formatDate(last.time.start.toPlainDate(), locale, { year: true }) : '';
  const count = formatCount(occurrences.length, DRAFT_WORDS[locale].dates, locale);
  return `${formatRule(rule, locale)}: ${count}, ${fill(ISSUE_FORM_WORDS[locale].lastDate, { date })}`;
}

function tellVouched({ vouched }: IssueVerdict): string[] {
  return vouched === undefined ? [] : [escapeMarkdown(vouched)];
}

function filesOf({ others, file }: IssueVerdict): readonly DraftFile[] {
  return file ? [...others, file] : [];
}

function tellFile(verdict: IssueVerdict, words: IssueFormWords): string[] {
  const files = filesOf(verdict);
  const text = files.map((file) => file.text).join('');
  if (text === '' || text.length > MOST_FILE) return [];
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const shown = files.map((file) => `${fence}yaml\n${file.text.trimEnd()}\n${fence}`).join('\n\n');
  return [`<details><summary>${files.length === 1 ? words.file : words.files}</summary>\n\n${shown}\n</details>`];
}

/** What a pull request keeps about itself, out of sight: whose it is, and which file it was made of when. */
export interface SubmissionRecord {
  readonly issue: number;
  /** Of the issue's author on GitHub: a number, for logins change. */
  readonly author: number;
  readonly id: string;
  /** A hash of the file, and the commit that it was put into. */
  readonly file: string;
  readonly head: string;
}

const RECORD = /<!-- mivent:submission (\{[^\n]*\}) -->\s*$/;

/** Read what a pull request keeps about itself; nothing of it where somebody has broken it. */
export function parseSubmissionRecord(body: string): SubmissionRecord | undefined {
  const text = RECORD.exec(body)?.[1];
  if (text === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return undefined;
    const { issue, author, id, file, head } = Object.fromEntries(Object.entries(data));
    return { issue: Number(issue), author: Number(author), id: String(id), file: String(file), head: String(head) };
  } catch {
    return undefined;
  }
}

/** The title and the text of a pull request that an issue becomes. */
export function formatSubmission(
  { verdict, proposed }: { readonly verdict: IssueVerdict; readonly proposed: ProposedEvent },
  record: SubmissionRecord,
  login: string,
): { readonly title: string; readonly body: string } {
  const { locale } = verdict;
  const words = ISSUE_FORM_WORDS[locale];
  const { issue } = record;
  const title = fill(words.pullTitle, { title: proposed.event?.entry.title ?? verdict.id });
  const parts = [
    fill(words.pullLead, { issue, login }),
    ...(proposed.event ? [tellCard(proposed.event, proposed.registry, locale, filesOf(verdict))] : []),
    ...tellVouched(verdict),
    words.pullConsent,
    fill(words.pullEdit, { issue }),
    `Closes #${issue}`,
    `<!-- mivent:submission ${JSON.stringify(record)} -->`,
  ];
  return { title: quiet(title), body: parts.join('\n\n') };
}

/** A title goes into the message of a merge: there it must neither call people nor close issues. */
function quiet(title: string): string {
  return title.replaceAll(/[@#]|GH(?=-\d)|:(?=\/\/)/gi, '$&\u200b');
}

/** The message of the commit. The title of a stranger's event is not in it: a message closes issues and calls people. */
export function formatSubmissionCommit(
  id: string,
  issue: number,
  author: { readonly login: string; readonly id: number },
): string {
  const email = `${author.id}+${author.login}@users.noreply.github.com`;
  return `Add the event ${id}\n\n${submissionTrailer(issue)}\nCo-authored-by: ${author.login} <${email}>\n`;
}

/** By this line the bot knows its own commits again. */
export function submissionTrailer(issue: number): string {
  return `Submission: #${issue}`;
}
