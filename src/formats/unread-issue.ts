// Imported where nothing is installed, because installing may be what has failed: it needs no package.
import { ISSUE_FORM_WORDS } from '../i18n/issue-form.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';

/** Ends the one comment below an issue that is kept current. */
export const ANSWER_MARKER = '<!-- mivent:issue-form -->';
/** Ends what is said first in it, and is taken away with it. */
const NOTICE_MARKER = '<!-- mivent:unread -->';

/** Tell whether a comment is the one that is kept current; its author must be asked, too. */
export function isIssueAnswer(body: string): boolean {
  return body.trimEnd().endsWith(ANSWER_MARKER);
}

/**
 * Say that an issue could not be read, above what was answered before; the next answer takes the place of both. Where that has said
 * already that something failed which is nobody's fault, it stays as it is.
 */
export function formatUnreadAnswer(before: string | undefined, locale: Locale): string {
  const hasSaid = LOCALES.some((one) => {
    const { failed, forbidden } = ISSUE_FORM_WORDS[one];
    return before?.startsWith(failed) || before?.startsWith(forbidden);
  });
  if (before !== undefined && hasSaid) return before;
  const words = ISSUE_FORM_WORDS[locale];
  const start = before?.indexOf(NOTICE_MARKER) ?? -1;
  const answered = (start === -1 ? before : before?.slice(start + NOTICE_MARKER.length))?.trim() ?? ANSWER_MARKER;
  const parts = [words.unread, ...(answered === ANSWER_MARKER ? [] : [words.readBefore]), NOTICE_MARKER];
  const room = MOST_COMMENT - parts.join('\n\n').length - ANSWER_MARKER.length - 6;
  const kept = answered.length > room ? `${answered.slice(0, room)}…\n\n${ANSWER_MARKER}` : answered;
  return [...parts, kept].join('\n\n');
}

/** A comment on GitHub holds so many characters. */
const MOST_COMMENT = 65_536;
