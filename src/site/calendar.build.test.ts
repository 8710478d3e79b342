import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { attribute, find, isWithin, readPage, readPages, type SitePage, textOf } from './site-files.test-support.ts';

const dist = inject('dist');
const page = (address: string) => readPage(dist, `${address}index.html`);
const titleOf = (one: SitePage) => textOf(find(one, 'title')[0]);
const descriptionOf = (one: SitePage) =>
  attribute(find(one, 'meta', 'name', 'description')[0], 'content')?.replaceAll('\u00a0', ' ');

describe('a month', () => {
  test('tells its events in its title and its main one in the description', () => {
    expect([titleOf(page('calendar/2026/12/')), descriptionOf(page('calendar/2026/12/'))]).toMatchInlineSnapshot(`
      [
        "Декабрь 2026: 27 событий · MIVENT",
        "Декабрь 2026: 27 событий по дням. Главное: Зимний фестиваль.",
      ]
    `);
    expect([titleOf(page('en/calendar/2026/12/')), descriptionOf(page('en/calendar/2026/12/'))]).toMatchInlineSnapshot(`
      [
        "December 2026: 27 events · MIVENT",
        "December 2026: 27 events, day by day. Main: Зимний фестиваль.",
      ]
    `);
    expect(titleOf(page('calendar/2027/09/'))).toMatchInlineSnapshot(
      `"Сентябрь 2027: пока только брони без даты · MIVENT"`,
    );
  });

  test('has a row for each week, headed by its number, and a place for each of its own days', () => {
    const december = page('calendar/2026/12/');
    expect(find(december, 'th', 'scope', 'row').map(textOf)).toEqual([
      'Неделя 49',
      'Неделя 50',
      'Неделя 51',
      'Неделя 52',
      'Неделя 53',
    ]);
    const days = find(december, 'td');
    expect(days).toHaveLength(35);
    expect(days.flatMap((day) => attribute(day, 'id') ?? [])).toEqual(
      Array.from({ length: 31 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`),
    );
    expect(days.filter((day) => attribute(day, 'aria-current') === 'date')).toEqual([]);
    expect(find(page('calendar/2026/11/'), 'td', 'aria-current', 'date').map((day) => attribute(day, 'id'))).toEqual([
      '2026-11-22',
    ]);
  });

  test('leads on to the months that exist and to no others', () => {
    const months = readPages(dist, /^calendar\/\d{4}\/\d\d\//);
    const links = (one: SitePage | undefined, rel: string) =>
      find(one!, 'a', 'rel', rel).map((link) => attribute(link, 'href'));
    expect(links(months[0], 'prev')).toEqual([]);
    expect(links(months.at(-1), 'next')).toEqual([]);
    for (const [index, one] of months.entries()) {
      if (index > 0) expect(links(one, 'prev')).toEqual([months[index - 1]!.path]);
      if (index < months.length - 1) expect(links(one, 'next')).toEqual([months[index + 1]!.path]);
    }
  });

  test('explains its own marks below', () => {
    const legend = (address: string) =>
      find(page(address), 'li')
        .filter((item) => isWithin(item, 'legend'))
        .map(textOf);
    expect(legend('calendar/2026/12/')).toMatchInlineSnapshot(`
      [
        "серия встреч",
        "идёт несколько дней",
        "главное событие сообщества",
        "бронь: дата ещё не согласована",
        "отменено",
      ]
    `);
    expect(legend('calendar/2027/09/')).toEqual([]);
  });

  test('without events says so, and offers the nearest before and after it that have some', () => {
    const offered = (address: string) => {
      const one = page(address);
      return [
        ...find(one, 'p', 'class', 'date').map(textOf),
        ...find(one, 'li')
          .filter((item) => isWithin(item, 'nearest'))
          .map(textOf),
      ];
    };
    expect([offered('calendar/2027/11/'), offered('en/calendar/2027/09/')]).toMatchInlineSnapshot(`
      [
        [
          "Пока только бронь без даты",
          "← июль 2027 6 событий",
        ],
        [
          "Only holds without a date yet",
          "← July 2027 6 events",
        ],
      ]
    `);
    expect(offered('calendar/2026/12/')).toHaveLength(1);
  });
});

describe('a year', () => {
  const year = page('calendar/2026/');

  test('names its months with their events before its days', () => {
    const months = find(year, 'li')
      .filter((item) => isWithin(item, 'year'))
      .map(textOf);
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toMatch(/^12 декабрь \d+ событий · бронь без даты$/);
    expect(year.elements.findIndex(({ tagName }) => tagName === 'ol')).toBeLessThan(
      year.elements.findIndex(({ tagName }) => tagName === 'table'),
    );
  });

  test('has a table for each month, every day in it once, and a link from each day that has events', () => {
    expect(find(year, 'h3').map(textOf)).toEqual([
      'январь',
      'февраль',
      'март',
      'апрель',
      'май',
      'июнь',
      'июль',
      'август',
      'сентябрь',
      'октябрь',
      'ноябрь',
      'декабрь',
    ]);
    const names = find(year, 'h3').map((name) => attribute(name, 'id'));
    expect(find(year, 'table').map((table) => attribute(table, 'aria-labelledby'))).toEqual(names);
    const days = find(year, 'td').filter((day) => textOf(day) !== '');
    expect(days).toHaveLength(365);
    const links = find(year, 'a').filter(
      (link) => /#\d{4}-\d\d-\d\d$/.test(attribute(link, 'href') ?? '') && isWithin(link, 'heat'),
    );
    expect(links.length).toBeGreaterThan(60);
    expect(links.map(textOf).every((label) => /^\d+ [а-я]+: \d+ событи/.test(label))).toBe(true);
    expect(attribute(links.at(-1), 'href')).toBe(`${BASE_PATH}calendar/2026/12/#2026-12-30`);
  });

  test('counts on each day what the month shows on it', () => {
    const december = page('calendar/2026/12/');
    const fifth = find(december, 'td', 'id', '2026-12-05')[0]!;
    const events = find(december, 'a').filter((link) => isWithin(link, 'entries') && isInside(link, fifth));
    expect(events.length).toBe(3);
    expect(find(year, 'a').map(textOf)).toContain('5 декабря: 3 события');
  });

  test('is light', () => {
    for (const one of readPages(dist, /^(?:en\/)?calendar\/(?:\d{4}\/)?index/))
      expect(one.html.length, one.file).toBeLessThan(80_000);
  });

  test('tells its events in its title', () => {
    expect([titleOf(year), descriptionOf(year)]).toMatchInlineSnapshot(`
      [
        "Календарь 2026: 102 события · MIVENT",
        "Календарь на 2026 год: 102 события по месяцам и по дням.",
      ]
    `);
    expect(titleOf(page('en/calendar/2026/'))).toMatchInlineSnapshot(`"Calendar 2026: 102 events · MIVENT"`);
  });

  test('is what a shortened address shows, which search engines leave alone', () => {
    const short = page('calendar/');
    expect(textOf(find(short, 'main')[0])).toBe(textOf(find(year, 'main')[0]));
    expect(find(short, 'meta', 'name', 'robots').map((meta) => attribute(meta, 'content'))).toEqual(['noindex']);
    expect(find(page('events/'), 'meta', 'name', 'robots')).toHaveLength(1);
  });
});

describe('the archive', () => {
  const archive = page('archive/2026/');
  const lines = find(archive, 'li').filter((item) => isWithin(item, 'archive'));
  const line = (title: string) => lines.filter((item) => textOf(item).includes(title)).map(textOf);

  test('has what is over, with who came, and nothing that is ahead', () => {
    expect(line('Осенний разговор')).toMatchInlineSnapshot(`
      [
        "10 Осенний разговор встреча · Подгорица, кафе у реки · пришло 34 человека · запись",
      ]
    `);
    expect(line('Дебаты о приватных городах')).toEqual([]);
    expect(line('Дневной клуб')).toEqual([]);
  });

  test('has a series once, its dates folded', () => {
    expect(line('Завтрак у моря')).toMatchInlineSnapshot(`
      [
        "Завтрак у моря каждую субботу · Бар, набережная 8 дат 3, 10, 17, 24, 31 октября · 7, 14, 21 ноября",
      ]
    `);
    expect(find(archive, 'details').every((details) => attribute(details, 'open') === undefined)).toBe(true);
  });

  test('names what was cancelled', () => {
    const off = find(archive, 'li', 'class', 'off').map(textOf);
    expect(off.length).toBeGreaterThan(0);
    expect(off.every((text) => text.includes('отменено'))).toBe(true);
  });

  test('tells the year in numbers, which are those of its lines', () => {
    const figures = find(archive, 'dl', 'class', 'figures')[0]!;
    const values = find(archive, 'dd')
      .filter((value) => isInside(value, figures))
      .map((value) => Number(textOf(value).replaceAll(/\s/g, '')));
    const off = find(archive, 'li', 'class', 'off').length;
    expect(values[0]).toBe(lines.length - off);
    expect(values.at(-1)).toBe(off);
    expect(titleOf(archive)).toBe('Архив 2026 · MIVENT');
    expect(descriptionOf(archive)).toMatch(/^Архив за 2026 год: прошло \d+ событ/);
  });

  test('is in the sitemap, as its years are', () => {
    const sitemap = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
    for (const address of ['archive/', 'archive/2026/', 'en/archive/2026/', 'calendar/2026/'])
      expect(sitemap).toContain(`<loc>${SITE_URL}${BASE_PATH}${address}</loc>`);
    for (const address of ['calendar/', 'events/'])
      expect(sitemap).not.toContain(`<loc>${SITE_URL}${BASE_PATH}${address}</loc>`);
  });
});

function isInside(element: { parentNode?: unknown }, ancestor: object): boolean {
  for (let parent = element.parentNode; parent; parent = (parent as { parentNode?: unknown }).parentNode) {
    if (parent === ancestor) return true;
  }
  return false;
}
