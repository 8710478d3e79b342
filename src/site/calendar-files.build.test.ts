import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { SITE_URL } from './built-site.test-support.ts';
import {
  attribute,
  fileOf,
  find,
  listFiles,
  readPage,
  readPages,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';

const dist = inject('dist');
const page = (address: string) => readPage(dist, `${address}index.html`);
const read = (file: string) => readFileSync(join(dist, file), 'utf8').replaceAll('\r\n ', '');
const linked = (href: string | undefined) => fileOf(new URL(href ?? '', SITE_URL)) ?? '';
const files = (from: SitePage) =>
  find(from, 'a').flatMap((link) => {
    const file = linked(attribute(link, 'href'));
    return /events\/[^/]+\/[\d-]+\.ics$/.test(file) ? [{ file, link }] : [];
  });

test('each date of a series that is ahead leads to its own file, and says which', () => {
  const series = files(page('events/saturday-breakfast/'));
  expect(series.map(({ file }) => file.slice(-14))).toEqual([
    ...['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-24', '2026-12-26', '2027-01-02'].map((day) => `${day}.ics`),
    ...Array.from({ length: 12 }, (_, week) => `${Temporal.PlainDate.from('2027-01-09').add({ weeks: week })}.ics`),
  ]);
  const labels = series.map(({ link }) => attribute(link, 'aria-label')?.replaceAll('\u00a0', ' '));
  expect(labels[2]).toBe('В календарь: воскресенье, 13 декабря 2026, 11:00–13:00');
  expect(new Set(labels).size).toBe(series.length);
  for (const { link, file } of series) {
    // The name that is heard begins with what is seen (WCAG 2.2, 2.5.3).
    expect(attribute(link, 'aria-label')?.startsWith(textOf(link).trim())).toBe(true);
    expect(read(file).match(/BEGIN:VEVENT/g)?.length, file).toBe(1);
  }
  const moved = read('events/saturday-breakfast/2026-12-12.ics');
  expect(moved).toContain('DTSTART;TZID=Europe/Podgorica:20261213T110000\r\n');
  expect(moved).toContain('events/saturday-breakfast/#2026-12-12\r\n');
  expect(read('en/events/saturday-breakfast/2026-12-19.ics')).toContain('SUMMARY:CANCELLED: ');
});

test('every such link of the site leads to a file, and no date of a single event or a cancelled one has a link', () => {
  const links = readPages(dist, /^(?:en\/)?events\//).flatMap(files);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ file }) => !existsSync(join(dist, file)))).toEqual([]);
  expect(files(page('events/poetry-evening/'))).toEqual([]);
});

test('the pages of a year, a month and their archives name their calendar, to people and to programs', () => {
  for (const [address, file] of [
    ['calendar/2026/', 'archive/2026/calendar.ics'],
    ['en/calendar/2027/', 'en/archive/2027/calendar.ics'],
    ['archive/2026/', 'archive/2026/calendar.ics'],
    ['en/archive/2026/', 'en/archive/2026/calendar.ics'],
  ] as const) {
    const from = page(address);
    const [first] = find(from, 'link', 'type', 'text/calendar');
    expect(linked(attribute(first, 'href')), address).toBe(file);
    const links = find(from, 'a').filter((link) => linked(attribute(link, 'href')) === file);
    expect(
      links.map((link) => attribute(link, 'aria-label')),
      address,
    ).toEqual([
      address.startsWith('en/')
        ? `.ics file: all events of ${file.slice(11, 15)}`
        : `Файл .ics: все события ${file.slice(8, 12)} года`,
    ]);
    expect(read(file)).toContain('BEGIN:VEVENT');
  }
});

test('every year and month page has a calendar of its year, also a year that nothing is in', () => {
  const years = listFiles(dist).flatMap((file) => /^calendar\/(\d{4})\/index\.html$/.exec(file)?.[1] ?? []);
  expect(years.length).toBeGreaterThan(1);
  for (const year of years) {
    for (let month = 1; month <= 12; month++) {
      const part = `${year}/${String(month).padStart(2, '0')}`;
      for (const file of [`archive/${year}/calendar.ics`, `archive/${part}/calendar.ics`]) {
        expect(existsSync(join(dist, file)) && existsSync(join(dist, 'en', file)), file).toBe(true);
      }
    }
  }
});

test('holds have a calendar in both languages', () => {
  expect(read('holds.ics')).toContain('SUMMARY:Бронь: Новогодний бал\r\n');
  expect(read('en/holds.ics')).toContain('SUMMARY:Hold: Новогодний бал\r\n');
  expect(read('holds.ics')).not.toContain('UID:lost-hold@');
});
