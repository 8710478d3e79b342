import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of ten events so many are there from the first commit on; each of the others comes with one of its own. */
const FIRST_SHARE = 6;
const FIRST_COMMIT = Date.UTC(2024, 0, 1) / 1000;
const SECONDS_BETWEEN = 1800;

/**
 * Make a repository whose history ends with the events of a registry, in so many commits of one event each: a third corrects
 * words, a third moves, the rest adds, cancels, or changes the place. Only its objects are written: there is no work tree.
 */
export function makeHistory(content: string, folder: string, commits: number): void {
  const paths = globSync('events/**/*.md', { cwd: content }).sort();
  const texts = new Map(paths.map((path) => [path, readFileSync(join(content, path), 'utf8')]));
  const first = paths.filter((_, index) => index % 10 < FIRST_SHARE);
  const added = paths.filter((_, index) => index % 10 >= FIRST_SHARE);
  const present = [...first];
  const stream: string[] = [];
  const write = (place: number, files: readonly string[]) => {
    const time = FIRST_COMMIT + place * SECONDS_BETWEEN;
    stream.push(`commit refs/heads/main\ncommitter Bench <bench@example.org> ${time} +0000\ndata 1\nx\n`);
    for (const path of files) stream.push(`M 100644 inline ${path}\n${toData(texts.get(path) ?? '')}\n`);
  };
  const others = globSync('{settings.yaml,{regions,venues,people,equipment}/*.md}', { cwd: content }).sort();
  for (const path of others) texts.set(path, readFileSync(join(content, path), 'utf8'));
  write(0, [...others, ...first]);
  for (let place = 1; place < commits; place++) {
    const next = place % 3 === 0 ? added.pop() : undefined;
    // A prime takes the edits all over the registry.
    const path = next ?? present[(place * 7919) % present.length] ?? '';
    if (next !== undefined) present.push(next);
    else texts.set(path, edit(texts.get(path) ?? '', place));
    write(place, [path]);
  }
  mkdirSync(folder, { recursive: true });
  run(folder, ['init', '-q', '-b', 'main']);
  run(folder, ['fast-import', '--quiet'], stream.join(''));
  // As a clone would have it.
  run(folder, ['repack', '-adfq']);
}

function edit(text: string, place: number): string {
  if (place % 3 === 1) return text.replace(/^title: .*$/m, `title: Название, версия ${place}`);
  if (place % 3 === 2)
    return text.replace(/^(start|end): "?(\d{4}-\d{2})-\d{2}/gm, `$1: $2-${String(1 + (place % 28)).padStart(2, '0')}`);
  if (place % 2 === 0)
    return text.replace(/^status: .*$/m, place % 4 === 0 ? 'status: cancelled' : 'status: confirmed');
  return text.replace(/^(?:venue|place): .*$/m, `place: Зал ${place}`);
}

function toData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function run(folder: string, args: readonly string[], input = ''): void {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, input });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}
