// What the check is measured against: one plain process that lists, reads and parses the same files, and nothing more.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';

const folder = process.argv[2] ?? '.';
let parsed = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md')) continue;
  matter(readFileSync(join(folder, name), 'utf8'));
  parsed++;
}
console.log(parsed);
