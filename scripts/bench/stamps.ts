// What the history of a registry tells, read in a process of its own that does nothing else: node scripts/bench/stamps.ts FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGitStamps } from '../../src/io/git-stamps.ts';

const folder = process.argv[2] ?? '.';
// As far as the settings of an invented registry go.
const domain = /^domain: (\S+)/m.exec(readFileSync(join(folder, 'settings.yaml'), 'utf8'))?.[1] ?? '';
const start = performance.now();
const { stamps } = readGitStamps(folder, { stamp: '2026-01-01T00:00:00Z', domain }, true);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, items: stamps.files.size }));
