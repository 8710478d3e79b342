import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { HOME_WORDS } from '../i18n/home.ts';
import { attribute, type Element, find, readPage, textOf } from './site-files.test-support.ts';

const dist = inject('dist');
const main = readPage(dist, 'index.html');
const english = readPage(dist, 'en/index.html');

const choices = (page = main) => find(page, 'a', 'data-key').filter((link) => attribute(link, 'data-value') !== '');
const keyOf = (link: Element) => attribute(link, 'data-key') ?? '';
const choiceOf = (link: Element) => attribute(link, 'data-value') ?? '';
const marksOf = (element: Element) => (attribute(element, 'data-f') ?? '').split(' ');
const markOf = (link: Element) => (keyOf(link) === 'when' ? 'w0' : `${keyOf(link)}-${choiceOf(link)}`);
const lines = find(main, 'li', 'data-f');

/** The rules of the page's styles that answer to a place being the target. */
const styles = find(main, 'link', 'rel', 'stylesheet')
  .map((link) => readFileSync(join(dist, (attribute(link, 'href') ?? '').replace('/mivent/', '')), 'utf8'))
  .join('');
const rules = new Map(
  [...styles.matchAll(/:has\(#([\w-]+):target\)[^{}]*?\[data-f~="?([\w-]+)"?\]/g)].map((match) => [match[1], match[2]]),
);

describe('what the list can be narrowed to', () => {
  test('is all that there is: region, format, weekend, price, attendance, language', () => {
    const keys = (page: typeof main) => [...new Set(choices(page).map(keyOf))];
    expect(keys(main)).toEqual(['region', 'when', 'price', 'attendance', 'language', 'format']);
    expect(keys(english)).toEqual(keys(main));
    expect(choices(english).length).toBe(choices().length);
  });

  test('leaves something and takes something away', () => {
    expect(lines.length).toBeGreaterThan(30);
    const idle = choices().filter((link) => {
      const fitting = lines.filter((line) => marksOf(line).includes(markOf(link))).length;
      return keyOf(link) === 'region' ? false : fitting === 0 || fitting === lines.length;
    });
    expect(idle.map(markOf)).toEqual([]);
  });

  test('leads to a page of its own where it is a region or a format', () => {
    const places = choices().filter((link) => ['region', 'format'].includes(keyOf(link)));
    expect(places.length).toBeGreaterThan(10);
    expect(places.map((link) => attribute(link, 'href'))).toEqual(
      places.map((link) => `/mivent/${keyOf(link)}s/${choiceOf(link)}/`),
    );
  });

  test('is otherwise a place on the page that the styles answer to, by the mark of its events', () => {
    const others = choices().filter((link) => !['region', 'format'].includes(keyOf(link)));
    expect(others.length).toBeGreaterThan(5);
    for (const link of others) {
      const id = `${keyOf(link)}-${choiceOf(link)}`;
      expect(attribute(link, 'href')).toBe(`?${keyOf(link)}=${choiceOf(link)}#${id}`);
      expect(attribute(link, 'id')).toBe(id);
      expect(rules.get(id), id).toBe(markOf(link));
    }
  });

  test('has a rule of the styles for whatever may be offered', () => {
    const { languages, price, attendance } = HOME_WORDS.ru.filter;
    const all = [
      'when-weekend',
      ...Object.keys(price).map((value) => `price-${value}`),
      ...Object.keys(attendance).map((value) => `attendance-${value}`),
      ...Object.keys(languages).map((value) => `language-${value}`),
    ];
    expect([...rules.keys()].sort()).toEqual(all.sort());
  });
});

describe('the list', () => {
  const lineOf = (id: string) =>
    lines.find((line) => main.html.includes(id) && textOf(line).includes(id)) ?? expect.fail(id);

  test('marks its events by all that they can be found under', () => {
    expect(marksOf(lineOf('Дебаты о приватных городах'))).toEqual([
      'region-me-16',
      'format-debate',
      'attendance-offline',
      'language-ru',
      'language-en',
      'price-paid',
      'w2',
    ]);
    expect(marksOf(lineOf('Собрание клуба'))).toEqual([
      'region-me-16',
      'format-assembly',
      'attendance-offline',
      'attendance-online',
      'language-ru',
    ]);
    expect(marksOf(lineOf('МТЛ-фест 2027'))).toContain('format-festival');
  });

  test('tells price and registration where they are known', () => {
    expect(textOf(lineOf('Дебаты о приватных городах'))).toContain('10 € · регистрация до 4 декабря');
    expect(textOf(lineOf('Поэтический вечер'))).toContain('за донат');
    expect(textOf(lineOf('Лекция о биткоине')), 'not of what is cancelled').not.toContain('бесплатно');
  });

  test('has a place for the weekend and for every day, also for Saturday 5 December', () => {
    const ids = find(main, 'section', 'id').map((section) => attribute(section, 'id'));
    expect(ids).toContain('d-2026-12-05');
    expect(ids.filter((id) => id === 'weekend')).toEqual(['weekend']);
  });

  test('reads on from today: the headings in order, each once', () => {
    const titles = find(main, 'h2').map(textOf);
    expect(titles.slice(0, 8)).toMatchInlineSnapshot(`
      [
        "Зимний фестиваль",
        "22 ноября – 20 декабря весь ноябрьвесь декабрь",
        "Сегодня 2 события",
        "Завтра 1 событие",
        "Неделя 24–29 ноября 10 событий",
        "Неделя 30 ноября – 6 декабря 8 событий",
        "Неделя 7–13 декабря 10 событий",
        "Неделя 14–20 декабря 9 событий",
      ]
    `);
  });
});

describe('the grid', () => {
  test('is a table of five weeks from the current one, with the events of the list', () => {
    const days = find(main, 'td', 'data-date').map((cell) => attribute(cell, 'data-date'));
    expect([days.length, days[0], days.at(-1)]).toEqual([35, '2026-11-16', '2026-12-20']);
    const inGrid = new Set(find(main, 'a', 'data-f').map((link) => attribute(link, 'href')));
    expect(inGrid).toContain('/mivent/events/private-cities-debate/');
    expect(inGrid).toContain('/mivent/events/winter-festival/');
  });

  test('leads to its whole months', () => {
    const links = find(main, 'a').filter((link) => /^весь /.test(textOf(link)));
    expect(links.map((link) => `${textOf(link)}: ${attribute(link, 'href')}`)).toEqual([
      'весь ноябрь: /mivent/calendar/2026/11/',
      'весь декабрь: /mivent/calendar/2026/12/',
    ]);
  });
});

test('leads to subscribing, proposing and finding a date', () => {
  const links = find(main, 'a').map((link) => attribute(link, 'href'));
  for (const path of [
    '/mivent/subscribe/',
    '/mivent/submit/',
    '/mivent/dates/',
    'webcal://mivent.example/mivent/calendar.ics',
  ])
    expect(links).toContain(path);
});
