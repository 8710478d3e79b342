import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleEmbedScript } from '../io/embed-script.ts';

const source = readFileSync(join(import.meta.dirname, 'mivent-events.ts'), 'utf8');
const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');

test('the colours on other sites are our own', () => {
  // Who asks for more contrast is served by the first rule, too: the later ones are for our own pages.
  const plain = tokens.slice(0, tokens.indexOf('prefers-contrast'));
  const ours = new Map([...plain.matchAll(/--([\w-]+): (.+?);/g)].map(([, name, value]) => [name, value]));
  const theirs = [...source.matchAll(/--([\w-]+): var\(--mivent-[\w-]+, (.+)\);/g)];
  const names: Readonly<Record<string, string>> = {
    accent: 'gold',
    'accent-line': 'gold-line',
    'on-accent': 'on-gold',
  };
  expect(theirs).toHaveLength(8);
  for (const [, name = '', value] of theirs) expect(value, name).toBe(ours.get(names[name] ?? name));
});

test('the script is one and the same whenever it is bundled, and knows where its site is', async () => {
  const script = await bundleEmbedScript('https://mivent.example/a/');
  expect(script).toBe(await bundleEmbedScript('https://mivent.example/a/'));
  expect(script).toContain('https://mivent.example/a/');
  expect(script).not.toContain('MIVENT_HOME');
});

test('the script is a classic one, and needs nothing else', async () => {
  const script = await bundleEmbedScript('https://mivent.example/');
  // What the words mean as a module, a classic script does not know.
  expect(() => new Function(script)).not.toThrow();
  expect(script).not.toMatch(/\bimport\b|\bexport\b|require\(/);
});
