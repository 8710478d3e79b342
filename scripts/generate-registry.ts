/**
 * Makes a registry of fictional events in Russian, for demonstrations and benchmarks: the same options, the same bytes.
 *
 *   npm run generate -- --events 300 --conflicts 0 --out /tmp/demo
 *   CONTENT_DIR=/tmp/demo npm start
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDemoRegistry } from './demo-registry/registry.ts';

const USAGE = `npm run generate -- --out DIR [--events 300] [--seed 1] [--now 2026-12-01T12:00:00Z] [--conflicts N]

Writes a registry of fictional events into DIR, which must be empty or not exist, and DIR.conflicts.json: the date
conflicts planted in it, as [{ code, events }], which are its only errors at that moment. N is 20, or fewer in a small
registry; 0 makes one that can be built and served.`;

try {
  process.exitCode = generate();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function generate(): number {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      events: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      now: { type: 'string', default: '2026-12-01T12:00:00Z' },
      conflicts: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.out) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const out = values.out;
  const events = wholeNumber('--events', values.events, 1);
  const { files, conflicts } = makeDemoRegistry({
    events,
    seed: wholeNumber('--seed', values.seed, 0),
    now: Temporal.Instant.from(values.now),
    conflicts:
      values.conflicts === undefined
        ? Math.min(20, Math.floor(events / 8))
        : wholeNumber('--conflicts', values.conflicts, 0),
  });
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length > 0) throw new Error(`${out} is not empty.`);
  const folders = new Set<string>();
  let written = 0;
  for (const { path, text } of files) {
    const folder = join(out, dirname(path));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(join(out, path), text);
    written++;
    if (process.stdout.isTTY && written % 5000 === 0) process.stdout.write(`\r${written} files`);
  }
  writeFileSync(`${out.replace(/\/+$/, '')}.conflicts.json`, `${JSON.stringify(conflicts, undefined, 2)}\n`);
  console.log(
    `${process.stdout.isTTY ? '\r' : ''}${out}: ${events} events in ${written} files, ${conflicts.length} conflicts planted.`,
  );
  return 0;
}

function wholeNumber(option: string, text: string, min: number): number {
  const value = Number(text);
  if (!/^\d{1,8}$/.test(text) || value < min)
    throw new RangeError(`${option} must be a whole number, at least ${min}.`);
  return value;
}
