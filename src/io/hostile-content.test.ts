import { expect, test } from 'vitest';
import { HOSTILE_TEXTS, plainSpaced } from '../formats/hostile-texts.test-support.ts';
import { lintICalendar } from '../formats/icalendar-lint.test-support.ts';
import { property, readComponents, unescapeText } from '../formats/icalendar-reader.test-support.ts';
import { describeIssue } from '../formats/issues.ts';
import { lintRss, type ReadNews, readNews } from '../formats/rss-lint.test-support.ts';
import { checkContent } from './content-check.ts';
import { evening, makeFolder, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { readFeedFiles } from './feed-source.ts';

const NOW = '2026-11-20T12:00:00+01:00';
const HOME = 'https://example.org/';

const TEXTS = { ...HOSTILE_TEXTS, 'more than 140 letters': 'Ж'.repeat(141), '2,000 letters': 'Ж'.repeat(2000) };
const IDS = new Map(Object.keys(TEXTS).map((name, index) => [name, `event-${index}`]));

const ENTITIES = ['entities of XML and HTML', 'the end of CDATA'].map((name) => IDS.get(name));

const [SITE, REGION, VENUE] = [
  TEXTS['a script'],
  TEXTS['escapes as they are written'],
  TEXTS['separators of RFC 5545'],
];

/** A registry with one evening a week for each text, at a place that is no better called. */
function folderOf(texts: Readonly<Record<string, string>>): string {
  const name = (file: string, text: string) =>
    SMALL_REGISTRY[file]!.replace(/name: (?:\{.*\}|.*)/, () => `name: ${JSON.stringify(text)}`);
  const files: Record<string, string> = {
    ...SMALL_REGISTRY,
    'settings.yaml': name('settings.yaml', SITE),
    'regions/me-16.md': name('regions/me-16.md', REGION),
    'venues/kings-park.md': name('venues/kings-park.md', VENUE),
  };
  for (const [index, [name, text]] of Object.entries(texts).entries()) {
    const day = Temporal.PlainDate.from('2026-12-05').add({ weeks: index });
    const times = { start: `${day}T18:00`, end: `${day}T21:00` };
    files[`events/me-16/${IDS.get(name) ?? 'event'}.md`] = evening({ title: JSON.stringify(text), ...times });
  }
  return makeFolder(files);
}

test('a hostile title is refused with a word about it, or comes back from every feed as it was', async () => {
  const folder = folderOf(TEXTS);
  const { issues } = checkContent(folder, Temporal.Instant.from(NOW));
  const errors = issues.filter(({ severity }) => severity === 'error');
  const refused = new Map<string, string>();
  for (const [name, id] of IDS) {
    const issue = errors.find(({ file }) => file.endsWith(`/${id}.md`));
    if (!issue) continue;
    for (const locale of ['ru', 'en'] as const) expect(describeIssue(issue, locale).message.length).toBeGreaterThan(20);
    refused.set(name, [issue.code, issue.variant].filter((part) => part !== undefined).join('/'));
  }
  expect(Object.fromEntries(refused)).toMatchInlineSnapshot(`
    {
      "2,000 letters": "frontmatter-value/too-big-string",
      "CR LF and a property": "frontmatter-control-character/newline",
      "CR alone": "frontmatter-control-character/newline",
      "DEL": "frontmatter-control-character",
      "ESC": "frontmatter-control-character",
      "LF and an alarm": "frontmatter-control-character/newline",
      "NUL": "frontmatter-control-character",
      "U+2028": "frontmatter-control-character",
      "U+2029 and NEL": "frontmatter-control-character",
      "VT and FF": "frontmatter-control-character",
      "a byte order mark": "frontmatter-control-character",
      "a non-character": "frontmatter-control-character",
      "a tab": "frontmatter-control-character",
      "an isolate": "frontmatter-control-character",
      "half a pair of surrogates": "frontmatter-control-character",
      "joiners and nothing else": "frontmatter-value/words",
      "letters turned round": "frontmatter-control-character",
      "more than 140 letters": "frontmatter-value/too-big-string",
      "the other half": "frontmatter-control-character",
    }
  `);

  const told = new Map<string, Map<string, string[]>>();
  const tell = (id: string, file: string, title: string) => {
    const files = told.get(id) ?? new Map<string, string[]>();
    told.set(id, files.set(file, [...(files.get(file) ?? []), title]));
  };
  for (const { path, write } of readFeedFiles({ folder, home: HOME, now: NOW })) {
    const { text } = await write();
    if (path.endsWith('.ics')) {
      expect(lintICalendar(text), path).toEqual([]);
      for (const event of readComponents(text)[0]!.components.filter(({ name }) => name === 'VEVENT')) {
        const value = (name: string) => unescapeText(property(event, name)?.value ?? '');
        tell(value('UID').split('@')[0]!, path, value('SUMMARY'));
        expect(value('LOCATION'), path).toBe(`${VENUE}, ${REGION}`);
      }
    } else if (path.endsWith('.xml')) {
      expect(lintRss(text, HOME + path), path).toEqual([]);
      expect(readNews(text).libxml2.title?.endsWith(SITE), path).toBe(true);
      const { libxml2, feedsmith, 'feed-parser': feedParser } = readNews(text);
      // Some readers take a title for HTML, as others do not: what looks like an entity is theirs to tell.
      const plain = (news: ReadNews) =>
        news.items.filter(({ link }) => !ENTITIES.some((id) => link?.includes(`/${id}/`)));
      expect(plain(feedsmith), path).toEqual(plain(libxml2));
      expect(plain(feedParser), path).toEqual(plain(libxml2));
      for (const { title = '', link } of libxml2.items) {
        tell(/events\/([^/]+)\//.exec(link ?? '')?.[1] ?? '', path, title.slice(title.indexOf(' — ') + 3));
      }
    } else if (path.endsWith('feed.json')) {
      for (const { title, url } of JSON.parse(text).items) {
        tell(/events\/([^/]+)\//.exec(url)?.[1] ?? '', path, title.slice(title.indexOf(' — ') + 3));
      }
    }
  }
  for (const [name, id] of IDS) {
    const titles = [...(told.get(id)?.values() ?? [])].flat().map(plainSpaced);
    if (refused.has(name)) expect(titles, name).toEqual([]);
    else {
      expect([...new Set(titles)], name).toEqual([plainSpaced(TEXTS[name as keyof typeof TEXTS].normalize('NFC'))]);
      expect([...(told.get(id)?.keys() ?? [])], name).toEqual(
        expect.arrayContaining([
          `events/${id}.ics`,
          `en/events/${id}.ics`,
          'calendar.ics',
          'en/calendar.ics',
          'rss.xml',
          'en/rss.xml',
          'venues/kings-park/rss.xml',
        ]),
      );
    }
  }
});
