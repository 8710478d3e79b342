import { CLIENTS, clientNames } from './client.ts';

/** A test of a client, as Vitest's JSON report has it. */
export interface ClientTest {
  /** The first title is the name of the client. */
  readonly ancestorTitles: readonly string[];
  readonly status: string;
  readonly meta?: { readonly version?: string; readonly read?: string };
}

/** Write a line for each client: its version, how its tests ended, and what it has read; or what brings it. */
export function formatClientReport(tests: readonly ClientTest[]): string {
  const byName = Map.groupBy(tests, ({ ancestorTitles }) => ancestorTitles[0] ?? '');
  const rows = clientNames().flatMap((name) => {
    const own = byName.get(name) ?? [];
    const ran = own.filter(({ status }) => status === 'passed' || status === 'failed');
    if (own.length === 0) return [];
    const install = `apt-get install ${CLIENTS[name].packages.join(' ')}`;
    if (ran.length === 0) return [[name, 'absent', install]];
    const failed = ran.filter(({ status }) => status === 'failed').length;
    const version = ran.find(({ meta }) => meta?.version !== undefined)?.meta?.version;
    const read = version === undefined ? [install] : ran.flatMap(({ meta }) => meta?.read ?? []);
    return [[`${name} ${version ?? ''}`.trim(), `${ran.length - failed} passed, ${failed} failed`, read.join('; ')]];
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
