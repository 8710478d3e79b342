import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject, onTestFinished, test } from 'vitest';

test('a page is photographed at three widths in two lights, and a sheet shows all of it', async () => {
  const out = mkdtempSync(join(tmpdir(), 'mivent-pictures-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const script = join(import.meta.dirname, 'screenshots.ts');
  execFileSync(process.execPath, [
    script,
    '--dist',
    inject('dist'),
    '--out',
    out,
    '--only',
    'page that does not exist',
  ]);
  const files = readdirSync(out).filter((file) => file.endsWith('.png'));
  expect(files.sort()).toEqual(
    [1280, 360, 768].flatMap((width) =>
      ['dark', 'light'].map((scheme) => `page-that-does-not-exist-${width}-${scheme}.png`),
    ),
  );
  const darkness = async (scheme: string) => {
    const { channels } = await sharp(join(out, `page-that-does-not-exist-360-${scheme}.png`)).stats();
    return channels[0]?.mean ?? Number.NaN;
  };
  expect(await darkness('dark')).toBeLessThan((await darkness('light')) - 50);
  const sheet = readFileSync(join(out, 'index.html'), 'utf8');
  expect(files.filter((file) => !sheet.includes(`src="${file}"`))).toEqual([]);
});

test('the pictures of the README show a clash and the dates that are free instead, in both languages and themes', async () => {
  const out = mkdtempSync(join(tmpdir(), 'mivent-pictures-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const script = join(import.meta.dirname, 'screenshots.ts');
  execFileSync(process.execPath, [script, '--dist', inject('dist'), '--out', out, '--readme']);
  const files = readdirSync(out).sort();
  expect(files).toEqual(['site-en-dark.webp', 'site-en-light.webp', 'site-ru-dark.webp', 'site-ru-light.webp']);
  for (const file of files) {
    const { width, height } = await sharp(join(out, file)).metadata();
    expect([width, height]).toEqual([1156, 722]);
    expect(statSync(join(out, file)).size, file).toBeLessThan(60_000);
  }
});
