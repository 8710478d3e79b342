import type { CalendarEvent } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { localeFolder } from './addresses.ts';
import { fill } from './human.ts';
import { describeIssue, tellAlternative } from './issues.ts';
import { capitalize } from './listing.ts';
import { IMAGE_PATTERN } from './registry-files.ts';
import { addressOf, fileAddress, type Review, type ReviewIssue, type Size } from './review.ts';
import { folded, indent, link, plain, text } from './review-markdown.ts';

/** Tell what is wrong, errors first, and when there is room. */
export function tellIssues(review: Review, locale: Locale, { issues: most, hasLines }: Size): string[] {
  const words = REVIEW_WORDS[locale];
  const issues = joinConflicts(review.application.issues);
  const told = new Set<string>();
  let room = most;
  return (['error', 'warning'] as const).flatMap((severity) => {
    const all = issues.filter((issue) => issue.severity === severity);
    const shown = all.slice(0, room);
    room -= shown.length;
    if (all.length === 0) return [];
    const items = shown.map((issue) => tellIssue(issue, review, locale, { told, hasLines }));
    const rest = all.length - shown.length;
    if (rest > 0) items.push(`- ${fill(words.more, { count: rest })}`);
    return [`#### ${severity === 'error' ? words.wrong : words.doubtful}\n\n${items.join('\n')}`];
  });
}

/** What is told as one: a conflict for a venue, and the one that the same events have for its region at the same time. */
type JointIssue = ReviewIssue & { readonly region?: ReviewIssue };

/** Join what one other time mends. Where a conflict offers times of its own, it stays by itself. */
function joinConflicts(issues: readonly ReviewIssue[]): readonly JointIssue[] {
  const joined = new Set<ReviewIssue>();
  const regions = issues.filter(({ code, variant }) => code === 'region-conflict' && variant === undefined);
  const all = issues.map((issue): JointIssue => {
    if (issue.code !== 'venue-conflict' || issue.variant !== undefined) return issue;
    const region = regions.find((other) => !joined.has(other) && meetingOf(other) === meetingOf(issue));
    if (!region) return issue;
    joined.add(region);
    return { ...issue, region };
  });
  return all.filter((issue) => !joined.has(issue));
}

/** Whom an issue meets when, and what it offers instead. */
function meetingOf({ file, severity, params, conflict, alternatives, pulls }: ReviewIssue): string {
  const { title, others, more, omitted, alike, crowd } = params ?? {};
  const { with: ids, start, end } = conflict ?? {};
  return JSON.stringify([
    [file, severity, ids, start, end],
    [title, others, more, omitted, alike, crowd],
    [alternatives, pulls],
  ]);
}

function tellIssue(issue: JointIssue, review: Review, locale: Locale, free: FreeTimes): string {
  const words = REVIEW_WORDS[locale];
  const met = (issue.conflict?.with ?? []).slice(0, 5).map((id) => tellCounterpart(id, review, locale));
  const { message, hint } = describeIssue(issue, locale, { namesFiles: met.length === 0 });
  const line = lineOf(issue, review);
  const place = link(
    line === undefined ? words.file : fill(words.line, { line }),
    fileAddress(issue.file, review, line),
  );
  const lines = [`- **${place}** · ${text(message, 1200)}`, ...tellHints(issue, hint, locale, met.length === 0)];
  if (met.length > 0) lines.push(`${words.meets} ${met.join(', ')}`);
  const number = issue.params?.pull;
  if (typeof number === 'number')
    lines.push(link(capitalize(fill(words.pull, { number })), `${review.repository}/pull/${number}`));
  return [lines.join('  \n  '), ...tellFree(issue, review, locale, free)].join('\n');
}

/** What to do; of two that are one, what helps against both. */
function tellHints({ region }: JointIssue, hint: string, locale: Locale, namesFiles: boolean): string[] {
  if (!region) return [text(hint, 1200)];
  const [name] = [region.params?.resources].flat();
  const named = typeof name === 'object' && 'ru' in name ? name[locale] : '';
  const too = fill(REVIEW_WORDS[locale].regionToo, { name: named });
  return [text(`${too} ${describeIssue(region, locale, { namesFiles }).hint}`, 1400)];
}

/** The line of an issue in the file that a link opens; nothing where the line is only on main, or the file is a picture. */
function lineOf({ file, line = 1 }: Issue, { application: { headLines } }: Review): number | undefined {
  if (IMAGE_PATTERN.test(file)) return undefined;
  const lines = headLines?.get(file);
  return lines ? lines[line - 1] : line;
}

/** Free times are told once, where several conflicts of a date offer the same. */
interface FreeTimes {
  readonly told: Set<string>;
  readonly hasLines: boolean;
}

function tellFree(issue: ReviewIssue, review: Review, locale: Locale, { told, hasLines }: FreeTimes): string[] {
  const { alternatives } = issue;
  if (!alternatives) return [];
  const words = REVIEW_WORDS[locale];
  const shown = alternatives.slice(0, 3).map((alternative) => {
    const { start, end, from, venue } = alternative;
    const fields =
      from === undefined
        ? [...(venue === undefined ? [] : [`venue: ${venue}`]), `start: ${start}`, `end: ${end}`]
        : [`moved: [{ from: ${from}, start: ${start}, end: ${end} }]`];
    return { time: tellAlternative(issue, alternative, locale), fields };
  });
  const key = JSON.stringify(shown);
  if (told.has(key)) return [];
  told.add(key);
  const event = eventOf(issue, review);
  const dates = event ? link(words.freeDates, datesAddress(event, review, locale)) : '';
  if (shown.length === 0) return ['', indent([words.freeNone, dates].filter(Boolean).join(' '))];
  const times = shown.map(({ time }) => `- ${text(time)}`);
  const [head, foot] = [words.freeTimes, dates === '' ? [] : [`- ${dates}`]];
  // Blocks of code have a button that copies them.
  const blocks = shown.map(
    ({ time, fields }) => `${text(time)}:\n\n\`\`\`yaml\n${fields.map(plain).join('\n')}\n\`\`\``,
  );
  const lines = hasLines ? ['', folded(words.freeLines, blocks)] : [];
  return ['', indent([head, '', ...times, ...foot, ...lines].join('\n'))];
}

function eventOf({ file }: Issue, { application: { check } }: Review): CalendarEvent | undefined {
  return check && [...check.registry.events.values()].find((event) => event.file === file);
}

function datesAddress({ region, entry }: CalendarEvent, { site }: Review, locale: Locale): string {
  const asked = new URLSearchParams({ region, ...(entry.venue === undefined ? {} : { venue: entry.venue }) });
  return `${site}${localeFolder(locale)}dates/?${asked}`;
}

function tellCounterpart(id: string, review: Review, locale: Locale): string {
  const {
    application: { check },
    others = [],
  } = review;
  const known = check?.registry.events.get(id);
  const isAccepted = check?.change ? check.change.base.events.has(id) : known !== undefined;
  const open = isAccepted
    ? undefined
    : others.find(({ periods }) => periods.some(({ claimant }) => claimant.id === id));
  const title = known?.entry.title ?? open?.periods.find(({ claimant }) => claimant.id === id)?.claimant.title ?? id;
  if (isAccepted || open) return link(text(title), addressOf({ id, pull: open?.pull }, review, locale));
  return text(title);
}
