import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a command took, from the start of its process to its end. */
export interface Measurement {
  readonly seconds: number;
  /** Processor time of its Node processes. */
  readonly cpuSeconds: number;
  /** Resident memory of the largest of its Node processes. Nothing for a command that has none. */
  readonly peakBytes?: number;
  readonly output: string;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The exit code that means it has done its work; 0 unless said. */
  readonly expects?: number;
  /** Done before each run, untimed. */
  readonly before?: () => void;
}

const PROBE = pathToFileURL(join(import.meta.dirname, 'probe.ts')).href;

/** Run a command to its end. Throws if it fails, with the last lines it wrote. */
export async function measure(command: Command): Promise<Measurement> {
  command.before?.();
  const folder = mkdtempSync(join(tmpdir(), 'mivent-probe-'));
  try {
    const env = { ...process.env, ...command.env, NODE_OPTIONS: `--import=${PROBE}`, MIVENT_BENCH_PROBE: folder };
    const start = performance.now();
    const child = spawn(command.program, command.args, { cwd: command.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const seconds = (performance.now() - start) / 1000;
    const output = Buffer.concat(chunks).toString();
    if (code !== (command.expects ?? 0))
      throw new Error(`${command.program} ${command.args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
    const used = readdirSync(folder).map((file) => readUsage(readFileSync(join(folder, file), 'utf8')));
    const cpuSeconds = used.reduce((sum, { cpu }) => sum + cpu, 0) / 1e6;
    if (used.length === 0) return { seconds, cpuSeconds, output };
    return { seconds, cpuSeconds, output, peakBytes: Math.max(...used.map(({ maxRSS }) => maxRSS)) * 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readUsage(text: string): { maxRSS: number; cpu: number } {
  const { maxRSS, cpu }: { maxRSS?: unknown; cpu?: unknown } = JSON.parse(text);
  return { maxRSS: Number(maxRSS), cpu: Number(cpu) };
}

/** Run commands in turn, A B C A B C: what disturbs the machine for a while disturbs them all alike. */
export async function interleave(commands: readonly Command[], runs: number): Promise<Measurement[][]> {
  const results: Measurement[][] = commands.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, command] of commands.entries()) results[index]?.push(await measure(command));
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
