import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { findFreeDays, toSurroundings } from '../domain/free-time.ts';
import { wishedEvent } from '../domain/wish.ts';
import { type BusyList, fromBusyList } from '../formats/busy-list.ts';
import { parseEventFile } from '../formats/event-file.ts';
import { attribute, find, listFiles, readPage, textOf } from './site-files.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const dist = inject('dist');
const now = Temporal.Instant.from(NOW);
const text = readFileSync(join(dist, 'api/v1/busy.json'), 'utf8');
const list: BusyList = JSON.parse(text);

test('what is taken is there for programs: what is ahead, held or agreed, and nothing else', () => {
  expect(list.version).toBe(1);
  const ids = list.events.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['private-cities-debate', 'new-year-ball', 'saturday-breakfast']));
  for (const none of [
    'bitcoin-lecture',
    'negotiation-training',
    'lost-hold',
    'debate-twice',
    'summer-fest',
    'autumn-debate',
  ])
    expect(ids, none).not.toContain(none);
  expect(list.events.find(({ id }) => id === 'new-year-ball')).toMatchObject({
    title: 'Новогодний бал',
    hold: { by: 'sanfantee', ends: Date.parse('2026-12-11T00:00:00+01:00') / 1000 },
    dates: [[Date.parse('2026-12-30T20:00:00+01:00') / 1000, 5 * 3600]],
  });
  const starts = list.events.map(({ dates }) => dates[0]?.[0] ?? 0);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test('the list of what is taken holds neither addresses of people nor what is over for long, and is small', () => {
  const since = now.epochMilliseconds / 1000 - 17 * 86_400;
  for (const { id, dates } of list.events)
    for (const [start, length] of dates) expect(start + length, id).toBeGreaterThan(since);
  expect(Object.keys(list).slice(2)).toEqual(['regions', 'venues', 'people', 'equipment', 'parents', 'events']);
  expect(list.people.every((id) => typeof id === 'string')).toBe(true);
  // At ten thousand events it weighs 150 kB: fifty bytes an event that is ahead.
  expect(gzipSync(text).length).toBeLessThan(15_000);
});

test('without script the page of free dates still names some, and they are free', () => {
  const { busy, resources } = fromBusyList(list, now);
  const surroundings = toSurroundings(busy, resources, now);
  const page = readPage(dist, 'dates/index.html');
  const links = find(page, 'a').map((link) => attribute(link, 'href') ?? '');
  const dates = links.filter((href) => href.startsWith('/mivent/submit/?region='));
  expect(dates.length).toBeGreaterThan(30);
  for (const href of dates) {
    const { region, start, end } = Object.fromEntries(new URL(href, 'https://mivent.example').searchParams);
    const allDay = !start!.includes('T');
    const date = Temporal.PlainDate.from(start!.slice(0, 10));
    const length = allDay ? 86_400_000 : 3 * 3_600_000;
    const timezone = timezoneOf(region!);
    const [day] = findFreeDays(
      wishedEvent({ region: region!, timezone, start: date, length, allDay }),
      date,
      date,
      surroundings,
    );
    const [from, to] = (allDay ? [date, date.add({ days: 1 })] : [start!, end!]).map((moment) =>
      typeof moment === 'string'
        ? Temporal.PlainDateTime.from(moment).toZonedDateTime(timezone)
        : moment.toZonedDateTime(timezone),
    );
    const fits = day!.stretches.some(
      (free) =>
        free.start.epochMilliseconds <= from!.epochMilliseconds && to!.epochMilliseconds <= free.end.epochMilliseconds,
    );
    expect(fits, href).toBe(true);
    expect(date.dayOfWeek === 6 || !allDay, href).toBe(true);
  }

  function timezoneOf(id: string): string {
    const option = find(page, 'option', 'value', id)[0];
    return attribute(option, 'data-timezone') ?? '';
  }
});

test('every region and every venue can be chosen, in both languages', () => {
  for (const language of ['', 'en/']) {
    for (const name of ['dates', 'submit']) {
      const page = readPage(dist, `${language}${name}/index.html`);
      const values = find(page, 'option').map((option) => attribute(option, 'value'));
      for (const { id } of [...list.regions, ...list.venues]) expect(values, `${page.file}: ${id}`).toContain(id);
    }
  }
  expect(textOf(find(readPage(dist, 'dates/index.html'), 'option', 'value', 'kings-park')[0])).toMatch(/^Kings Park/);
});

test.each([
  ['', 'Руководство'],
  ['en/', 'The guide'],
])('without script /%ssubmit/ leads to GitHub’s editor with a template that the reader accepts', (language) => {
  const html = readFileSync(join(dist, `${language}submit/index.html`), 'utf8');
  const [, href = ''] = /href="([^"]*\/new\/main[^"]*)"/.exec(html) ?? [];
  const { pathname, searchParams } = new URL(href.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
  expect(pathname).toMatch(/\/new\/main$/);
  const path = searchParams.get('filename')?.replace('content/', '') ?? '';
  expect(parseEventFile({ path, text: searchParams.get('value') ?? '' }).issues).toEqual([]);
  expect(html).toContain(`/blob/main/.github/CONTRIBUTING${language === '' ? '' : '.en'}.md"`);
});

test('a first visit to the free dates loads a few kilobytes of script, and what computes only when it is needed', () => {
  const page = readPage(dist, 'dates/index.html');
  const scripts = find(page, 'script', 'src').map((script) => attribute(script, 'src')?.replace('/mivent/', '') ?? '');
  const first = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  expect(first).toBeLessThan(8000);
  const weigh = (name: RegExp) =>
    listFiles(dist)
      .filter((file) => name.test(file))
      .map((file) => gzipSync(readFileSync(join(dist, file))).length);
  const [finder] = weigh(/_astro\/date-finder\.[^/]*\.js$/);
  expect(finder).toBeLessThan(30_000);
  // Neither the recurrence library nor zod is in it.
  const [file] = listFiles(dist).filter((one) => /_astro\/date-finder\.[^/]*\.js$/.test(one));
  expect(readFileSync(join(dist, file ?? ''), 'utf8')).not.toMatch(/ZodType|strictObject|RRuleTemporal|rruleString/);
});
