import type { Application } from '../domain/application.ts';
import { formatStatus } from './application-comment.ts';

/** What became of one pull request in a run. */
export interface ReconciledPull {
  readonly pull: number;
  readonly application?: Application | undefined;
  readonly written: readonly string[];
  readonly failures: readonly string[];
  readonly later: readonly string[];
}

/** What a run has cost: requests to GitHub, further tries included, and seconds. */
export interface ReconcileCost {
  readonly requests: { readonly all: number; readonly writing: number };
  readonly seconds: number;
}

/**
 * Tell a run, a line for each pull request: its verdict, what was written, what could not be, what is left to the next run; then all
 * of it in numbers. Of strangers' words there are none.
 */
export function formatReconciled(
  outcomes: readonly ReconciledPull[],
  { requests, seconds }: ReconcileCost,
  isDryRun = false,
): string {
  const lines = outcomes.map(({ pull, application, written, failures, later }) => {
    const verdict = application ? formatStatus(application).description : 'не прочитана / not read';
    const done = written.length > 0 ? ` → ${written.join(', ')}` : '';
    const put = later.length > 0 ? `\n    … в следующий раз / next time: ${later.join(', ')}` : '';
    const failed = failures.map((failure) => `\n    ! ${failure.replaceAll(/\p{C}+/gu, ' ')}`).join('');
    return `#${pull} ${verdict}${done}${put}${failed}\n`;
  });
  const count = (list: (outcome: ReconciledPull) => readonly string[]) =>
    outcomes.reduce((sum, outcome) => sum + list(outcome).length, 0);
  const later = count((outcome) => outcome.later);
  const failures = count((outcome) => outcome.failures);
  const sums = [
    `Открытых заявок / open pull requests: ${outcomes.length}`,
    `${isDryRun ? 'было бы записано / would be written' : 'записано / written'}: ${count(({ written }) => written)}`,
    ...(later > 0 ? [`отложено до следующего запуска / left to the next run: ${later}`] : []),
    `не записано / not written: ${failures}`,
  ];
  const cost = [
    `Запросов к GitHub / requests to GitHub: ${requests.all}`,
    `из них записей / of them writing: ${requests.writing}`,
    `секунд / seconds: ${seconds.toFixed(1)}`,
  ];
  return `${lines.join('')}${sums.join('; ')}\n${cost.join('; ')}\n`;
}
