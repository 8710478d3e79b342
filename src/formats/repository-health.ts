import { DOCTOR_WORDS, type DoctorWords } from '../i18n/doctor.ts';
import type { Locale } from '../i18n/locale.ts';
import { fill } from './human.ts';

/** A setting on GitHub that the calendar relies on. */
export type Point = keyof DoctorWords['points'];

/** How it stands with one setting. */
export interface Finding {
  readonly point: Point;
  readonly state: 'ok' | 'missing' | 'unseen';
  /** What of it is missing, or why it cannot be seen: names as GitHub has them. */
  readonly details?: readonly string[];
}

/** Tell how it stands with the settings of a repository, and of each that is missing what to click. */
export function formatFindings(findings: readonly Finding[], locale: Locale): string {
  const words = DOCTOR_WORDS[locale];
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const lines = findings.flatMap(({ point, state, details = [] }) => {
    const { title, todo } = words.points[point];
    const more =
      details.length === 0
        ? ''
        : `${state === 'missing' ? ` — ${words.lacking}` : ''}: ${details.map(clean).join(', ')}`;
    const told = `[${words[state]}] ${title}${state === 'ok' ? '' : more}`;
    return state === 'ok' ? [told] : [told, `  → ${todo}`];
  });
  const unseen = count('unseen');
  const numbers = { ok: count('ok'), missing: count('missing'), unseen };
  return `${[...lines, '', fill(words.summary, numbers), ...(unseen > 0 ? [words.unseenHint] : [])].join('\n')}\n`;
}

/** Names come from a repository that may be a stranger’s: they stay on their line. */
function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\ufffd').slice(0, 200);
}
