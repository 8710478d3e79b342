import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../domain/random-registry.test-support.ts';
import type { Registry } from '../domain/registry.ts';
import type { Locale } from '../i18n/locale.ts';
import { registryOf, sourceOf } from './feed.test-support.ts';
import { listFeedFiles } from './feed-files.ts';
import { HOSTILE_TEXTS, plainSpaced, shown, shownOnLine } from './hostile-texts.test-support.ts';
import { lintICalendar } from './icalendar-lint.test-support.ts';
import { type Component, property, readComponents, unescapeText } from './icalendar-reader.test-support.ts';
import { lintRss, readNews } from './rss-lint.test-support.ts';

/** What people write that gets into feeds. */
interface Words {
  readonly title: string;
  readonly summary: string;
  readonly place: string;
  readonly region: string;
  readonly venue: string;
  readonly site: string;
}

const TAME: Words = { title: 'а', summary: 'б', place: 'в', region: 'г', venue: 'д', site: 'е' };

/** A registry in which these words got past the schema: one event of every status and kind of time, at a place or a venue. */
function registryWith({ title, summary, place, region, venue, site }: Words): Registry {
  const when = { start: '2026-12-05T18:00', end: '2026-12-05T21:00' };
  const hold = { status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } };
  const tame = registryOf(
    [
      { id: 'confirmed', ...when },
      { id: 'hold', ...when, ...hold },
      { id: 'cancelled', start: '2026-12-06', status: 'cancelled', venue: 'hall' },
      { id: 'series', ...when, repeat: { rule: 'FREQ=WEEKLY;COUNT=3' }, venue: 'hall' },
    ],
    { hall: { name: 'Зал' } },
  );
  const events = [...tame.events].map(([id, event]) => {
    const entry = { ...event.entry, title, summary, ...(event.entry.venue === undefined ? { place } : {}) };
    return [id, { ...event, entry }] as const;
  });
  const named = <Entry>(entries: ReadonlyMap<string, Entry>, name: string) =>
    new Map([...entries].map(([id, entry]) => [id, { ...entry, name }]));
  return {
    ...tame,
    settings: { ...tame.settings, name: site, tagline: site, topics: {} },
    regions: named(tame.regions, region),
    venues: named(tame.venues, venue),
    events: new Map(events),
  };
}

/** Every file that programs read, whatever it is, but those of regions and formats that have no event. */
async function write(words: Words, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const all = listFeedFiles(sourceOf(registryWith(words), { locale }));
  const files = all.filter(({ path }) => !/formats\/(?!debate)|regions\/(?!me-16)/.test(path));
  return new Map(await Promise.all(files.map(async ({ path, write: text }) => [path, (await text()).text] as const)));
}

/** What a calendar consists of, without what stands in it. */
function structureOf({ name, lines, components }: Component): unknown {
  return [name, lines.map((line) => [line.name, ...line.params.keys()].join(';')), components.map(structureOf)];
}

/** Write feeds with these words, and ask of each of them that it is well formed and says them, and nothing else. */
async function expectTold(words: Words, locale: Locale, tame: ReadonlyMap<string, string>): Promise<void> {
  const files = await write(words, locale);
  expect([...files.keys()]).toEqual([...tame.keys()]);
  for (const [path, text] of files) {
    const other = tame.get(path) ?? '';
    if (path.endsWith('.ics')) expectCalendar(path, text, other, words);
    else if (path.endsWith('.xml')) expectNews(path, text, other, words);
    else expect(Object.keys(JSON.parse(text)), path).toEqual(Object.keys(JSON.parse(other)));
  }
}

function expectCalendar(path: string, text: string, tame: string, words: Words): void {
  expect(lintICalendar(text), path).toEqual([]);
  const [calendar] = readComponents(text);
  expect(structureOf(calendar!), path).toEqual(structureOf(readComponents(tame)[0]!));
  const value = (component: Component | undefined, name: string) =>
    unescapeText((component && property(component, name)?.value) ?? '');
  for (const event of calendar!.components.filter(({ name }) => name === 'VEVENT')) {
    const prefix = /^(?:Бронь|ОТМЕНЕНО|Hold|CANCELLED): /.exec(value(event, 'SUMMARY'))?.[0] ?? '';
    expect(value(event, 'SUMMARY').slice(prefix.length), path).toBe(shownOnLine(words.title));
    expect(value(event, 'DESCRIPTION').startsWith(`${shown(words.summary)}\n`), path).toBe(true);
    const [place, region] = [words.place, words.region].map(shownOnLine);
    const isThere = (name: string) => value(event, 'LOCATION').includes(name);
    expect(isThere(place!) || isThere(shownOnLine(words.venue)), path).toBe(true);
    expect(value(event, 'LOCATION').toLowerCase().includes(region!.toLowerCase()), path).toBe(true);
  }
  const name = value(calendar, 'NAME');
  expect(value(calendar, 'X-WR-CALNAME'), path).toBe(name);
  if (path.endsWith('calendar.ics')) expect(name.endsWith(shownOnLine(words.site)), path).toBe(true);
}

function expectNews(path: string, text: string, tame: string, words: Words): void {
  expect(lintRss(text, `https://mivent.example/${path}`), path).toEqual([]);
  const elements = (xml: string) => [...xml.matchAll(/<(\/?[\w:]+)/g)].map(([, name]) => name);
  expect(elements(text), path).toEqual(elements(tame));
  const { libxml2 } = readNews(text);
  expect(libxml2.title?.endsWith(shownOnLine(words.site)), path).toBe(true);
  for (const { title = '' } of libxml2.items) {
    // The title stands last, or before the date: whole, in either case.
    const told = `${plainSpaced(title)} — `;
    expect(told.includes(`${plainSpaced(shownOnLine(words.title))} — `), `${path}: ${title}`).toBe(true);
  }
}

const LOCALES = ['ru', 'en'] as const;

const tame = { ru: await write(TAME, 'ru'), en: await write(TAME, 'en') };

describe.each(LOCALES)('in every feed, «%s»,', (locale) => {
  test.each(Object.entries(HOSTILE_TEXTS))('%s is text and nothing else', async (_, text) => {
    const words = {
      title: text,
      summary: text,
      place: `М${text}`,
      region: `Р${text}`,
      venue: `З${text}`,
      site: `С${text}`,
    };
    await expectTold(words, locale, tame[locale]);
  });
  test('2,000 characters are, too', async () => {
    const text = `${'Ж'.repeat(990)} ${'👨‍👩‍👧‍👦'.repeat(40)} ${'a;b,c\\'.repeat(120)}`;
    const words = { title: text, summary: text, place: text, region: text, venue: text, site: text };
    await expectTold(words, locale, tame[locale]);
  });
});

test('at every place of a fold, a family stays together and the title comes back', async () => {
  for (let letters = 0; letters < 75; letters += 2) {
    const title = `${'x'.repeat(letters)}${'👨‍👩‍👧‍👦'.repeat(3)}🇲🇪${'e\u0302\u0323'.repeat(9)}`;
    await expectTold({ ...TAME, title }, 'ru', tame.ru);
  }
});

test('whatever is written, feeds have the same structure, and the words come back', { timeout: 60_000 }, async () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('\r', '\n', '\\', ';', ',', ':', '"', '&', '<', ']', '>', '\u0301', '👨‍', '\u0000', ' '),
      maxLength: 60,
    }),
    fc.constantFrom(...Object.values(HOSTILE_TEXTS)),
  );
  // A name with nothing to be seen in it is refused long before: a place that is empty is none.
  const name = word.map((text) => `А${text}`);
  const words = fc.record({ title: word, summary: word, place: name, region: name, venue: name, site: name });
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom(...LOCALES), (one, locale) => expectTold(one, locale, tame[locale])),
    { numRuns: runs(40) },
  );
});
