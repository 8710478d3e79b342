import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newsOf, siteNews } from './news.test-support.ts';
import { describeClient } from './run-client.test-support.ts';

describeClient('newsboat', ({ makeFolder, run }) => {
  /** A newsboat that is subscribed to one feed. */
  function subscribe(address: string) {
    const folder = makeFolder();
    const [urls, cache, config] = [join(folder, 'urls'), join(folder, 'cache.db'), join(folder, 'config')];
    writeFileSync(urls, `${address}\n`);
    writeFileSync(config, '');
    const boat = (command: string) => run(['-u', urls, '-c', cache, '-C', config, '-x', command]);
    const query = (sql: string) => {
      const database = new DatabaseSync(cache);
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    };
    return {
      reload: async () => expect(await boat('reload')).toEqual({ status: 0, stdout: '', stderr: '' }),
      unread: async () => Number(/^(\d+) unread/.exec((await boat('print-unread')).stdout)?.[1]),
      readAll: () => query('UPDATE rss_item SET unread = 0'),
      items: () => query('SELECT guid, title, url AS link, pubDate AS published FROM rss_item ORDER BY id'),
      feed: () => query('SELECT title FROM rss_feed')[0],
    };
  }

  test('reads the news of everything and of every region, once', async ({ task }) => {
    const feeds = siteNews().filter(({ name }) => /^(?:en\/)?(?:regions\/[^/]+\/)?[a-z]+\.xml$/.test(name));
    let count = 0;
    for (const { name, file, title, items } of feeds) {
      const reader = subscribe(`file://${file}`);
      await reader.reload();
      expect(reader.feed(), name).toEqual({ title });
      const read = reader.items();
      expect(byGuid(read), name).toEqual(byGuid(items));
      expect(new Set(items.map(({ guid }) => guid)).size, name).toBe(items.length);
      count += read.length;
    }
    expect(count).toBeGreaterThan(0);
    task.meta.read = `${feeds.length} feeds, ${count} items`;
  });

  test('shows an event again as unread when it is moved, and only that', async () => {
    const folder = makeFolder();
    const file = join(folder, 'rss.xml');
    const others = [
      { id: 'lecture', title: 'Лекция', start: '2026-12-07T19:00' },
      { id: 'ball', title: 'Бал', start: '2026-12-30T20:00' },
    ];
    const publish = async (start: string, sequence: number) =>
      writeFileSync(file, await newsOf([{ id: 'debate', title: 'Дебаты', start }, ...others], sequence));
    const reader = subscribe(`file://${file}`);

    await publish('2026-12-05T18:00', 0);
    await reader.reload();
    expect(await reader.unread()).toBe(3);
    reader.readAll();
    const read = reader.items();
    await reader.reload();
    expect(await reader.unread()).toBe(0);
    expect(reader.items()).toEqual(read);

    await publish('2026-12-06T18:00', 1);
    await reader.reload();
    expect(await reader.unread()).toBe(1);
    expect(
      reader
        .items()
        .filter(({ guid }) => String(guid).includes('debate'))
        .map(({ title }) => title),
    ).toEqual(['5 декабря, 18:00 — Дебаты', '6 декабря, 18:00 — ПЕРЕНЕСЕНО: Дебаты']);
  });

  // It makes the best of what is no XML: what it does not show is what it could not read.
  test('a feed that breaks off is found out', async () => {
    const file = join(makeFolder(), 'rss.xml');
    const xml = await newsOf([{ start: '2026-12-05T18:00' }]);
    writeFileSync(file, xml.slice(0, xml.indexOf('<guid')));
    const reader = subscribe(`file://${file}`);
    await reader.reload();
    expect(byGuid(reader.items())).not.toMatchObject([{ guid: 'tag:mivent.example,2026:privacy-debate:0' }]);
  });
});

function byGuid(items: readonly object[]): readonly object[] {
  // What a database gives has no prototype.
  const guidOf = (item: object) => ('guid' in item ? String(item.guid) : '');
  return items.map((item) => ({ ...item })).sort((a, b) => (guidOf(a) < guidOf(b) ? -1 : 1));
}
