const FEED_FIELDS = {
  version: 'url',
  title: 'text',
  home_page_url: 'url',
  feed_url: 'url',
  description: 'text',
  user_comment: 'text',
  next_url: 'url',
  icon: 'url',
  favicon: 'url',
  authors: 'authors',
  language: 'language',
  expired: 'boolean',
  hubs: 'hubs',
  items: 'items',
} as const;

const ITEM_FIELDS = {
  id: 'text',
  url: 'url',
  external_url: 'url',
  title: 'text',
  content_html: 'text',
  content_text: 'text',
  summary: 'text',
  image: 'url',
  banner_image: 'url',
  date_published: 'date',
  date_modified: 'date',
  authors: 'authors',
  tags: 'texts',
  language: 'language',
  attachments: 'attachments',
} as const;

const AUTHOR_FIELDS = { name: 'text', url: 'url', avatar: 'url' } as const;

type Fields = Readonly<Record<string, string>>;

/** Find what of a JSON Feed is against the rules of https://www.jsonfeed.org/version/1.1/, the deprecated included. */
export function findJsonFeedFaults(feed: unknown): readonly string[] {
  if (!isObject(feed)) return ['a feed is an object'];
  const faults = findFieldFaults(feed, FEED_FIELDS, 'feed');
  if (feed.version !== 'https://jsonfeed.org/version/1.1') faults.push('feed: version');
  for (const key of ['title', 'items']) if (!(key in feed)) faults.push(`feed: no ${key}`);
  const items = Array.isArray(feed.items) ? feed.items : [];
  const ids = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    const where = `item ${index}`;
    if (!isObject(item)) {
      faults.push(`${where}: no object`);
      continue;
    }
    faults.push(...findFieldFaults(item, ITEM_FIELDS, where));
    if (!('id' in item)) faults.push(`${where}: no id`);
    if (ids.has(item.id)) faults.push(`${where}: the id of another`);
    ids.add(item.id);
    if (!('content_html' in item) && !('content_text' in item)) faults.push(`${where}: no content`);
  }
  return faults;
}

function findFieldFaults(object: Readonly<Record<string, unknown>>, fields: Fields, where: string): string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    // Extensions are objects, their names begin with an underscore and a letter, and hold no full stop.
    if (key.startsWith('_')) return /^_[A-Za-z][^.]*$/.test(key) && isObject(value) ? [] : [`${where}: ${key}`];
    const kind = fields[key];
    if (kind === undefined) return [`${where}: unknown ${key}`];
    return fits(value, kind) ? [] : [`${where}: ${key}`];
  });
}

function fits(value: unknown, kind: string): boolean {
  switch (kind) {
    case 'text':
      return isText(value);
    case 'url':
      return isText(value) && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return (
        isText(value) &&
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
        !Number.isNaN(Date.parse(value))
      );
    case 'language':
      return isText(value) && Intl.getCanonicalLocales(value)[0] === value;
    case 'texts':
      return Array.isArray(value) && value.every(isText);
    case 'authors':
      return Array.isArray(value) && value.length > 0 && value.every(isAuthor);
    default:
      return Array.isArray(value);
  }
}

function isAuthor(author: unknown): boolean {
  return (
    isObject(author) && Object.keys(author).length > 0 && findFieldFaults(author, AUTHOR_FIELDS, 'author').length === 0
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
