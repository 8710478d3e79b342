import { isConflict } from '../domain/publishable.ts';
import type { Locale } from '../i18n/locale.ts';
import { UPKEEP_WORDS } from '../i18n/upkeep.ts';
import { formatReport, type Report } from './issues.ts';

/** What can be wrong with main: events that meet, which the site marks, and files that it must leave out. */
export const TROUBLES = ['clash', 'broken'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** An issue on GitHub about the registry. */
export interface RegistryIssue {
  readonly title: string;
  readonly body: string;
}

/** Get what an issue about a trouble is known by, invisibly, whatever its title has become. */
export function markerOf(trouble: Trouble): string {
  return `<!-- mivent-registry: ${trouble} -->`;
}

/**
 * Tell the moderators about a trouble with main, in both languages; nothing where there is none. `repository` is its address:
 * the files are one press away. `moderators` are called by name.
 */
export function formatRegistryIssue(
  trouble: Trouble,
  { now, events, issues }: Report,
  repository: string | undefined,
  moderators: readonly string[] = [],
): RegistryIssue | undefined {
  const own = issues.filter(({ code, severity }) => severity === 'error' && isConflict(code) === (trouble === 'clash'));
  if (own.length === 0) return undefined;
  const shownAt = repository && `${repository}/blob/main/content/`;
  const tell = (locale: Locale) => {
    const words = UPKEEP_WORDS[locale];
    const isUnbuilt = trouble === 'broken' && own.some(({ file }) => file === 'settings.yaml');
    return [
      words[trouble],
      ...(isUnbuilt ? [words.settings] : []),
      // The heading and verdict of a report are about a proposal.
      ...formatReport({ now, events, issues: own }, 'markdown', { locale, shownAt }).trimEnd().split('\n\n').slice(2),
      words.closes,
    ].join('\n\n');
  };
  const { inEnglish } = UPKEEP_WORDS.ru;
  const parts = [
    `${markerOf(trouble)}\n${cut(tell('ru'), 'ru')}`,
    `<details lang="en"><summary>${inEnglish}</summary>\n\n${cut(tell('en'), 'en')}\n\n</details>`,
    ...(moderators.length > 0 ? [moderators.join(' ')] : []),
  ];
  return { title: UPKEEP_WORDS.ru[`${trouble}Title`], body: `${parts.join('\n\n')}\n` };
}

/** GitHub takes 65,536 characters; each language has less than half of them. */
const MOST_CHARACTERS = 31_000;

function cut(text: string, locale: Locale): string {
  if (text.length <= MOST_CHARACTERS) return text;
  // At the end of a paragraph: half a link or half an escape would show.
  const end = text.lastIndexOf('\n\n', MOST_CHARACTERS);
  const { cut: note, closes } = UPKEEP_WORDS[locale];
  return [text.slice(0, end), note, closes].join('\n\n');
}
