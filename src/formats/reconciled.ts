import type { Application } from '../domain/application.ts';
import { formatStatus } from './application-comment.ts';

/** What became of one pull request in a run. */
export interface ReconciledPull {
  readonly pull: number;
  readonly application?: Application | undefined;
  readonly written: readonly string[];
  readonly failures: readonly string[];
}

/** Tell a run, a line for each pull request: its verdict, what was written, what could not be. Of strangers' words there are none. */
export function formatReconciled(outcomes: readonly ReconciledPull[]): string {
  const lines = outcomes.map(({ pull, application, written, failures }) => {
    const verdict = application ? formatStatus(application).description : 'не прочитана / not read';
    const done = written.length > 0 ? ` → ${written.join(', ')}` : '';
    const failed = failures.map((failure) => `\n    ! ${failure.replaceAll(/\p{C}+/gu, ' ')}`).join('');
    return `#${pull} ${verdict}${done}${failed}\n`;
  });
  const writes = outcomes.reduce((sum, { written }) => sum + written.length, 0);
  const failures = outcomes.reduce((sum, outcome) => sum + outcome.failures.length, 0);
  const summary = `Открытых заявок / open pull requests: ${outcomes.length}; записано / written: ${writes}; не записано / not written: ${failures}\n`;
  return lines.join('') + summary;
}
