import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsOf, siteNews } from './news.test-support.ts';
import { describeClient } from './run-client.test-support.ts';

/** What `read-feeds.py` says of a file. */
interface Reading {
  readonly trouble: string | null;
  readonly version: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly entries: readonly {
    readonly id: string | null;
    readonly title: string | null;
    readonly link: string | null;
    readonly published: number | null;
    readonly summary: string | null;
  }[];
}

const SCRIPT = join(import.meta.dirname, 'read-feeds.py');

describeClient('feedparser', ({ makeFolder, run }) => {
  async function read(files: readonly string[]): Promise<ReadonlyMap<string, Reading>> {
    const { status, stdout, stderr } = await run([SCRIPT], { input: JSON.stringify(files) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return new Map(Object.entries(JSON.parse(stdout)));
  }

  async function readText(xml: string): Promise<Reading | undefined> {
    const file = join(makeFolder(), 'rss.xml');
    writeFileSync(file, xml);
    return (await read([file])).get(file);
  }

  test('reads every news feed of the site: titles, links, identities and dates', async ({ task }) => {
    const feeds = siteNews();
    const readings = await read(feeds.map(({ file }) => file));
    for (const { name, file, title, language, items } of feeds) {
      const { entries = [], ...feed } = readings.get(file) ?? {};
      expect(feed, name).toMatchObject({ trouble: null, version: 'rss20', title, language });
      const told = entries.map(({ id, title, link, published }) => ({ guid: id, title, link, published }));
      expect(told, name).toEqual(items);
    }
    const items = feeds.reduce((sum, feed) => sum + feed.items.length, 0);
    expect(items).toBeGreaterThan(0);
    task.meta.read = `${feeds.length} feeds, ${items} items`;
  });

  test('shows a hostile title as it was typed', async () => {
    const title = '</title><script>alert(1)</script> ]]> & «да» 👩‍👩‍👧';
    const reading = await readText(await newsOf([{ start: '2026-12-05T18:00', title }]));
    expect(reading?.trouble).toBe(null);
    expect(reading?.entries[0]?.title).toContain(title);
  });

  test.each([
    ['a NUL', (xml: string) => xml.replace('MIVENT', 'MIV\0ENT')],
    ['an ampersand that is not escaped', (xml: string) => xml.replace('&amp;', '&')],
    ['a file that breaks off', (xml: string) => xml.slice(0, xml.length / 2)],
  ])('%s is found out', async (_, damage) => {
    const xml = await newsOf([{ start: '2026-12-05T18:00' }]);
    expect((await readText(xml))?.trouble).toBe(null);
    expect((await readText(damage(xml)))?.trouble).not.toBe(null);
  });
});
