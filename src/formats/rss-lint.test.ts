import { describe, expect, test } from 'vitest';
import { lintRss, RSS_RULES, type RssRule, readNews } from './rss-lint.test-support.ts';
import { xmlErrors } from './xml.test-support.ts';

const ADDRESS = 'https://mivent.example/rss.xml';

const GOOD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Афиша &amp; новости</title>
<description>Что, где и когда</description>
<link>https://mivent.example/</link>
<atom:link href="https://mivent.example/rss.xml" rel="self" type="application/rss+xml"/>
<language>ru</language>
<lastBuildDate>Sun, 01 Nov 2026 12:00:00 GMT</lastBuildDate>
<item>
<title>5 декабря, 18:00 — &lt;Дебаты&gt;</title>
<link>https://mivent.example/events/debate/</link>
<guid isPermaLink="false">tag:mivent.example,2026:debate:1</guid>
<description>&lt;p&gt;Два &amp;lt;слова&amp;gt;&lt;/p&gt;&lt;p&gt;&lt;a href="https://example.org/"&gt;example&lt;/a&gt;&lt;/p&gt;</description>
<pubDate>Sun, 01 Nov 2026 12:00:00 GMT</pubDate>
<category>дебаты</category>
</item>
<item>
<title>6 декабря — Ярмарка</title>
<link>https://mivent.example/events/fair/</link>
<guid isPermaLink="false">tag:mivent.example,2026:fair:0</guid>
<description>&lt;p&gt;Весь день&lt;/p&gt;</description>
<pubDate>Thu, 01 Oct 2026 12:00:00 GMT</pubDate>
</item>
</channel></rss>`;

type Change = readonly [RssRule, string, string | RegExp, string];

const BAD: readonly Change[] = [
  ['xml', 'NUL', 'Ярмарка', 'Яр\u0000марка'],
  ['xml', 'U+000B', 'Ярмарка', 'Яр\u000bмарка'],
  ['xml', 'U+FFFF', 'Ярмарка', 'Яр\uffffмарка'],
  ['xml', 'half a pair of surrogates', 'Ярмарка', 'Яр\ud83dмарка'],
  ['xml', 'a number that is no character', 'Ярмарка', 'Яр&#11;марка'],
  ['xml', '& alone', 'Афиша &amp; новости', 'Афиша & новости'],
  [
    'xml',
    'an end that belongs to another element',
    '<title>6 декабря — Ярмарка</title>\n<link>',
    '<title>6 декабря<link></title>',
  ],
  ['xml', 'an entity of HTML', 'Ярмарка', 'Яр&nbsp;марка'],
  ['xml', 'an attribute twice', 'isPermaLink="false"', 'isPermaLink="false" isPermaLink="true"'],
  ['xml', ']]> in a text', 'Ярмарка', 'Ярмарка ]]>'],
  ['xml', '< in an attribute', 'href="https://mivent.example/rss.xml"', 'href="<"'],
  ['xml', 'a prefix that is not declared', '<category>', '<x:y/><category>'],
  ['xml', 'something behind the end', '</rss>', '</rss><rss/>'],
  ['xml', 'nothing before the declaration', '<?xml', '\n<?xml'],
  ['version', 'another version', 'version="2.0"', 'version="0.91"'],
  ['version', 'no channel', /channel>/g, 'feed>'],
  ['channel', 'no title', '<title>Афиша &amp; новости</title>', ''],
  ['channel', 'an empty description', 'Что, где и когда', ' '],
  ['channel', 'a page that is no address', '<link>https://mivent.example/</link>', '<link>/</link>'],
  ['self', 'another address', 'href="https://mivent.example/rss.xml"', 'href="https://mivent.example/feed.xml"'],
  ['self', 'missing', /<atom:link.*?>/, ''],
  ['language', 'another', '<language>ru', '<language>en'],
  ['language', 'missing', '<language>ru</language>', ''],
  ['build-date', 'of the build', '<lastBuildDate>Sun, 01 Nov', '<lastBuildDate>Mon, 02 Nov'],
  ['build-date', 'missing', /<lastBuildDate>.*<\/lastBuildDate>/, ''],
  ['element', 'that RSS does not know', '<category>дебаты</category>', '<place>Бар</place>'],
  ['item', 'without a title', '<title>6 декабря — Ярмарка</title>', ''],
  [
    'item',
    'with two links',
    '<link>https://mivent.example/events/fair/</link>',
    '<link>https://a.b/</link><link>https://a.b/</link>',
  ],
  ['item', 'without a date', '<pubDate>Thu, 01 Oct 2026 12:00:00 GMT</pubDate>', ''],
  ['item', 'without a name', '<guid isPermaLink="false">tag:mivent.example,2026:fair:0</guid>', ''],
  ['link', 'relative', 'https://mivent.example/events/fair/', '/events/fair/'],
  ['link', 'a script', 'https://mivent.example/events/fair/', 'javascript:alert(1)'],
  [
    'guid',
    'that claims to be an address',
    'isPermaLink="false">tag:mivent.example,2026:fair',
    '>tag:mivent.example,2026:fair',
  ],
  ['guid', 'a number', 'tag:mivent.example,2026:fair:0', '7'],
  ['guid-repeated', 'two items of one name', 'tag:mivent.example,2026:fair:0', 'tag:mivent.example,2026:debate:1'],
  ['date', 'ISO', 'Thu, 01 Oct 2026 12:00:00 GMT', '2026-10-01T12:00:00Z'],
  ['date', 'on another weekday', 'Thu, 01 Oct 2026', 'Fri, 01 Oct 2026'],
  ['date', '31 September', 'Thu, 01 Oct 2026', 'Thu, 31 Sep 2026'],
  ['order', 'the oldest first', 'Thu, 01 Oct 2026 12:00:00 GMT', 'Sun, 01 Nov 2026 12:00:01 GMT'],
  ['markup', 'a script', 'Весь день', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['markup', 'a link to a script', 'href="https://example.org/"', 'href="javascript:alert(1)"'],
  ['markup', '& of nobody', 'Весь день', 'Весь &amp; день'],
];

function changed([, , from, to]: Change): string {
  const text = GOOD.replace(from, () => to);
  if (text === GOOD) throw new Error(`The good feed has no ${from}.`);
  return text;
}

test('a good feed has nothing wrong with it, and is read alike by all', () => {
  expect(lintRss(GOOD, ADDRESS)).toEqual([]);
  const { libxml2, feedsmith, 'feed-parser': feedParser } = readNews(GOOD);
  expect(libxml2).toEqual({
    title: 'Афиша & новости',
    items: [
      {
        title: '5 декабря, 18:00 — <Дебаты>',
        link: 'https://mivent.example/events/debate/',
        guid: 'tag:mivent.example,2026:debate:1',
        date: '2026-11-01T12:00:00.000Z',
      },
      {
        title: '6 декабря — Ярмарка',
        link: 'https://mivent.example/events/fair/',
        guid: 'tag:mivent.example,2026:fair:0',
        date: '2026-10-01T12:00:00.000Z',
      },
    ],
  });
  expect(feedsmith).toEqual(libxml2);
  expect(feedParser).toEqual(libxml2);
});

describe('the lint refuses', () => {
  test.each(BAD)('%s: %s', (...change) => {
    const rules = new Set(lintRss(changed(change), ADDRESS).map(({ rule }) => rule));
    // The newest item gives the feed its date: where that is broken, the other is, too.
    if (change[0] === 'order') rules.delete('build-date');
    expect([...rules]).toEqual([change[0]]);
  });
  test('something by each of its rules', () => {
    expect(RSS_RULES.filter((rule) => !BAD.some(([broken]) => broken === rule))).toEqual([]);
  });
  test('what libxml2 refuses, by its own words', () => {
    expect(xmlErrors('<a>\u000b</a>')).toEqual(['PCDATA invalid Char value 11']);
    expect(xmlErrors('<a>&nbsp;</a>')).toEqual(["Entity 'nbsp' not defined"]);
  });
});
