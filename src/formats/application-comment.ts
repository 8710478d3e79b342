import type { Application, Label } from '../domain/application.ts';
import type { BusyPeriod } from '../domain/busy.ts';
import { APPLICATION_WORDS, LABEL_DESCRIPTIONS } from '../i18n/applications.ts';
import type { Locale } from '../i18n/interface.ts';
import { fill, formatCount } from './human.ts';
import { countErrors, escapeMarkdown, formatReport } from './issues.ts';

/** A comment on GitHub holds so many characters. */
export const MOST_COMMENT = 65_536;

/** What stands beside the commit of an application: one line, in both languages. */
export interface CommitStatus {
  readonly state: 'success' | 'failure';
  /** At most 140 characters. */
  readonly description: string;
}

/** Sum an application up in one line. */
export function formatStatus(application: Application): CommitStatus {
  const { verdict } = application;
  const isFine = verdict === 'passed' || verdict === 'no-events';
  const description = (['ru', 'en'] as const).map((locale) => sumUp(application, locale)).join(' / ');
  return { state: isFine ? 'success' : 'failure', description };
}

function sumUp({ verdict, issues, outdated }: Application, locale: Locale): string {
  const words = APPLICATION_WORDS[locale];
  const errors = countErrors(issues);
  const warnings = issues.length - errors;
  const warned = warnings === 0 ? [] : [formatCount(warnings, words.warnings, locale)];
  switch (verdict) {
    case 'passed':
      return [words.passed, ...warned].join(', ');
    case 'failed':
      return [formatCount(errors, words.errors, locale), ...warned].join(', ');
    case 'outdated':
      return outdated.length > 0 ? words.outdated : words.unrelated;
    case 'no-events':
      return words.noEvents;
  }
}

/** A label as GitHub wants it. */
export interface LabelDefinition {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

const COLORS: Readonly<Record<Label | 'claim', string>> = {
  event: 'e3c567',
  hold: 'c9d8e6',
  conflict: 'b3261e',
  code: '5f6b7a',
  'needs-author': 'd9822b',
  'needs-review': '2e7d4f',
  claim: '6b4fa0',
};

/** Define a label of the bot's, or the one that moderators give dates with. */
export function defineLabel(name: Label | 'claim'): LabelDefinition {
  return { name, color: COLORS[name], description: LABEL_DESCRIPTIONS[name] };
}

/** Choose the language in which its author is most likely to read: Russian, unless nothing of the application is in Cyrillic. */
export function languageOf({ title, check, files }: Application): Locale {
  const events = check ? [...check.registry.events.values()].filter(({ file }) => files.includes(file)) : [];
  const texts = [title, ...events.map(({ entry }) => entry.title)];
  return /\p{Script=Cyrillic}/u.test(texts.join(' ')) || texts.join('').trim() === '' ? 'ru' : 'en';
}

/** All that the one comment about an application is made from. */
export interface CommentSource {
  readonly application: Application;
  readonly now: Temporal.Instant;
  /** The address of the repository: `https://github.com/owner/name`. */
  readonly repository: string;
  /** The address of the site's home page; ends with a slash. */
  readonly site: string;
  /** What other open applications ask for. */
  readonly others: readonly { readonly pull: number; readonly periods: readonly BusyPeriod[] }[];
  /** The bot's own record: it stands at the very end, out of sight. */
  readonly marker: string;
}

/** Write the one comment about an application: verdict, issues, whose move it is; and the bot's own record, out of sight. */
export function formatApplicationComment({ application, marker, now }: CommentSource): string {
  const locale = languageOf(application);
  const { verdict, issues, check } = application;
  const parts: string[] = [];
  if (verdict === 'passed' || verdict === 'failed') {
    const report = { now, events: check ? (check.change?.proposed.size ?? 0) : 0, issues };
    parts.push(formatReport(report, 'markdown', { locale }).trimEnd());
  } else parts.push(`**${sumUp(application, locale)}**`);
  parts.push(...tellMove(application, locale));
  return shorten(parts.join('\n\n'), marker);
}

/** What is too long loses its end, never the record below it. */
function shorten(text: string, marker: string): string {
  const room = MOST_COMMENT - marker.length - 4;
  return `${text.length > room ? `${text.slice(0, room - 1)}…` : text}\n\n${marker}`;
}

function tellMove({ verdict, isDraft, outdated, code }: Application, locale: Locale): string[] {
  const words = APPLICATION_WORDS[locale];
  const paths = (some: readonly string[]) => listPaths(some);
  const withCode = code.length > 0 && verdict !== 'no-events' ? [fill(words.withCode, { paths: paths(code) })] : [];
  switch (verdict) {
    case 'passed':
      return [...withCode, isDraft ? words.moveDraft : words.moveReviewer];
    case 'failed':
      return [...withCode, words.moveAuthor];
    case 'outdated':
      return [outdated.length > 0 ? fill(words.moveOutdated, { paths: paths(outdated) }) : words.moveUnrelated];
    case 'no-events':
      return [words.moveNone];
  }
}

const MOST_PATHS = 10;

function listPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_PATHS).map((path) => escapeMarkdown(path.slice(0, 200)));
  return [...shown, ...(paths.length > MOST_PATHS ? ['…'] : [])].join(', ');
}
