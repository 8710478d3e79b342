import { describe, expect, inject, test } from 'vitest';
import { BASE_PATH } from './built-site.test-support.ts';
import {
  attribute,
  type Element,
  find,
  isWithin,
  readPage,
  readPages,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';

const dist = inject('dist');
const page = (path: string) => readPage(dist, `${path}index.html`);
const linksIn = (from: SitePage, within: string): Element[] => find(from, 'a').filter((link) => isWithin(link, within));
const addressOf = (link: Element) => attribute(link, 'href');
const linesOf = (from: SitePage, within: string) =>
  find(from, 'article')
    .filter((line) => isWithin(line, within))
    .map(textOf);

describe('the archive', () => {
  test('is one step from every page, at its foot', () => {
    const without = readPages(dist).filter((from) => {
      const archive = `${BASE_PATH}${from.file.startsWith('en/') ? 'en/' : ''}archive/`;
      return !linksIn(from, 'mountain').some((link) => addressOf(link) === archive);
    });
    expect(without.map(({ file }) => file)).toEqual([]);
  });

  test.each(['', 'en/'])('is named where «%s» programme ends, and below the days of a month', (language) => {
    for (const from of [page(language), page(`${language}calendar/2026/11/`)]) {
      expect(linksIn(from, 'over').map(addressOf), from.file).toEqual([`${BASE_PATH}${language}archive/`]);
    }
  });
});

describe('the page of a region in which nothing is ahead', () => {
  test('tells what is on elsewhere, with its days, soonest first', () => {
    const found = page('en/regions/me-08/');
    const dates = find(found, 'time').filter((time) => isWithin(time, 'elsewhere'));
    const moments = dates.map((time) => attribute(time, 'datetime') ?? '');
    expect(moments.length).toBeGreaterThan(2);
    expect(moments).toEqual(moments.toSorted());
    expect(textOf(dates[0])).toMatch(/^Sunday, 22 November 2026, 11:00–13:00$/);
    expect(linesOf(found, 'elsewhere').join('; ')).toMatch(/Podgorica.*Nikšić.*online/);
    const ends = find(found, 'li', 'data-end').filter((line) => isWithin(line, 'elsewhere'));
    expect(ends.length, 'what is over by the time of the visit steps aside').toBe(moments.length);
  });

  test.each([
    ['', 'Предложить событие', 'Свободные даты'],
    ['en/', 'Propose an event', 'Free dates'],
  ])('says how to propose an event there, once: «%s»', (language, propose, dates) => {
    const found = page(`${language}regions/me-08/`);
    const ways = find(found, 'a').filter(
      (link) => addressOf(link)?.endsWith('?region=me-08') && !isWithin(link, 'past'),
    );
    expect(ways.map((link) => [textOf(link), addressOf(link)])).toEqual([
      [propose, `${BASE_PATH}${language}submit/?region=me-08`],
      [dates, `${BASE_PATH}${language}dates/?region=me-08`],
    ]);
  });

  test('is the only one that does: where something is ahead, that is told', () => {
    const all = readPages(dist, /^(?:en\/)?regions\/[^/]+\/index\.html$/);
    const leading = all.filter((from) => find(from, 'section', 'class', 'elsewhere').length > 0);
    expect(leading.map(({ file }) => file)).toEqual(['en/regions/me-08/index.html', 'regions/me-08/index.html']);
  });

  test('is where the filter of the home page leads: it counts the regions that have nothing ahead', () => {
    const [ru, en] = [page(''), page('en/')].map((home) =>
      linksIn(home, 'filters').filter((link) => addressOf(link)?.endsWith('/regions/')),
    );
    expect(ru?.map(textOf)).toEqual(['ещё 1, где пока пусто']);
    expect(en?.map(textOf)).toEqual(['1 more, nothing planned yet']);
  });
});

describe('a text in another language than the page', () => {
  const noteOf = (path: string) =>
    find(page(path), 'p', 'class', 'place')
      .filter((line) => isWithin(line, 'lead'))
      .map(textOf);

  test('is told to be, below its title', () => {
    expect(noteOf('en/events/private-cities-debate/')).toEqual(['Text in Russian']);
    expect(noteOf('events/open-evening/')).toEqual(['Текст на английском']);
    expect(noteOf('events/private-cities-debate/')).toEqual([]);
    expect(noteOf('en/events/open-evening/')).toEqual([]);
    expect(noteOf('en/')).toEqual(['Budva, Цитадель · Text in Russian']);
    expect(noteOf('')).toEqual(['Будва, Цитадель']);
  });

  test('is told to be where it is about a person', () => {
    const told = (path: string) => find(page(path), 'p', 'class', 'text-language').map(textOf);
    expect(told('en/people/sanfantee/')).toEqual(['Text in Russian']);
    expect(told('people/sanfantee/')).toEqual([]);
  });
});

test('no list names a city twice, once in each language', () => {
  const names = [
    ['Podgorica', 'Подгорица'],
    ['Bar', 'Бар'],
    ['Budva', 'Будва'],
    ['Nikšić', 'Никшич'],
  ];
  const doubled = readPages(dist).flatMap((from) =>
    find(from, 'p', 'class', 'where')
      .map(textOf)
      .filter((where) => names.some((both) => both.every((name) => where.includes(name)))),
  );
  expect(doubled).toEqual([]);
});
