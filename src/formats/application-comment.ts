import type { Application, Label } from '../domain/application.ts';
import { APPLICATION_WORDS, LABEL_DESCRIPTIONS } from '../i18n/applications.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatCount } from './human.ts';
import { countErrors } from './issues.ts';

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
