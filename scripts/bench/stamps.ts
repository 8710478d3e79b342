// What the history of a registry tells, read in a process of its own that does nothing else: node scripts/bench/stamps.ts FOLDER
import { execFileSync } from 'node:child_process';
import { readGitStamps } from '../../src/io/git-stamps.ts';

const folder = process.argv[2] ?? '.';
// There is no work tree. As far as the settings of an invented registry go.
const settings = execFileSync('git', ['show', 'main:settings.yaml'], { cwd: folder, encoding: 'utf8' });
const domain = /^domain:\s+["']?([^\s"'#]+)/m.exec(settings)?.[1] ?? '';
const start = performance.now();
const { stamps } = readGitStamps(folder, { stamp: '2026-01-01T00:00:00Z', domain }, true);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, items: stamps.files.size }));
