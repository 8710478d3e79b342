import { expect, inject, test } from 'vitest';
import { BASE_PATH } from './built-site.test-support.ts';
import { attribute, find, isWithin, readPage, readPages, type SitePage, textOf } from './site-files.test-support.ts';

const dist = inject('dist');
const MONTHS = /^(?:en\/)?calendar\/\d{4}\/\d\d\//;

function month(key: string, language: '' | 'en/' = ''): SitePage {
  return readPage(dist, `${language}calendar/${key}/index.html`);
}

/** What stands above the days of a month for holds on a window. */
function windowsOf(page: SitePage) {
  return find(page, 'li').filter((item) => isWithin(item, 'windows'));
}

/** Where the links of a page's band lead. */
function ledTo(page: SitePage): (string | undefined)[] {
  return find(page, 'a').flatMap((link) => (isWithin(link, 'windows') ? attribute(link, 'href') : []));
}

test('a hold on a window stands above the days of every month it touches, and of no other, until the window is over', () => {
  const months = readPages(dist, MONTHS);
  const standing = (id: string) =>
    months
      .filter((page) => ledTo(page).some((href) => href?.endsWith(`/${id}/`)))
      .map(({ file }) => file.replace('/index.html', ''));
  const inBoth = (keys: readonly string[]) =>
    ['', 'en/'].flatMap((language) => keys.map((key) => `${language}calendar/${key}`)).sort();
  expect(standing('summer-fest').sort()).toEqual(inBoth(['2027/08', '2027/09', '2027/10', '2027/11']));
  expect(standing('autumn-camp').sort()).toEqual(inBoth(['2027/07', '2027/08', '2027/09', '2027/10']));
  expect(standing('late-fair').sort()).toEqual(inBoth(['2026/10', '2026/11', '2026/12']));
  expect(standing('missed-camp')).toEqual([]);
});

test('it names the event, the window and the deadline, in the order of their first days', () => {
  expect(windowsOf(month('2027/09')).map(textOf)).toMatchInlineSnapshot(`
    [
      "Autumn camp бронь: 20 июля – 10 октября 2027",
      "МТЛ-фест 2027 бронь: август – ноябрь 2027 · дата — до 1 июня 2027",
    ]
  `);
  expect(windowsOf(month('2027/09', 'en/')).map(textOf)).toMatchInlineSnapshot(`
    [
      "Autumn camp hold: 20 July – 10 October 2027",
      "МТЛ-фест 2027 hold: August – November 2027 · date by 1 June 2027",
    ]
  `);
  expect(windowsOf(month('2026/12')).map(textOf)).toMatchInlineSnapshot(`
    [
      "Ярмарка без даты бронь: октябрь – декабрь 2026 · дату обещали назвать до 1 ноября 2026, срок прошёл",
    ]
  `);
  expect(ledTo(month('2027/09', 'en/'))).toEqual([
    `${BASE_PATH}en/events/autumn-camp/`,
    `${BASE_PATH}en/events/summer-fest/`,
  ]);
});

test('it is a list with a name, read after the heading and before the days, in the language of its title', () => {
  const page = month('2027/09');
  const [list, ...others] = find(page, 'ul', 'class', 'windows');
  expect(others).toEqual([]);
  expect(attribute(list, 'aria-label')).toBe('Дата выбирается');
  const place = (tag: string) => page.elements.findIndex(({ tagName }) => tagName === tag);
  const ofList = page.elements.indexOf(list!);
  expect(place('h1')).toBeLessThan(ofList);
  expect(ofList).toBeLessThan(place('table'));
  expect(find(page, 'strong').map((title) => attribute(title, 'lang'))).toEqual(['en', undefined]);
});

test('the days themselves know nothing of it', () => {
  const inDays = (key: string) =>
    find(month(key), 'a').flatMap((link) => (isWithin(link, 'entries') ? attribute(link, 'href') : []));
  expect(inDays('2026/12')).toContain(`${BASE_PATH}events/winter-fair/`);
  expect(inDays('2026/12')).not.toContain(`${BASE_PATH}events/late-fair/`);
  expect(inDays('2027/09')).toEqual([]);
});

test('a month without such a hold has no trace of one', () => {
  const without = readPages(dist, MONTHS).filter((page) => windowsOf(page).length === 0);
  expect(without.map(({ file }) => file)).toContain('calendar/2027/05/index.html');
  expect(without.filter(({ html }) => /class="windows"/.test(html)).map(({ file }) => file)).toEqual([]);
});

test('the year says in which months one stands', () => {
  const held = (language: '' | 'en/') =>
    find(readPage(dist, `${language}calendar/2027/index.html`), 'small')
      .map(textOf)
      .map((note, index) => `${index + 1}: ${note}`);
  expect(held('').filter((note) => note.includes('бронь'))).toMatchInlineSnapshot(`
    [
      "7: 6 событий · бронь без даты",
      "8: бронь без даты",
      "9: бронь без даты",
      "10: бронь без даты",
      "11: бронь без даты",
    ]
  `);
  expect(held('en/').filter((note) => note.includes('hold'))).toMatchInlineSnapshot(`
    [
      "7: 6 events · hold, no date yet",
      "8: hold, no date yet",
      "9: hold, no date yet",
      "10: hold, no date yet",
      "11: hold, no date yet",
    ]
  `);
});
