import type { EventTime } from '../domain/event.ts';
import { compareText, type Issue, type IssueCode, type IssueParam, type Severity, type Span } from '../domain/issue.ts';
import type { Locale } from '../i18n/interface.ts';
import { ISSUE_WORDS, type IssueWords, REPORT_WORDS } from '../i18n/issues.ts';
import { fill, formatCount, formatDate, formatList, formatWhen, formatZone } from './human.ts';

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

/** Put an issue into words: what is wrong and why, and what to do, ready to paste. */
export function describeIssue(issue: Issue, locale: Locale): { readonly message: string; readonly hint: string } {
  const words = wordsOf(issue.code, issue.variant, locale);
  const values = valuesOf(issue, locale);
  const hint = words.suggest !== undefined && issue.params?.suggestion !== undefined ? words.suggest : words.hint;
  return { message: fillAll(words.message, values), hint: fillAll(hint, values) };
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
  for (const [name, param] of Object.entries(issue.params ?? {})) {
    if (param !== undefined) values[name] = tellParam(name, param, locale);
  }
  const others = issue.params?.others;
  if (Array.isArray(others)) {
    values.both = others.length > 1 ? words.all : words.both;
    values.others = tellOthers(others, issue.params?.holds, locale);
  }
  const more = issue.params?.more;
  if (typeof more === 'number') values.more = more === 0 ? '' : fill(words.more, { count: more });
  if (issue.conflict) values.with = issue.conflict.with.join(', ');
  return values;
}

const DAY_PARAMS: readonly string[] = ['until', 'decideBy'];

function tellParam(name: string, param: NonNullable<IssueParam>, locale: Locale): string {
  if (typeof param === 'number') return String(param);
  if (typeof param === 'string') return DAY_PARAMS.includes(name) ? tellDay(param, locale) : clean(param);
  if (isSpan(param)) return tellSpan(param, locale);
  return param.map(clean).join(', ');
}

/** «Ёлка» (бронь до 20 декабря 2026): that the other side is a hold, and until when, decides what to do. */
function tellOthers(titles: readonly string[], holds: IssueParam, locale: Locale): string {
  const told = titles.map((title, index) => {
    const until = Array.isArray(holds) ? holds[index] : undefined;
    const hold = until ? ` (${fill(REPORT_WORDS[locale].hold, { date: tellDay(until, locale) })})` : '';
    return quote(clean(title), locale) + hold;
  });
  return formatList(told, locale);
}

function isSpan(param: Exclude<IssueParam, undefined | string | number>): param is Span {
  return !Array.isArray(param);
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
  const words = REPORT_WORDS[locale];
  const lines: string[] = [];
  for (const issue of issues) {
    const { message, hint } = describeIssue(issue, locale);
    lines.push(`${clean(issue.file)}:${issue.line ?? 1}:${issue.column ?? 1} ${words[issue.severity]} ${issue.code}`);
    lines.push(`  ${message}`, `  → ${hint}`, '');
  }
  lines.push(summaryOf(events, issues, locale));
  return `${lines.join('\n')}\n`;
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
  const { message, hint } = describeIssue(issue, locale);
  const place = `file=${escapeProperty(prefix + issue.file)},line=${issue.line ?? 1},col=${issue.column ?? 1}`;
  return `::${severity} ${place},title=${escapeProperty(issue.code)}::${escapeData(`${message}\n${hint}`)}`;
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
    const { message, hint } = describeIssue(issue, locale);
    const { code, severity, file, line, column, field, conflict, alternatives } = issue;
    return {
      code,
      severity,
      file,
      line: line ?? 1,
      column: column ?? 1,
      field: field === undefined ? undefined : field.join('.'),
      message,
      hint,
      conflict: conflict && {
        with: conflict.with,
        resource: conflict.resource,
        start: isoIn(conflict.start, conflict.timezone),
        end: isoIn(conflict.end, conflict.timezone),
      },
      alternatives,
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

function formatMarkdown({ events, issues }: Report, { locale }: ReportOptions): string {
  const words = REPORT_WORDS[locale];
  const errors = countErrors(issues);
  const lines = [
    `## ${words.title}`,
    '',
    `**${errors === 0 ? words.passed : words.failed}** ${summaryOf(events, issues, locale)}`,
    '',
  ];
  const inOrder = [...issues].sort((a, b) => compareText(a.severity, b.severity));
  for (const issue of inOrder.slice(0, MAX_MARKDOWN_ISSUES)) {
    const { message, hint } = describeIssue(issue, locale);
    const place = `\`${issue.file.replaceAll(/[`\p{Cc}]/gu, '\ufffd')}\`, ${fill(words.line, { line: issue.line ?? 1 })}`;
    lines.push(`- **${words[issue.severity]}** · ${place} · \`${issue.code}\`  `);
    lines.push(`  ${escapeMarkdown(message)}  `);
    lines.push(`  ${words.hint}: ${escapeMarkdown(hint)}`);
  }
  if (issues.length > MAX_MARKDOWN_ISSUES)
    lines.push('', fill(words.omitted, { count: issues.length - MAX_MARKDOWN_ISSUES }));
  return `${lines.join('\n').trimEnd()}\n`;
}

// An entity in a stranger's text would become the very character that is escaped here.
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text from a stranger's file must neither format, nor mention people, nor open HTML. */
function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/[\\`*_[\]|~<>&]/g, (character) => ENTITIES[character] ?? `\\${character}`)
      // GitHub looks for people and issues in what the escapes have become: only a break between sign and name helps.
      .replaceAll(/[@#]/g, '$&\u200b')
      .replaceAll(/\s*\n\s*/g, ' ')
  );
}
