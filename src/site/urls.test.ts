import { afterEach, beforeEach, expect, test, vi } from 'vitest';

async function urlsAt(base: string, site: string | undefined) {
  vi.stubEnv('BASE_URL', base);
  vi.stubEnv('SITE', site as string);
  return import('./urls.ts');
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

test.each(['/mivent', '/mivent/'])('every address lies below the base path %s', async (base) => {
  const urls = await urlsAt(base, 'https://example.org');
  const addresses = [
    urls.homePath('ru'),
    urls.eventPath('privacy-debate', 'ru'),
    urls.eventCalendarPath('privacy-debate', 'en'),
    urls.occurrencePath('mtl-lunch', '2026-12-05', 'ru'),
    urls.eventImagePath('privacy-debate', './hall.jpg'),
    urls.monthPath('2026-12', 'en'),
    urls.yearPath(2026, 'ru'),
    urls.calendarOf(urls.subjectPath({ kind: 'regions', id: 'me-16' }, 'en')),
    urls.searchPath('en'),
    urls.rssPath('ru'),
    urls.assetPath('favicon.svg'),
  ];
  expect(addresses).toEqual([
    '/mivent/',
    '/mivent/events/privacy-debate/',
    '/mivent/en/events/privacy-debate.ics',
    '/mivent/events/mtl-lunch/#2026-12-05',
    '/mivent/events/privacy-debate/hall.jpg',
    '/mivent/en/calendar/2026/12/',
    '/mivent/calendar/2026/',
    '/mivent/en/regions/me-16/calendar.ics',
    '/mivent/en/search/',
    '/mivent/rss.xml',
    '/mivent/favicon.svg',
  ]);
  expect(urls.absolute(urls.homePath('en'))).toBe('https://example.org/mivent/en/');
  expect(urls.webcal(urls.calendarPath('ru'))).toBe('webcal://example.org/mivent/calendar.ics');
});

test('a page and its twin lead to each other, also where an id begins like the folder of English', async () => {
  const { inOtherLanguage, eventPath, homePath } = await urlsAt('/', 'https://example.org');
  for (const path of [(locale: 'ru' | 'en') => eventPath('en', locale), homePath]) {
    expect(inOtherLanguage(path('ru'), 'en')).toBe(path('en'));
    expect(inOtherLanguage(path('en'), 'ru')).toBe(path('ru'));
  }
});
