import type { Issue } from '../domain/issue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { TextFile } from './content-file.ts';
import { describeIssue } from './issues.ts';

const LINES: Readonly<Record<string, string>> = {
  title: 'Дебаты о приватности',
  status: 'confirmed',
  start: '2026-12-05T18:00',
  end: '2026-12-05T21:00',
  place: 'Бар, центр',
  format: 'debate',
};

/** The text of a right event file. Each line given replaces that field's or is added below; `undefined` takes it away. */
export function eventText(lines: Readonly<Record<string, string | undefined>> = {}, body = 'Приходите.'): string {
  const all = Object.entries({ ...LINES, ...lines }).filter(([, value]) => value !== undefined);
  return `---\n${all.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n${body}\n`;
}

/** A right event file with something added to its front matter, as it stands. */
export function eventTextWith(yaml: string, body?: string): string {
  return eventText({}, body).replace('\n---\n', `\n${yaml}\n---\n`);
}

export function fileOf(text: string, path = 'events/me-16/privacy-debate.md'): TextFile {
  return { path, text };
}

/** Issues as the check prints them: place and code, then the words in a language. */
export function told(issues: readonly Issue[], locale: Locale = 'ru'): string {
  return issues
    .map((issue) => {
      const { message, hint } = describeIssue(issue, locale);
      return `${issue.line}:${issue.column} ${issue.severity} ${issue.code}\n  ${message}\n  → ${hint}`;
    })
    .join('\n');
}

/** Places and codes alone. */
export function codes(issues: readonly Issue[]): string[] {
  return issues.map(({ line, column, code, variant }) => `${line}:${column} ${code}${variant ? `/${variant}` : ''}`);
}
