import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { inject } from 'vitest';
import { fixedStamps } from '../../src/domain/stamp.ts';
import { registryOf, sourceOf, type WrittenEvent } from '../../src/formats/feed.test-support.ts';
import { toRss } from '../../src/formats/rss.ts';
import { listFiles } from '../../src/site/site-files.test-support.ts';

/** A news feed, as a parser of plain XML reads it: what all readers must find in it. */
export interface NewsSample {
  /** Below the folder of the site. */
  readonly name: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  readonly items: readonly NewsItem[];
}

export interface NewsItem {
  readonly guid: string;
  readonly title: string;
  readonly link: string;
  /** Epoch seconds. */
  readonly published: number;
}

/** Get the news feeds of the built site. */
export function siteNews(): NewsSample[] {
  const dist = inject('dist');
  return listFiles(dist)
    .filter((file) => file.endsWith('.xml') && !/^sitemap/.test(file))
    .map((name) => ({ ...parseNews(readFileSync(join(dist, name), 'utf8')), name, file: join(dist, name) }));
}

const PARSER = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });

function parseNews(xml: string): Omit<NewsSample, 'name' | 'file'> {
  const { channel } = PARSER.parse(xml).rss;
  const items: readonly Record<string, unknown>[] = channel.item ?? [];
  return {
    title: textOf(channel.title),
    language: textOf(channel.language),
    items: items.map(({ guid, title, link, pubDate }) => ({
      guid: textOf(guid),
      title: textOf(title),
      link: textOf(link),
      published: new Date(textOf(pubDate)).getTime() / 1000,
    })),
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && '#text' in value) return String(value['#text']);
  return String(value);
}

/** Write the news of events in short. A higher `sequence` is a later announcement. */
export async function newsOf(events: readonly WrittenEvent[], sequence = 0): Promise<string> {
  const registry = registryOf(events);
  const { fallback } = fixedStamps('2026-10-01T12:00:00Z');
  const changed = fallback.changed + sequence * 86_400_000;
  // The event that is written first is the one that changes.
  const { id = 'privacy-debate' } = events[0] ?? {};
  const stamp = { ...fallback, changed, rescheduled: changed, sequence, moved: sequence > 0 };
  const files = new Map([[`events/${id}`, stamp]]);
  const source = sourceOf(registry, { stamps: { files, fallback } });
  return toRss(source, {
    name: 'MIVENT',
    description: 'Новости & <события>',
    address: 'https://mivent.example/rss.xml',
    page: 'https://mivent.example/',
    events: registry.events.values(),
  });
}
