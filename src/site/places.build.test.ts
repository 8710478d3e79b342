import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { describe, expect, inject, test } from 'vitest';
import { EVENT_FORMATS } from '../domain/event.ts';
import { BASE_PATH } from './built-site.test-support.ts';
import {
  attribute,
  type Element,
  find,
  isWithin,
  listFiles,
  readPage,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';

const dist = inject('dist');
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const page = (path: string) => readPage(dist, `${path}index.html`);

/** One of every kind that has events. */
const SUBJECTS = [
  'regions/me-16/',
  'venues/kings-park/',
  'people/sanfantee/',
  'formats/debate/',
  'topics/private-cities/',
];

const byClass = (from: SitePage, name: string): Element[] =>
  from.elements.filter((element) => attribute(element, 'class')?.split(' ').includes(name));
/** What a page says of its subject, as «Адрес: Трг, 1». */
const factsOf = (from: SitePage) =>
  byClass(from, 'data').flatMap((list) =>
    list.childNodes.flatMap((row) => {
      if (!('tagName' in row)) return [];
      const parts = row.childNodes.filter((node): node is Element => 'tagName' in node);
      const of = (tag: string) => parts.filter(({ tagName }) => tagName === tag).map((part) => textOf(part));
      return [`${of('dt').join()}: ${of('dd').join(' | ')}`];
    }),
  );
const linksOf = (from: SitePage, within: string) =>
  find(from, 'a').flatMap((link) => (isWithin(link, within) ? (attribute(link, 'href') ?? '') : []));
const titlesIn = (from: SitePage, within: string) =>
  byClass(from, 'name')
    .filter((name) => isWithin(name, within))
    .map((name) => textOf(name));

describe.each(SUBJECTS)('%s', (path) => {
  test.each([
    ['', 'Подписаться на календарь'],
    ['en/', 'Subscribe to the calendar'],
  ])('«%s» has what is ahead, two months, what is over, and its own feeds', (language, subscribe) => {
    const found = page(language + path);
    expect(titlesIn(found, 'part')).toContain('Дебаты о приватных городах');
    expect(byClass(found, 'small-months')).toHaveLength(1);
    expect(find(found, 'caption').map((caption) => textOf(caption).split(' ')[0])).toEqual(
      language === '' ? ['ноябрь', 'декабрь'] : ['November', 'December'],
    );
    const button = find(found, 'a').find((link) => textOf(link) === subscribe);
    expect(attribute(button, 'href')).toBe(`webcal://mivent.example${BASE_PATH}${language}${path}calendar.ics`);
    expect(linksOf(found, 'actions')).toContain(`${BASE_PATH}${language}${path}rss.xml`);
    // A press for those whose program has no scheme of its own; the rest is told on the page of subscriptions.
    const ways = linksOf(found, 'calendar-address');
    const calendar = `mivent.example${BASE_PATH}${language}${path}calendar.ics`;
    expect(
      ways.map((way) =>
        new URL(way, 'https://mivent.example').searchParams.get(way.includes('google') ? 'cid' : 'url'),
      ),
    ).toEqual([`webcal://${calendar}`, `https://${calendar}`, `https://${calendar}`, null]);
    expect(ways.at(-1)).toBe(`${BASE_PATH}${language}subscribe/#questions`);
  });

  test.each(['', 'en/'])('«%s» has feeds that hold the same events', (language) => {
    const calendar = new ICAL.Component(ICAL.parse(read(`${language}${path}calendar.ics`)));
    const inCalendar = calendar
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('summary')));
    const news = new XMLParser({ isArray: (name) => name === 'item' }).parse(read(`${language}${path}rss.xml`));
    const inNews: string[] = news.rss.channel.item.map(({ title }: { title: string }) => title);
    expect(inCalendar).toContain('Дебаты о приватных городах');
    expect(inNews.some((title) => title.endsWith('— Дебаты о приватных городах'))).toBe(true);
    const title = textOf(find(page(language + path), 'h1')[0]);
    expect(news.rss.channel.title).toBe(`${title} · MIVENT`);
    expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toBe(`${title} · MIVENT`);
  });
});

test('a list leads to the event, a series to its date', () => {
  const found = page('formats/breakfast/');
  expect(linksOf(found, 'part')).toContain(`${BASE_PATH}events/saturday-breakfast/#2026-11-28`);
  expect(linksOf(found, 'small-months')).toContain(`${BASE_PATH}events/saturday-breakfast/#2026-11-28`);
});

test('a region says who coordinates it, when nothing takes place, and where to plan', () => {
  expect(factsOf(page('regions/me-16/'))).toMatchInlineSnapshot(`
    [
      "Координатор: Миа @sanfantee",
      "Телеграм: @example_podgorica",
      "Время: по Подгорице, UTC+1",
      "Нет событий: 31 декабря – 2 января, Новый год",
      "Пересечения: в одно время — одно событие: второе не пройдёт проверку",
      "Провести здесь: Свободные даты | Предложить событие",
    ]
  `);
  expect(linksOf(page('regions/me-16/'), 'data')).toMatchInlineSnapshot(`
    [
      "/mivent/people/sanfantee/",
      "https://t.me/sanfantee",
      "https://t.me/example_podgorica",
      "/mivent/dates/?region=me-16",
      "/mivent/submit/?region=me-16",
    ]
  `);
  expect(factsOf(page('en/regions/me-08/'))).toMatchInlineSnapshot(`
    [
      "Coordinator: Harbour keeper example.org/keeper",
      "Time: Podgorica time, UTC+1",
      "Overlaps: one event at a time: the check rejects a second one",
    ]
  `);
  expect(byClass(page('regions/me-08/'), 'venues').map((list) => textOf(list))).toMatchInlineSnapshot(`
    [
      "Зал в гавани Новая набережная, 7 80 человек · до 2 событий сразу · проектор × 2 Первый этаж, вход без ступеней",
    ]
  `);
});

test('a venue says all that its file says, in words', () => {
  expect(factsOf(page('venues/harbour-hall/'))).toMatchInlineSnapshot(`
    [
      "Адрес: Новая набережная, 7 Херцег-Нови | OpenStreetMap Google Apple",
      "Как войти: Первый этаж, вход без ступеней",
      "Открыто: пн–пт 9:00–23:00, сб, вс 12:00–2:00",
      "Закрыто: 10–20 января 2027, ремонт",
      "Вместимость: 80 человек",
      "События: до 2 событий сразу",
      "Техника: проектор × 2",
      "Цена: За донат",
      "Связаться: Хранитель гавани @example_harbour example.org/harbour",
      "Провести здесь: Свободные даты | Предложить событие",
    ]
  `);
  expect(factsOf(page('en/venues/harbour-hall/'))).toMatchInlineSnapshot(`
    [
      "Address: Новая набережная, 7 Herceg Novi | OpenStreetMap Google Apple",
      "Getting in: Первый этаж, вход без ступеней",
      "Open: Mon–Fri 9:00–23:00, Sat, Sun 12:00–2:00",
      "Closed: 10–20 January 2027, ремонт",
      "Capacity: 80 people",
      "Events: up to 2 events at once",
      "Equipment: projector × 2",
      "Price: За донат",
      "Contact: Harbour keeper @example_harbour example.org/harbour",
      "Plan one here: Free dates | Propose an event",
    ]
  `);
  expect(linksOf(page('venues/harbour-hall/'), 'data')).toMatchInlineSnapshot(`
    [
      "/mivent/regions/me-08/",
      "https://www.openstreetmap.org/search?query=Новая%20набережная,%207,%20Херцег-Нови",
      "https://www.google.com/maps/search/?api=1&query=Новая%20набережная,%207,%20Херцег-Нови",
      "https://maps.apple.com/?q=Новая%20набережная,%207,%20Херцег-Нови",
      "/mivent/people/harbour-keeper/",
      "https://t.me/example_harbour",
      "https://example.org/harbour",
      "/mivent/dates/?region=me-08&venue=harbour-hall",
      "/mivent/submit/?region=me-08&venue=harbour-hall",
    ]
  `);
  expect(linksOf(page('venues/harbour-hall/'), 'crumbs')).toEqual([
    `${BASE_PATH}venues/`,
    `${BASE_PATH}regions/me-08/`,
  ]);
});

test('what files say in Russian is marked on English pages', () => {
  const found = page('en/venues/harbour-hall/');
  expect(byClass(found, 'prose').map((text) => [attribute(text, 'lang'), textOf(text)])).toEqual([
    ['ru', 'Бывший склад у воды.'],
  ]);
  const cyrillic = byClass(found, 'data').flatMap((list) =>
    find(found, 'dd').filter((dd) => isWithin(dd, 'data') && list),
  );
  const unmarked = cyrillic.filter(
    (dd) =>
      /[а-я]/i.test(textOf(dd)) &&
      attribute(dd, 'lang') !== 'ru' &&
      !dd.childNodes.some((node) => 'tagName' in node && attribute(node, 'lang') === 'ru'),
  );
  expect(unmarked.map((dd) => textOf(dd))).toEqual([]);
});

test('a person says only what their file holds, and what they do at each event', () => {
  expect(factsOf(page('people/sanfantee/'))).toMatchInlineSnapshot(`
    [
      "Роль: Координатор программы",
      "Локальный координатор: Подгорица",
      "Телеграм: @sanfantee",
    ]
  `);
  expect(factsOf(page('people/club-host/'))).toEqual([]);
  expect(factsOf(page('people/harbour-keeper/'))).toMatchInlineSnapshot(`
    [
      "Роль: Локальный координатор, волонтёр",
      "Сайт: example.org/keeper",
      "Регионы: Херцег-Нови",
      "Темы: Seasteading",
      "Языки: русский и сербский",
    ]
  `);
  expect(byClass(page('people/sanfantee/'), 'tag').map((tag) => textOf(tag))).toMatchInlineSnapshot(`
    [
      "дебаты10 € · регистрация до 4 декабря организатор",
      "до 20 декабря организатор",
      "тренингрегистрация закончилась организатор",
      "до 16 мая организатор",
      "лекция спикер",
    ]
  `);
  expect(byClass(page('people/club-host/'), 'note').map((note) => textOf(note))).toEqual([
    'ведущий',
    'организатор, спикер',
  ]);
});

test('every format has its page, one without events too, which offers the others', () => {
  for (const format of EVENT_FORMATS) expect(existsSync(join(dist, `formats/${format}/index.html`)), format).toBe(true);
  const links = linksOf(page('en/formats/festival/'), 'kin');
  for (const format of EVENT_FORMATS) expect(links).toContain(`${BASE_PATH}en/formats/${format}/`);
  expect(find(page('formats/festival/'), 'a', 'aria-current', 'page').map((link) => attribute(link, 'href'))).toEqual([
    `${BASE_PATH}formats/festival/`,
  ]);
});

test('a topic that only a person names has a page that names the person', () => {
  const found = page('topics/seasteading/');
  expect(textOf(byClass(found, 'count')[0])).toBe('Событий по этой теме пока не было.');
  expect(linksOf(found, 'data')).toEqual([`${BASE_PATH}people/harbour-keeper/`]);
  expect(read('topics/seasteading/calendar.ics')).not.toContain('VEVENT');
});

test('every topic is reached from any other, also where there are more than a page names', () => {
  const topics = listFiles(dist).flatMap((file) => /^topics\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
  expect(topics.length).toBeGreaterThan(50);
  const reached = new Set<string>();
  const visit = (topic: string) => {
    if (reached.has(topic)) return;
    reached.add(topic);
    for (const href of linksOf(page(`topics/${topic}/`), 'kin')) {
      const next = /\/topics\/([^/]+)\/$/.exec(href)?.[1];
      if (next) visit(next);
    }
  };
  visit('private-cities');
  expect([...reached].sort()).toEqual(topics.sort());
  expect(linksOf(page('topics/private-cities/'), 'kin').length).toBeLessThan(EVENT_FORMATS.length + 50);
});

test('the overview leads to every region, on the map and in the list, and says how much is on', () => {
  const found = page('regions/');
  const onMap = find(found, 'a').filter((link) => isWithin(link, 'region-map'));
  const titles = find(found, 'title').filter(({ parentNode }) => parentNode?.nodeName === 'a');
  expect(titles.map((title) => textOf(title))).toMatchInlineSnapshot(`
    [
      "Бар: 4 события впереди",
      "Будва: 4 события впереди",
      "Никшич: 20 событий впереди",
      "Подгорица: 6 событий впереди",
      "Херцег-Нови: 0 событий впереди",
    ]
  `);
  const listed = linksOf(found, 'places');
  for (const link of onMap) expect(listed).toContain(attribute(link, 'href'));
  const regions = listFiles(dist).flatMap((file) => /^regions\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
  expect(listed.toSorted()).toEqual(regions.map((id) => `${BASE_PATH}regions/${id}/`).sort());
});

test('the lists of venues and people name everything that has a page', () => {
  for (const kind of ['venues', 'people']) {
    const ids = listFiles(dist).flatMap((file) => new RegExp(`^${kind}/([^/]+)/index\\.html$`).exec(file)?.[1] ?? []);
    const links = find(page(`${kind}/`), 'a').map((link) => attribute(link, 'href'));
    expect(ids.filter((id) => !links.includes(`${BASE_PATH}${kind}/${id}/`))).toEqual([]);
  }
  const hall = byClass(page('venues/'), 'venues').find((list) => textOf(list).includes('Зал в гавани'));
  expect(textOf(hall)).toMatchInlineSnapshot(
    `"Зал в гавани Новая набережная, 7 80 человек · до 2 событий сразу · проектор × 2 Первый этаж, вход без ступеней"`,
  );
  const people = byClass(page('en/people/'), 'people')[0]?.childNodes.filter((node) => 'tagName' in node) ?? [];
  const named = people.map((item) => textOf(item as Element));
  expect(named.filter((text) => /^(?:Mia|Harbour|Club)/.test(text))).toMatchInlineSnapshot(`
    [
      "Club host Organiser, speaker, host 2 upcoming events",
      "Harbour keeper Local coordinator, volunteer Herceg Novi",
      "Mia Programme coordinator, organiser, speaker 4 upcoming events",
    ]
  `);
});
