// What the history of a registry tells, read in a process of its own that does nothing else: node scripts/bench/stamps.ts FOLDER
import { readGitStamps } from '../../src/io/git-stamps.ts';

const start = performance.now();
const { stamps } = readGitStamps(process.argv[2] ?? '.', '2026-01-01T00:00:00Z', true);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, items: stamps.files.size }));
