import type { EventTime } from '../domain/event.ts';
import {
  type Alternative,
  compareText,
  type Issue,
  type IssueCode,
  type IssueParam,
  type Name,
  type Severity,
  type Span,
} from '../domain/issue.ts';
import { FIELD_SAMPLES, ISSUE_WORDS, type IssueWords, REPORT_WORDS } from '../i18n/issues.ts';
import type { Locale } from '../i18n/locale.ts';
import { lineOnGitHub } from './addresses.ts';
import {
  fill,
  formatCount,
  formatDate,
  formatDuration,
  formatList,
  formatWhen,
  formatWrittenTime,
  formatZone,
} from './human.ts';

/** What a run of the check found, ready to be told. */
export interface Report {
  readonly now: Temporal.Instant;
  /** How many event files there are, broken ones included. */
  readonly events: number;
  readonly issues: readonly Issue[];
}

/** The forms a report can take: for a terminal, for annotations on GitHub, for programs, for a pull request. */
export const REPORT_FORMATS = ['text', 'github', 'json', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions {
  readonly locale: Locale;
  /** Path of the content folder within the repository, for annotations: `content/`, or empty. */
  readonly prefix?: string;
  /** Where the files of the content folder are shown: `https://github.com/owner/name/blob/main/content/`. Headings and lines of Markdown lead there. */
  readonly shownAt?: string | undefined;
}

/** Tell a report in one of its forms. Text ends with a line break. */
export function formatReport(report: Report, format: ReportFormat, options: ReportOptions): string {
  switch (format) {
    case 'text':
      return formatText(report, options);
    case 'github':
      return formatGitHub(report, options);
    case 'json':
      return formatJson(report, options);
    case 'markdown':
      return formatMarkdown(report, options);
  }
}

/** Count the errors of a report: any one stops a merge. */
export function countErrors(issues: readonly Issue[]): number {
  return issues.filter((issue) => issue.severity === 'error').length;
}

/**
 * Put an issue into words: what is wrong and why, what to do, ready to paste, and of an error which times are free. The files of the
 * other side are left out for whoever links to it.
 */
export function describeIssue(
  issue: Issue,
  locale: Locale,
  { namesFiles = true }: { readonly namesFiles?: boolean } = {},
): { readonly message: string; readonly hint: string; readonly free?: string } {
  const words = wordsOf(issue.code, issue.variant, locale);
  const values = valuesOf(issue, locale);
  const hint = words.suggest !== undefined && issue.params?.suggestion !== undefined ? words.suggest : words.hint;
  const about = issue.about === undefined ? '' : `${clean(issue.about)}: `;
  const told = {
    message: about + fillAll(words.message, values) + tellPulls(issue, locale),
    hint: fillAll(namesFiles ? hint : hint.replace(OTHER_SIDE, ''), values),
  };
  return issue.alternatives ? { ...told, free: tellAlternatives(issue, issue.alternatives, locale) } : told;
}

/** The last sentence of a hint. */
const OTHER_SIDE = / [^.;]*\{files\}\.$/;

function tellPulls({ pulls = [] }: Issue, locale: Locale): string {
  if (pulls.length === 0) return '';
  const words = REPORT_WORDS[locale];
  const granted = pulls.filter(({ isGranted }) => isGranted);
  const named = granted.length > 0 ? granted : pulls;
  const numbers = named.map(({ number }) => fill(words.pull, { number }));
  return fill(granted.length > 0 ? words.pullsGranted : words.pulls, { pulls: formatList(numbers, locale) });
}

function tellAlternatives(issue: Issue, alternatives: readonly Alternative[], locale: Locale): string {
  const words = REPORT_WORDS[locale];
  const [first] = alternatives;
  if (!first) return words.freeNone;
  const times = alternatives.map((alternative) => tellAlternative(issue, alternative, locale)).join('; ');
  const free = fill(words.free, { times });
  const { from, start, end } = first;
  return from === undefined ? free : `${free} ${fill(words.moved, { from, start, end })}`;
}

/** Tell one of the free times that an issue offers. */
export function tellAlternative(
  { venueNames }: Issue,
  { from, start, end, venue }: Alternative,
  locale: Locale,
): string {
  const words = REPORT_WORDS[locale];
  const time = formatWrittenTime(start, end, locale);
  if (from !== undefined) {
    const date = formatDate(Temporal.PlainDate.from(from.slice(0, 10)), locale);
    return fill(words.insteadOf, { date: time, from: date });
  }
  return venue === undefined ? time : fill(words.at, { time, venue: clean(venueNames?.[venue]?.[locale] ?? venue) });
}

function wordsOf(code: IssueCode, variant: string | undefined, locale: Locale): IssueWords {
  const words = ISSUE_WORDS[locale];
  const found = (variant === undefined ? undefined : words[`${code}/${variant}`]) ?? words[code];
  if (!found) throw new Error(`No words for the issue ${code}`);
  return found;
}

/** A value that an issue does not have reads as an ellipsis: only hints use such places, as examples. */
function fillAll(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '…') : '…',
  );
}

function valuesOf(issue: Issue, locale: Locale): Record<string, string> {
  const words = REPORT_WORDS[locale];
  const values: Record<string, string> = {};
  const params = issue.params ?? {};
  for (const [name, param] of Object.entries(params)) {
    if (param !== undefined) values[name] = tellParam(name, param, locale);
  }
  Object.assign(values, samplesOf(params, values.value, locale));
  const { title, others, guest, more, omitted, crowd, reason, days, holds } = params;
  if (typeof title === 'string' && isTitles(others)) {
    const isPair = others.length + Number(omitted ?? 0) === 1;
    values.both = isPair ? words.both : words.all;
    values.two = isPair ? words.two : words.several;
    const [own, ...theirs] = tellTitles([title, ...others], holds, locale);
    if (Number(omitted) > 0) theirs.push(fill(words.others, { count: Number(omitted) }));
    values.own = own ?? '';
    values.others = formatList(theirs, locale);
    values.events = formatList([values.own, ...theirs], locale);
    values.guests = typeof guest === 'string' ? quote(clean(guest), locale) : values.others;
  }
  const alike = Number(params.alike ?? 0);
  values.alike = alike === 0 ? '' : fill(words.alike, { count: alike });
  if (more !== undefined) {
    const inSeries = Number(more) === 0 ? '' : fill(words.more, { count: Number(more) });
    const inCrowd = Number(crowd ?? 0) === 0 ? '' : fill(words.crowd, { count: Number(crowd) });
    values.more = inSeries + inCrowd + values.alike;
  }
  values.because = typeof reason === 'string' ? ` (${clean(reason)})` : '';
  if (typeof days === 'number') {
    values.left = days === 0 ? words.today : formatCount(days, words.days, locale);
    values.length = formatDuration(days * 86_400_000, true, locale);
  }
  // Those whom the sentence names; a crowd is agreed with one by one.
  const named = (issue.conflict?.with ?? []).slice(0, isTitles(others) ? others.length : 0);
  values.agreements = named.map((id) => `{ with: ${id}, reason: …, agreedBy: … }`).join(', ');
  return values;
}

/** What a field could be instead: its words, a sample of its own fields, a list. */
function samplesOf({ key, words }: NonNullable<Issue['params']>, value: string | undefined, locale: Locale) {
  const samples = FIELD_SAMPLES[locale];
  const known = typeof key === 'string' && Object.hasOwn(samples, key) ? samples[key] : undefined;
  return {
    sample: known ?? '{ … }',
    forms: [...(Array.isArray(words) ? words.map(String) : []), ...(known === undefined ? [] : [known])].join(', '),
    list: known?.startsWith('[') ? known : `[${value ?? '…'}]`,
  };
}

function isTitles(param: IssueParam): param is readonly string[] {
  return Array.isArray(param) && param.every((one) => typeof one === 'string');
}

const DAY_PARAMS: readonly string[] = ['until', 'decideBy', 'lastDay'];
const MINUTE_PARAMS: readonly string[] = ['gap', 'travel'];

function tellParam(name: string, param: NonNullable<IssueParam>, locale: Locale): string {
  if (typeof param === 'number')
    return MINUTE_PARAMS.includes(name) ? formatDuration(param * 60_000, false, locale) : String(param);
  if (typeof param === 'string') return DAY_PARAMS.includes(name) ? tellDay(param, locale) : clean(param);
  if (isTitles(param)) return param.map(clean).join(', ');
  if (isNames(param)) return formatList([...new Set(param.map((one) => quote(clean(one[locale]), locale)))], locale);
  return 'start' in param ? tellSpan(param, locale) : quote(clean(param[locale]), locale);
}

function isNames(param: NonNullable<IssueParam>): param is readonly Name[] {
  return Array.isArray(param);
}

/** «Ёлка» (бронь до 20 декабря 2026): that a side is a hold, and until when, decides what to do. */
function tellTitles(titles: readonly string[], holds: IssueParam, locale: Locale): string[] {
  return titles.map((title, index) => {
    const until = Array.isArray(holds) ? holds[index] : undefined;
    const hold = until ? ` (${fill(REPORT_WORDS[locale].hold, { date: tellDay(until, locale) })})` : '';
    return quote(clean(title), locale) + hold;
  });
}

function quote(text: string, locale: Locale): string {
  return locale === 'ru' ? `«${text}»` : `“${text}”`;
}

function tellDay(day: string, locale: Locale): string {
  return formatDate(Temporal.PlainDate.from(day), locale, { year: true });
}

function tellSpan(span: Span, locale: Locale): string {
  const zoned = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(span.timezone);
  const time: EventTime = { start: zoned(span.start), end: zoned(span.end), allDay: span.allDay };
  return `${formatWhen(time, locale)} (${formatZone(time.start, locale)})`;
}

/** Content is hostile: control characters could move a terminal's cursor or forge a line of a log. */
function clean(text: string): string {
  const seen = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
  return seen.length > 200 ? `${seen.slice(0, 199)}…` : seen;
}

function formatText({ events, issues }: Report, { locale }: ReportOptions): string {
  return `${formatIssues(issues, locale)}${summaryOf(events, issues, locale)}\n`;
}

/** Tell issues as a terminal shows them, each with an empty line after it. */
export function formatIssues(issues: readonly Issue[], locale: Locale): string {
  const words = REPORT_WORDS[locale];
  const lines: string[] = [];
  for (const issue of issues) {
    const { message, hint, free } = describeIssue(issue, locale);
    lines.push(`${clean(issue.file)}:${issue.line ?? 1}:${issue.column ?? 1} ${words[issue.severity]} ${issue.code}`);
    lines.push(`  ${message}`, `  → ${hint}`, ...(free === undefined ? [] : [`  → ${free}`]), '');
  }
  return lines.map((line) => `${line}\n`).join('');
}

function summaryOf(events: number, issues: readonly Issue[], locale: Locale): string {
  const words = REPORT_WORDS[locale];
  const errors = countErrors(issues);
  const checked = formatCount(events, words.events, locale);
  if (issues.length === 0) return `${words.clean}: ${checked}.`;
  return fill(words.summary, {
    events: checked,
    errors: formatCount(errors, words.errors, locale),
    warnings: formatCount(issues.length - errors, words.warnings, locale),
  });
}

/** GitHub shows at most ten errors and ten warnings of a step; the rest would vanish without a word. */
const MAX_ANNOTATIONS = 10;

function formatGitHub({ events, issues }: Report, { locale, prefix = '' }: ReportOptions): string {
  const lines: string[] = [];
  for (const severity of ['error', 'warning'] as const) {
    const all = issues.filter((issue) => issue.severity === severity);
    for (const issue of all.slice(0, MAX_ANNOTATIONS)) lines.push(annotation(issue, severity, prefix, locale));
    if (all.length > MAX_ANNOTATIONS) {
      const omitted = formatCount(all.length - MAX_ANNOTATIONS, REPORT_WORDS[locale][`${severity}s`], locale);
      lines.push(escapeData(fill(REPORT_WORDS[locale].omitted, { count: omitted })));
    }
  }
  lines.push(escapeData(summaryOf(events, issues, locale)));
  return `${lines.join('\n')}\n`;
}

function annotation(issue: Issue, severity: Severity, prefix: string, locale: Locale): string {
  const { message, hint, free } = describeIssue(issue, locale);
  const place = `file=${escapeProperty(prefix + issue.file)},line=${issue.line ?? 1},col=${issue.column ?? 1}`;
  return `::${severity} ${place},title=${escapeProperty(issue.code)}::${escapeData([message, hint, free].filter((text) => text !== undefined).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function formatJson({ now, events, issues }: Report, { locale }: ReportOptions): string {
  const errors = countErrors(issues);
  const told = issues.map((issue) => {
    const { message, hint, free } = describeIssue(issue, locale);
    const { code, severity, file, about, line, column, field, conflict, alternatives, also } = issue;
    return {
      code,
      severity,
      file,
      about,
      line: line ?? 1,
      column: column ?? 1,
      field: field === undefined ? undefined : field.join('.'),
      message,
      hint: free === undefined ? hint : `${hint} ${free}`,
      conflict: conflict && {
        with: conflict.with,
        resource: conflict.resource,
        start: isoIn(conflict.start, conflict.timezone),
        end: isoIn(conflict.end, conflict.timezone),
      },
      alternatives,
      also,
    };
  });
  return `${JSON.stringify({ now: now.toString(), events, errors, warnings: issues.length - errors, issues: told }, null, 2)}\n`;
}

function isoIn(moment: number, timezone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** A comment on GitHub holds 65,536 characters; a report stops well before. */
const MAX_MARKDOWN_ISSUES = 50;

/** The verdict, then file by file what is wrong: those with errors first. */
function formatMarkdown({ events, issues }: Report, { locale, shownAt }: ReportOptions): string {
  const words = REPORT_WORDS[locale];
  const errors = countErrors(issues);
  const inOrder = [...issues].sort((a, b) => compareText(a.severity, b.severity));
  const shown = inOrder.slice(0, MAX_MARKDOWN_ISSUES);
  const verdict = `**${errors === 0 ? words.passed : words.failed}** ${summaryOf(events, issues, locale)}`;
  const files = [...Map.groupBy(shown, ({ file }) => file)].map(([file, own]) =>
    formatFile(file, own, locale, shownAt),
  );
  const rest = issues.length - shown.length;
  const omitted = rest > 0 ? [fill(words.omitted, { count: rest })] : [];
  return `${[`## ${words.title}`, verdict, ...files, ...omitted].join('\n\n')}\n`;
}

function formatFile(file: string, issues: readonly Issue[], locale: Locale, shownAt?: string): string {
  const words = REPORT_WORDS[locale];
  const told = issues.map((issue) => ({ issue, ...describeIssue(issue, locale) }));
  // One move often settles all that is wrong with a date: the times are told once, where they are the same.
  const times = new Set(told.flatMap(({ free }) => free ?? []));
  const address = shownAt === undefined ? undefined : shownAt + toAddress(file);
  const items = told.map(({ issue, message, hint, free }) => {
    const { code, line = 1 } = issue;
    const named = fill(words.line, { line });
    const place = address === undefined ? named : `[${named}](${lineOnGitHub(address, line)})`;
    const lines = [`- **${words[issue.severity]}** · ${place} · \`${code}\`  `, `  ${escapeMarkdown(message)}  `];
    lines.push(`  ${words.hint}: ${escapeMarkdown(hint)}`);
    if (free !== undefined && times.size > 1) lines.push('', `  ${escapeMarkdown(free)}`);
    return lines.join('\n');
  });
  const [only] = times;
  const after = times.size === 1 && only !== undefined ? [`**${escapeMarkdown(only)}**`] : [];
  const name = `\`${file.replaceAll(/[`\p{Cc}]/gu, '\ufffd')}\``;
  const heading = address === undefined ? name : `[${name}](${address})`;
  return [`### ${heading}`, items.join('\n'), ...after].join('\n\n');
}

/** A path as a part of an address that stands in brackets. */
function toAddress(path: string): string {
  const parts = path.toWellFormed().split('/').map(encodeURIComponent);
  return parts.join('/').replaceAll('(', '%28').replaceAll(')', '%29');
}

// An entity in a stranger's text would become the very character that is escaped here.
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text from a stranger's file must neither format, nor mention people, nor open HTML. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/[\\`*_[\]|~<>&]/g, (character) => ENTITIES[character] ?? `\\${character}`)
      // GitHub looks for people and issues in what the escapes have become: only a break between sign and name helps.
      .replaceAll(/[@#]|:(?=\/\/)|(?<=www)(?=\.)/gi, '$&\u200b')
      // It sets what stands between dollars as mathematics, `:words:` as pictures, and `GH-12` as a link that closes an issue.
      .replaceAll('$', '<span>$</span>')
      .replaceAll(/:(?=[\w+-]+:)|GH(?=-\d)/gi, '$&\u200b')
      .replaceAll(/\s*\n\s*/g, ' ')
      // At the beginning of a line these make lists, headings and rules.
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
  );
}
