import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UnreadableContentError } from './content-folder.ts';
import { GitError } from './git.ts';
import { GitHubError } from './github.ts';

/** A command was called in a way it does not understand. Told in both languages: the wanted one may be the very thing that failed. */
export class UsageError extends Error {}

/** Options that every command over a registry has. */
export const REGISTRY_OPTIONS = {
  content: { type: 'string' },
  now: { type: 'string' },
  lang: { type: 'string', default: 'ru' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** Read the options of a command line. Throws `UsageError`. */
export function readOptions<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // What Node adds to its first sentence is about its own syntax, in further lines.
    const reason = error instanceof Error ? (error.message.split(/\.\s/)[0] ?? '') : String(error);
    throw new UsageError(`Параметр не понят / Bad option: ${reason}`);
  }
}

/** Read the options of a command line that also names one file. Throws `UsageError`. */
export function readOptionsAndFile<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  const read = (allowPositionals: boolean) => parseArgs({ args: [...args], options, strict: true, allowPositionals });
  let positionals: readonly string[];
  try {
    ({ positionals } = read(true));
  } catch {
    // Told in the words of the other reader.
    return { values: readOptions(args, options), file: undefined };
  }
  if (positionals.length > 1) throw new UsageError(`${positionals[1]}: файл один / one file at a time`);
  const rest = args.filter((arg) => arg !== positionals[0]);
  return { values: readOptions(rest, options), file: positionals[0] };
}

/**
 * Part a command line that is for several programs: the options of these names, each with its value, and all else, as they were written.
 * A value is what follows an option, unless it begins with a dash.
 */
export function partOptions(
  args: readonly string[],
  names: readonly string[],
): { readonly named: readonly string[]; readonly rest: readonly string[] } {
  const named: string[] = [];
  const rest: string[] = [];
  let isNamed = false;
  for (const arg of args) {
    if (arg.startsWith('-')) isNamed = names.includes(arg.replace(/^--?/, '').replace(/=.*/s, ''));
    (isNamed ? named : rest).push(arg);
  }
  return { named, rest };
}

/** Get the value of an option that takes one of a few words. Throws `UsageError`. */
export function oneOf<const Words extends readonly string[]>(name: string, value: string, words: Words): Words[number] {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${name} ${value}: можно / use ${words.join(', ')}`);
  return found;
}

/** Get the moment a command works at: `--now`, else `MIVENT_NOW`, else the clock, which is read here and nowhere else. Throws `UsageError`. */
export function readNow(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Temporal.Instant {
  const text = option ?? environment.MIVENT_NOW;
  if (text === undefined || text === '') return Temporal.Now.instant();
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new UsageError(
      `--now ${text}: нужен момент со смещением / give a moment with its offset: 2026-12-05T18:00:00+01:00`,
    );
  }
}

/**
 * Run a command: its number is the exit code. What it could not do is told in one sentence, with exit code 2;
 * an error in the code itself keeps its trace.
 */
export async function runCommand(run: () => number | Promise<number>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: no reason to fail.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await run();
  } catch (error) {
    // Not thrown on: Node would exit with 1, which means that the content has errors.
    process.stderr.write(`${explain(error) ?? traceOf(error)}\n`);
    process.exitCode = 2;
  }
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function explain(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (error instanceof UnreadableContentError) {
    const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : '';
    return `Не удалось прочитать / Cannot read: ${error.path}${cause}`;
  }
  return error instanceof GitHubError || error instanceof GitError ? error.message : undefined;
}
