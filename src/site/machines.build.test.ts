import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mf2 } from 'microformats-parser';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, listFiles, readPage, readPages, type SitePage } from './site-files.test-support.ts';

const dist = inject('dist');
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const page = (file: string) => readPage(dist, file);
const meta = (from: SitePage, property: string) =>
  attribute(find(from, 'meta', 'property', property)[0], 'content') ??
  attribute(find(from, 'meta', 'name', property)[0], 'content');
const jsonLd = (file: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(read(file))?.[1] ?? 'null');

describe('pictures of links', () => {
  const own = (id: string) => `${SITE_URL}${BASE_PATH}events/${id}.png`;
  const general = `${SITE_URL}${BASE_PATH}preview.png`;

  test('an event that is ahead has its own, in both languages, with its size and its words', () => {
    for (const file of ['events/poetry-evening/index.html', 'en/events/poetry-evening/index.html']) {
      const from = page(file);
      expect(meta(from, 'og:image')).toBe(own('poetry-evening'));
      expect([meta(from, 'og:image:width'), meta(from, 'og:image:height')]).toEqual(['1200', '630']);
      expect(meta(from, 'og:image:alt')).toBe(
        'Поэтический вечер. 28 ноября 2026, суббота, 19:00–21:30. Никшич, Трг слободе',
      );
      expect(meta(from, 'twitter:card')).toBe('summary_large_image');
    }
  });

  test('a hold, a cancelled event, one without a date and a series say what they are', () => {
    const alt = (id: string) => meta(page(`events/${id}/index.html`), 'og:image:alt');
    expect([
      alt('new-year-ball'),
      alt('bitcoin-lecture'),
      alt('negotiation-training'),
      alt('summer-fest'),
      alt('saturday-breakfast'),
      alt('winter-festival'),
    ]).toMatchInlineSnapshot(`
      [
        "Новогодний бал. 30 декабря 2026, среда, 20:00–01:00. Бронь до 10 декабря. Бар, у моря",
        "Лекция о биткоине. 8 декабря 2026, вторник, 19:00–20:30. Отменено. Бар, библиотека",
        "Тренинг по переговорам. Отложено. Будва, Старый город",
        "МТЛ-фест 2027. август – ноябрь 2027, дата выбирается. Подгорица",
        "Завтрак у моря. 28 ноября 2026, суббота, 10:00–12:00. Бар, набережная",
        "Зимний фестиваль. 18–20 декабря 2026, пятница–воскресенье. Будва, Цитадель",
      ]
    `);
  });

  test('a picture speaks the language of its event', () => {
    expect(meta(page('events/open-evening/index.html'), 'og:image:alt')).toBe(
      'Freedom of money: an evening of open questions. 27 November 2026, Friday, 19:00–21:00. Podgorica, City library',
    );
  });

  test('what is over, was entered twice or cannot be written with our letters has the site’s own', () => {
    for (const id of ['autumn-debate', 'debate-twice', 'lost-hold', 'hostile-title']) {
      expect(meta(page(`events/${id}/index.html`), 'og:image'), id).toBe(general);
      expect(existsSync(join(dist, `events/${id}.png`)), id).toBe(false);
    }
    expect(meta(page('index.html'), 'og:image')).toBe(general);
  });

  test('every picture that a page names exists and is as large as it says', async () => {
    const named = new Set(
      readPages(dist).map((from) => fileOf(new URL(meta(from, 'og:image') ?? '', SITE_URL)) ?? 'elsewhere'),
    );
    const made = listFiles(dist).filter((file) => /^events\/[^/]+\.png$/.test(file));
    expect(made.length).toBeGreaterThan(50);
    expect([...named].sort()).toEqual([...made, 'preview.png'].sort());
    for (const file of [...made.slice(0, 5), 'preview.png']) {
      const { width, height, format } = await sharp(join(dist, file)).metadata();
      expect({ file, width, height, format }).toEqual({ file, width: 1200, height: 630, format: 'png' });
    }
  });

  test('search engines get it with the event where it has no cover', () => {
    expect(jsonLd('events/poetry-evening/index.html').image).toEqual([own('poetry-evening')]);
    expect(jsonLd('events/private-cities-debate/index.html').image).toEqual([
      `${SITE_URL}${BASE_PATH}events/private-cities-debate/cover.png`,
    ]);
    expect(jsonLd('events/autumn-debate/index.html').image).toBeUndefined();
  });
});

describe('devices', () => {
  test.each([
    ['', 'ru', 'Реестр событий для тестов'],
    ['en/', 'en', 'An event registry for tests'],
  ])('%s keeps the site under its name, in its language, with icons that exist', async (home, lang, description) => {
    const file = `${home}manifest.webmanifest`;
    expect(attribute(find(page(`${home}regions/index.html`), 'link', 'rel', 'manifest')[0], 'href')).toBe(
      BASE_PATH + file,
    );
    const manifest = JSON.parse(read(file));
    expect(manifest).toMatchObject({
      name: 'MIVENT',
      lang,
      description,
      start_url: BASE_PATH + home,
      scope: BASE_PATH + home,
    });
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await sharp(join(dist, fileOf(new URL(src, SITE_URL)) ?? '')).metadata();
      if (type === 'image/png') expect(`${icon.width}x${icon.height}`).toBe(sizes);
    }
    expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toBe(true);
  });

  test('a phone finds the icon of its home screen', async () => {
    const href = attribute(find(page('index.html'), 'link', 'rel', 'apple-touch-icon')[0], 'href');
    const { width, hasAlpha } = await sharp(join(dist, fileOf(new URL(href ?? '', SITE_URL)) ?? '')).metadata();
    expect({ width, hasAlpha }).toEqual({ width: 180, hasAlpha: false });
  });
});

describe('programs that read the site', () => {
  test('security.txt says where to write, and for how long that holds', () => {
    expect(read('.well-known/security.txt')).toBe(
      [
        'Contact: https://github.com/example/mivent/security/advisories/new',
        'Expires: 2027-10-01T00:00:00Z',
        'Preferred-Languages: ru, en',
        `Canonical: ${SITE_URL}${BASE_PATH}.well-known/security.txt`,
        '',
      ].join('\n'),
    );
  });

  test('robots.txt leads to the sitemap, which names the pages that search engines may show and no others', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${SITE_URL}${BASE_PATH}sitemap.xml`);
    const named = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
      fileOf(new URL(address)),
    );
    expect(new Set(named).size).toBe(named.length);
    const pages = readPages(dist);
    const indexed = new Set(
      pages
        .filter((one) =>
          find(one, 'link', 'rel', 'canonical').some((link) => attribute(link, 'href') === `${SITE_URL}${one.path}`),
        )
        .map(({ file }) => file),
    );
    expect(named.filter((file) => !indexed.has(file ?? ''))).toEqual([]);
    // Events, regions and years are all there; a month without events is no use to who searches.
    const missing = [...indexed].filter((file) => /^(?:en\/)?(?:events|regions)\//.test(file) && !named.includes(file));
    expect(missing).toEqual([]);
  });

  test('the home page tells its name and how to search it', () => {
    expect(jsonLd('en/index.html')).toMatchObject({
      '@type': 'WebSite',
      name: 'MIVENT',
      inLanguage: 'en',
      url: `${SITE_URL}${BASE_PATH}en/`,
      potentialAction: { target: { urlTemplate: `${SITE_URL}${BASE_PATH}en/search/?q={search_term_string}` } },
    });
  });

  test('lists and pages of events are read as microformats (h-event)', () => {
    const events = (file: string) => {
      const { items } = mf2(read(file), { baseUrl: `${SITE_URL}${BASE_PATH}${file.replace('index.html', '')}` });
      return items.filter(({ type }) => type?.includes('h-event')).map(({ properties }) => properties);
    };
    const [debate, ...others] = events('events/private-cities-debate/index.html');
    expect(others).toEqual([]);
    expect(debate).toMatchObject({
      name: [expect.stringMatching(/^Дебаты\s+о\s+приватных\s+городах$/)],
      start: ['2026-12-05T18:00+01:00'],
      end: ['2026-12-05T21:00+01:00'],
      category: ['дебаты', 'Приватные города'],
    });
    const listed = events('index.html');
    expect(listed.length).toBeGreaterThan(20);
    for (const event of listed) {
      expect(event).toMatchObject({ name: [expect.any(String)] });
      // What has no date yet is listed without one.
      if (event.start) expect(event.start[0]).toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d[+-]\d\d:\d\d)?$/);
    }
    expect(listed.find(({ name }) => /Поэтический/.test(String(name?.[0])))?.url).toEqual([
      `${SITE_URL}${BASE_PATH}events/poetry-evening/`,
    ]);
  });
});
