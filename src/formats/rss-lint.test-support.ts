import { parseFeed } from '@rowanmanning/feed-parser';
import { parseRssFeed } from 'feedsmith';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { xmlErrors } from './xml.test-support.ts';

/** What the lint asks of a news feed: XML 1.0, RSS 2.0, its best practices, and what we promise beyond. */
export const RSS_RULES = [
  'xml',
  'version',
  'channel',
  'self',
  'language',
  'build-date',
  'element',
  'item',
  'link',
  'guid',
  'guid-repeated',
  'date',
  'order',
  'markup',
] as const;

export type RssRule = (typeof RSS_RULES)[number];

export interface RssFault {
  readonly rule: RssRule;
  readonly text: string;
}

const ATOM = 'http://www.w3.org/2005/Atom';

/** List what is wrong with a news feed that lies at an address. */
export function lintRss(text: string, address: string): RssFault[] {
  const broken = xmlErrors(text);
  if (broken.length > 0) return broken.map((error) => ({ rule: 'xml', text: error }));
  const faults: RssFault[] = [];
  const document = XmlDocument.fromString(text);
  try {
    check(document.root, address, (rule, found) => faults.push({ rule, text: found }));
  } finally {
    document.dispose();
  }
  return faults;
}

type Report = (rule: RssRule, text: string) => void;

const CHANNEL = ['title', 'link', 'description', 'language', 'lastBuildDate', 'link', 'item'];
const ITEM = ['title', 'link', 'description', 'guid', 'pubDate', 'category'];

function check(root: XmlElement, address: string, report: Report): void {
  const [channel, ...others] = childrenOf(root);
  const version = root.attr('version')?.value;
  if (root.name !== 'rss' || version !== '2.0' || channel?.name !== 'channel' || others.length > 0) {
    report('version', `${root.name} ${version}`);
    return;
  }
  checkElements(channel, CHANNEL, report);
  for (const name of ['title', 'link', 'description']) {
    const [value, ...more] = valuesOf(channel, name);
    if (value === undefined || value.trim() === '' || more.length > 0) report('channel', `${name}: ${value}`);
  }
  const [page] = valuesOf(channel, 'link');
  if (page !== undefined && !isWebAddress(page)) report('channel', page);
  const self = childrenOf(channel).filter(({ name, namespaceUri }) => name === 'link' && namespaceUri === ATOM);
  const isSelf = self[0]?.attr('rel')?.value === 'self' && self[0].attr('type')?.value === 'application/rss+xml';
  if (self.length !== 1 || !isSelf || self[0]?.attr('href')?.value !== address) report('self', address);
  const [language] = valuesOf(channel, 'language');
  if (language !== (/\/en\//.test(address) ? 'en' : 'ru')) report('language', language ?? 'missing');

  const items = childrenOf(channel).filter(({ name }) => name === 'item');
  for (const item of items) checkItem(item, report);
  const guids = items.flatMap((item) => valuesOf(item, 'guid'));
  for (const guid of guids.filter((one, index) => guids.indexOf(one) < index)) report('guid-repeated', guid);
  checkDates(items, valuesOf(channel, 'lastBuildDate'), report);
}

function checkItem(item: XmlElement, report: Report): void {
  checkElements(item, ITEM, report);
  for (const name of ['title', 'link', 'description', 'guid', 'pubDate']) {
    const [value, ...more] = valuesOf(item, name);
    if (value === undefined || value.trim() === '' || more.length > 0) report('item', `${name}: ${value}`);
  }
  const [link, guid] = ['link', 'guid'].map((name) => childrenOf(item).find((child) => child.name === name));
  if (link && !isWebAddress(link.content)) report('link', link.content);
  const isTag = /^tag:[a-z0-9.-]+,\d{4}:\S+$/.test(guid?.content ?? '') && guid?.attr('isPermaLink')?.value === 'false';
  if (guid && !isTag) report('guid', guid.content);
  // Readers show it as HTML: paragraphs and links of ours, and no markup of anybody else.
  const [description = ''] = valuesOf(item, 'description');
  const tags = description.replace(/<\/?p>|<a href="https?:\/\/[^"<>]*">|<\/a>/g, '');
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(tags)) report('markup', description);
}

function checkDates(items: readonly XmlElement[], built: readonly string[], report: Report): void {
  const dates = items.flatMap((item) => valuesOf(item, 'pubDate'));
  for (const date of [...dates, ...built].filter((one) => !isRfc822(one))) report('date', date);
  const times = dates.map((date) => Date.parse(date));
  if (times.some((time, index) => index > 0 && time > times[index - 1]!)) report('order', 'the newest comes first');
  const newest = dates[times.indexOf(Math.max(...times))];
  if (built.length !== 1 || (newest !== undefined && built[0] !== newest)) report('build-date', built.join(', '));
}

/** RFC 822 as RSS wants it, with four digits of the year: a day that exists, on its own weekday. */
function isRfc822(text: string): boolean {
  const form =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [\d:]{8} GMT$/;
  return form.test(text) && new Date(text).toUTCString() === text;
}

function checkElements(parent: XmlElement, known: readonly string[], report: Report): void {
  for (const { name, namespaceUri } of childrenOf(parent)) {
    if (!known.includes(name) || (namespaceUri && namespaceUri !== ATOM))
      report('element', `${name} in ${parent.name}`);
  }
}

function childrenOf(parent: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) if (node instanceof XmlElement) children.push(node);
  return children;
}

/** The texts of the children of a name that RSS itself has. */
function valuesOf(parent: XmlElement, name: string): string[] {
  return childrenOf(parent)
    .filter((child) => child.name === name && !child.namespaceUri)
    .map((child) => child.content);
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text);
}

/** A news feed as a reader understands it. */
export interface ReadNews {
  readonly title: string | undefined;
  readonly items: readonly {
    readonly title: string | undefined;
    readonly link: string | undefined;
    readonly guid: string | undefined;
    /** ISO. */
    readonly date: string | undefined;
  }[];
}

/** Read a news feed with readers that have nothing in common but what they read. */
export function readNews(text: string): Readonly<Record<'libxml2' | 'feedsmith' | 'feed-parser', ReadNews>> {
  const ofFeedsmith = parseRssFeed(text);
  const ofFeedParser = parseFeed(text);
  return {
    libxml2: readByXml(text),
    feedsmith: {
      title: ofFeedsmith.title,
      items: (ofFeedsmith.items ?? []).map(({ title, link, guid, pubDate }) => ({
        title,
        link,
        guid: guid?.value,
        date: toIso(pubDate),
      })),
    },
    'feed-parser': {
      title: ofFeedParser.title ?? undefined,
      items: ofFeedParser.items.map(({ title, url, id, published }) => ({
        title: title ?? undefined,
        link: url ?? undefined,
        guid: id ?? undefined,
        date: published?.toISOString(),
      })),
    },
  };
}

function readByXml(text: string): ReadNews {
  const document = XmlDocument.fromString(text);
  try {
    const [channel] = childrenOf(document.root);
    if (!channel) return { title: undefined, items: [] };
    const items = childrenOf(channel).filter(({ name }) => name === 'item');
    return {
      title: valuesOf(channel, 'title')[0],
      items: items.map((item) => {
        const [title, link, guid, date] = ['title', 'link', 'guid', 'pubDate'].map((name) => valuesOf(item, name)[0]);
        return { title, link, guid, date: toIso(date) };
      }),
    };
  } finally {
    document.dispose();
  }
}

function toIso(date: string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString();
}
