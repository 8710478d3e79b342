import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';
import { describe, expect, inject, test } from 'vitest';
import { parseEventFile } from '../formats/event-file.ts';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import {
  attribute,
  type Element,
  fileOf,
  find,
  isWithin,
  listFiles,
  rawTextOf,
  readPage,
  readPages,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';
import { REMOVED_ID, REMOVED_REASON } from './site-registry.test-support.ts';

const HOME = SITE_URL + BASE_PATH;
const dist = inject('dist');
const LANGUAGES = ['', 'en/'] as const;

function pageOf(id: string, language: (typeof LANGUAGES)[number] = ''): SitePage {
  return readPage(dist, `${language}events/${id}/index.html`);
}

/** What a page says before anything else. */
function bannersOf(id: string, language: (typeof LANGUAGES)[number] = ''): string[] {
  return find(pageOf(id, language), 'p', 'class', 'banner').map(textOf);
}

/** The facts of an event by their terms. */
function factsOf(id: string, language: (typeof LANGUAGES)[number] = ''): Readonly<Record<string, string>> {
  const page = pageOf(id, language);
  const [terms, facts] = [find(page, 'dt').map(textOf), find(page, 'dd').map(textOf)];
  return Object.fromEntries(terms.map((term, index) => [term, facts[index] ?? '']));
}

function hrefs(page: SitePage, within: string): string[] {
  return find(page, 'a')
    .filter((link) => isWithin(link, within))
    .map((link) => attribute(link, 'href') ?? '');
}

describe('an event’s page says first', () => {
  test.each<[string, string[]]>([
    ['private-cities-debate', []],
    ['bitcoin-lecture', ['Событие отменено Оно не состоится; страница остаётся, чтобы это было видно.']],
    ['rained-off-picnic', ['Событие отменено Оно не состоялось; страница остаётся, чтобы это было видно.']],
    ['negotiation-training', ['Событие отложено Новой даты пока нет. Было назначено: 9 декабря 2026.']],
    ['chess-course', ['Ближайшая дата перенесена Было назначено: вторник, 13 апреля 2027, 19:00.']],
    ['autumn-debate', ['Проведено Пришло 34 человека']],
    [
      'new-year-ball',
      [
        'Дата забронирована до 10 декабря 2026 Предварительное бронирование: событие ещё не согласовано, но дата за ним.',
      ],
    ],
    ['lost-hold', ['Бронь истекла 15 октября 2026 Дата снова свободна.']],
    ['summer-fest', ['Дата выбирается: август – ноябрь 2027 Точную дату назовут до 1 июня 2027.']],
    [
      'late-fair',
      ['Дата выбирается: октябрь – декабрь 2026 Точную дату обещали назвать до 1 ноября 2026; пока её нет.'],
    ],
    ['debate-thrice', ['Это событие внесено дважды. Его страница: Дебаты о приватных городах']],
  ])('what is not simply agreed and ahead: %s', (id, expected) => {
    expect(bannersOf(id)).toEqual(expected);
  });

  test('the same in English', () => {
    expect(['bitcoin-lecture', 'chess-course', 'autumn-debate'].flatMap((id) => bannersOf(id, 'en/'))).toEqual([
      'This event is cancelled It will not take place; the page stays so that everybody can see it.',
      'The next date has been moved It was planned for Tuesday, 13 April 2027, 19:00.',
      'Held 34 people came',
    ]);
  });
});

describe('an event’s page tells', () => {
  test('all that its file says', () => {
    expect(factsOf('private-cities-debate')).toMatchInlineSnapshot(`
      {
        "Ведущий": "Ведущий клуба",
        "Где": "Kings Park, Подгорица Площадь Независимости, 1 Вход со двора, лифта нет OpenStreetMap Google Apple Как добраться",
        "Когда": "суббота, 5 декабря 2026, 18:00–21:00 по Подгорице, UTC+1",
        "Места": "количество мест ограничено: 40",
        "Организатор": "Миа @sanfantee",
        "Регистрация": "по предварительной регистрации до 4 декабря",
        "Темы": "Приватные города",
        "Формат": "дебаты",
        "Цена": "10 €",
        "Язык": "русский и английский",
      }
    `);
    expect(factsOf('private-cities-debate', 'en/')).toMatchInlineSnapshot(`
      {
        "Format": "debate",
        "Host": "Club host",
        "Language": "Russian and English",
        "Organiser": "Mia @sanfantee",
        "Places": "limited places: 40",
        "Price": "€10",
        "Registration": "by registration until 4 December",
        "Topics": "Private cities",
        "When": "Saturday, 5 December 2026, 18:00–21:00 Podgorica time, UTC+1",
        "Where": "Kings Park, Podgorica Площадь Независимости, 1 Вход со двора, лифта нет OpenStreetMap Google Apple Directions",
      }
    `);
  });

  test('the clock of other cities for what is seen from afar', () => {
    expect(factsOf('contracts-webinar').Когда).toMatchInlineSnapshot(
      `"вторник, 24 ноября 2026, 19:00–20:00 по Подгорице, UTC+1 22:00 по Еревану, 15:00 по Буэнос-Айресу, 20:00 по Киеву"`,
    );
    expect(factsOf('winter-assembly', 'en/').When).toMatchInlineSnapshot(
      `"Thursday, 10 December 2026, 19:00–21:00 Podgorica time, UTC+1 22:00 Yerevan time, 15:00 Buenos Aires time, 20:00 Kyiv time"`,
    );
    expect(factsOf('poetry-evening').Когда).toBe('суббота, 28 ноября 2026, 19:00–21:30 по Подгорице, UTC+1');
  });

  test('when registration was, without a button for it', () => {
    expect(factsOf('first-aid').Регистрация).toBe('запись закончилась 20 ноября');
    const page = pageOf('first-aid');
    expect(page.html).not.toContain('https://example.org/first-aid');
    expect(find(page, 'a', 'class', 'button')).toEqual([]);
    expect(find(pageOf('private-cities-debate'), 'a', 'class', 'button').map(textOf)).toEqual(['Записаться']);
    expect(find(pageOf('autumn-debate'), 'a', 'class', 'button').map(textOf)).toEqual(['Смотреть запись']);
  });

  test('what is needed, and whom to answer', () => {
    expect(find(pageOf('first-aid'), 'section', 'class', 'needs').map(textOf)).toEqual([
      'Нужна помощь Транспорт Откликнуться: @sanfantee',
    ]);
  });

  test('where it is on maps that load nothing here', () => {
    const links = (id: string) => hrefs(pageOf(id), 'maps').map((href) => decodeURIComponent(new URL(href).href));
    expect(links('private-cities-debate')).toMatchInlineSnapshot(`
      [
        "https://www.openstreetmap.org/?mlat=42.44&mlon=19.25#map=17/42.44/19.25",
        "https://www.google.com/maps/search/?api=1&query=42.44,19.25",
        "https://maps.apple.com/?ll=42.44,19.25&q=Kings Park",
        "https://www.google.com/maps/dir/?api=1&destination=42.44,19.25",
      ]
    `);
    expect(links('first-aid')[0]).toBe('https://www.openstreetmap.org/search?query=Никшич, университет, Черногория');
    expect(links('contracts-webinar')).toEqual([]);
  });

  test('what belongs together: pages of venue, region, format, topic and people', () => {
    const internal = hrefs(pageOf('private-cities-debate', 'en/'), 'facts').filter((href) => href.startsWith('/'));
    expect(internal.map((href) => href.replace(`${BASE_PATH}en/`, ''))).toEqual([
      'venues/kings-park/',
      'regions/me-16/',
      'formats/debate/',
      'topics/private-cities/',
      'people/sanfantee/',
      'people/club-host/',
    ]);
  });
});

describe('a festival', () => {
  const programme = (id: string) =>
    pageOf(id)
      .elements.filter(({ tagName }) => ['h3', 'li'].includes(tagName))
      .filter((element) => isWithin(element, 'programme'));

  test('has its programme by day and hour', () => {
    expect(programme('spring-congress').map(textOf).slice(0, 6)).toEqual([
      'Пятница, 14 мая',
      '10:00–11:30 Доклад 1: договоры, города и люди',
      '12:00–13:30 Доклад 2: договоры, города и люди',
      '15:00–16:30 Доклад 3: договоры, города и люди',
      '17:00–18:30 Доклад 4: договоры, города и люди',
      'Суббота, 15 мая',
    ]);
    expect(programme('spring-congress').map(textOf)).toContain(
      '15:00–16:30 Доклад 3: договоры, города и люди отменено',
    );
    expect(programme('winter-festival').map(textOf)).toContain('22:00–02:00 Ночь Зимнего фестиваля Будва, пляж');
  });

  test('is led to by its parts, and each part by those beside it', () => {
    expect(hrefs(pageOf('congress-14-4'), 'siblings').map((href) => href.replace(BASE_PATH, ''))).toEqual([
      'events/congress-14-3/',
      'events/congress-15-1/',
    ]);
    expect(hrefs(pageOf('congress-14-1'), 'siblings')).toHaveLength(1);
    expect(factsOf('congress-14-4')['В программе']).toBe('Весенний конгресс');
    expect(hrefs(pageOf('spring-congress'), 'siblings')).toEqual([]);
  });

  test('and its parts know each other in schema.org', () => {
    const data = (id: string) => JSON.parse(rawTextOf(find(pageOf(id), 'script', 'type', 'application/ld+json')[0]));
    expect(data('spring-congress').subEvent).toHaveLength(12);
    expect(data('congress-14-4').superEvent).toMatchObject({
      name: 'Весенний конгресс',
      url: `${HOME}events/spring-congress/`,
      startDate: '2027-05-14',
    });
    expect(data('chess-course').previousStartDate).toBe('2027-04-13T19:00+02:00');
    expect(data('private-cities-debate').organizer[0].url).toBe(`${HOME}people/sanfantee/`);
  });
});

test('a series says of every date in a year whether it takes place', () => {
  const page = pageOf('saturday-breakfast');
  const lines = find(page, 'li').filter((item) => isWithin(item, 'aside'));
  expect(lines.map(textOf)).toContain('суббота, 19 декабря 2026, 10:00 не состоится');
  expect(find(page, 'summary').map(textOf)).toEqual([
    'В календарь',
    'Поделиться',
    '2026: ещё 8 дат',
    '2027: ещё 12 дат',
  ]);
});

describe('calendars', () => {
  const ways = (id: string) => {
    const page = pageOf(id);
    const items = find(page, 'details').find((element) => textOf(element).startsWith('В календарь'));
    return find(page, 'a').filter((link) => isInside(link, items));
  };

  test('get an event by a subscription, a file, Google or Outlook, and by an address to copy', () => {
    const links = ways('private-cities-debate');
    expect(links.map(textOf)).toEqual(['Подписаться', 'Файл .ics', 'Google', 'Outlook']);
    expect(links.slice(0, 2).map((link) => attribute(link, 'href'))).toEqual([
      'webcal://mivent.example/mivent/events/private-cities-debate.ics',
      '/mivent/events/private-cities-debate.ics',
    ]);
    expect(find(pageOf('private-cities-debate'), 'code').map(textOf)).toContain(
      `${HOME}events/private-cities-debate.ics`,
    );
  });

  test('get a series as a whole, or are told that they get one date of it', () => {
    expect(ways('saturday-breakfast').map(textOf)).toEqual([
      'Подписаться',
      'Файл .ics',
      'Google, ближайшая дата',
      'Outlook, ближайшая дата',
    ]);
  });

  test('are named to programs: the event first, then all; a page that leads to another names none of its own', () => {
    const named = (id: string) =>
      find(pageOf(id), 'link', 'type', 'text/calendar').map((link) => [
        attribute(link, 'title'),
        attribute(link, 'href'),
      ]);
    const all = ['MIVENT', `${BASE_PATH}calendar.ics`];
    expect(named('private-cities-debate')).toEqual([
      ['Дебаты о приватных городах', `${BASE_PATH}events/private-cities-debate.ics`],
      all,
    ]);
    expect(named('debate-twice')).toEqual([all]);
  });

  test.each(['bitcoin-lecture', 'negotiation-training', 'autumn-debate', 'summer-fest', 'debate-twice'])(
    'are not offered what does not come: %s',
    (id) => {
      expect(ways(id)).toEqual([]);
    },
  );
});

describe('the code on a poster', () => {
  test('leads to the page in its language', () => {
    for (const language of LANGUAGES) {
      const [path] = find(pageOf('private-cities-debate', language), 'path', 'id', 'qr');
      expect(decode(attribute(path, 'd') ?? '')).toBe(`${HOME}${language}events/private-cities-debate/`);
    }
  });

  test('is there for what is ahead, and not for what is over or off', () => {
    const has = (id: string) => find(pageOf(id), 'path', 'id', 'qr').length > 0;
    expect(['private-cities-debate', 'saturday-breakfast', 'summer-fest'].filter((id) => !has(id))).toEqual([]);
    expect(['autumn-debate', 'bitcoin-lecture', 'debate-twice'].filter(has)).toEqual([]);
  });
});

describe('what the moderators have removed', () => {
  test.each(LANGUAGES)('keeps a page in «%s» that says why, is not indexed and leads on', (language) => {
    const page = pageOf(REMOVED_ID, language);
    expect(textOf(find(page, 'main')[0])).toContain(REMOVED_REASON);
    expect(attribute(find(page, 'meta', 'name', 'robots')[0], 'content')).toBe('noindex');
    expect(find(page, 'link', 'rel', 'canonical')).toEqual([]);
    expect(hrefs(page, 'actions').map((href) => href.replace(BASE_PATH, ''))).toEqual([
      language,
      `${language}calendar/2026/11/`,
      `${language}search/`,
    ]);
  });

  test('is named nowhere else, and empties the calendars of those who follow it', () => {
    const named = listFiles(dist).filter(
      (file) =>
        /\.(?:html|xml|ics|json)$/.test(file) &&
        readFileSync(join(dist, file), 'utf8').replaceAll('\r\n ', '').includes(REMOVED_ID),
    );
    expect(named).toEqual(
      LANGUAGES.flatMap((language) => [
        `${language}events/${REMOVED_ID}.ics`,
        `${language}events/${REMOVED_ID}/index.html`,
      ]).sort(),
    );
    expect(readFileSync(join(dist, `events/${REMOVED_ID}.ics`), 'utf8')).not.toContain('VEVENT');
  });
});

test('machines that read microformats find an h-event with its parts', () => {
  const page = pageOf('private-cities-debate');
  const classes = new Set(
    page.elements
      .filter((element) => isWithin(element, 'h-event'))
      .flatMap((element) => attribute(element, 'class')?.split(' ') ?? []),
  );
  const wanted = [
    'p-name',
    'p-summary',
    'dt-start',
    'dt-end',
    'p-location',
    'p-category',
    'p-organizer',
    'e-content',
    'u-url',
  ];
  expect(wanted.filter((name) => !classes.has(name))).toEqual([]);
});

test('whoever sees a mistake changes the file, tells of it, or writes to a coordinator', () => {
  const [report, edit, chat] = hrefs(pageOf('hostile-title'), 'fix').map((href) => new URL(href));
  expect(edit?.pathname).toBe('/example/mivent/edit/main/content/events/me-16/hostile-title.md');
  expect(report?.pathname).toBe('/example/mivent/issues/new');
  expect(report?.searchParams.get('title')).toMatch(/^Неточность: <\/script>/);
  expect(report?.searchParams.get('body')).toContain(`${HOME}events/hostile-title/`);
  expect(chat?.href).toMatch(/^https:\/\/t\.me\/sanfantee\?text=/);
  expect(chat?.searchParams.get('text')).toContain(`${HOME}events/hostile-title/`);
});

test.each(LANGUAGES)('of an event that is over, whoever was there tells how it went (%s)', (language) => {
  const links = hrefs(pageOf('spring-lecture', language), 'fix').map((href) => new URL(href, HOME));
  const [, edit, , , tell, file] = links;
  expect(file?.pathname).toBe(edit?.pathname);
  expect(tell?.pathname).toBe('/example/mivent/issues/new');
  expect(tell?.searchParams.get('body')).toContain(`${HOME}${language}events/spring-lecture/`);
  const line =
    find(pageOf('spring-lecture', language), 'code')
      .map(textOf)
      .find((text) => text.startsWith('report')) ?? '';
  // What is pasted is understood, once the link is a link.
  const text = `---\ntitle: x\nstatus: confirmed\nstart: 2026-03-05\nplace: x\nformat: club\n${line.replace('…', 'example.org')}\n---\n`;
  expect(parseEventFile({ path: 'events/me-16/x.md', text }).event?.entry.report?.attended).toBe(34);
});

test.each([
  ['is told already', 'autumn-debate'],
  ['is ahead', 'private-cities-debate'],
])('nobody is asked how an event went that %s', (_, id) => {
  expect(hrefs(pageOf(id), 'fix').length).toBe(id === 'autumn-debate' ? 4 : 3);
});

test.each([
  ['venues/kings-park', 'venues/kings-park'],
  ['people/sanfantee', 'people/sanfantee'],
  ['regions/me-16', 'regions/me-16'],
])('the page of %s is corrected like that of an event', (page, file) => {
  for (const language of ['', 'en/']) {
    const shown = readPage(dist, `${language}${page}/index.html`);
    const [report, edit] = hrefs(shown, 'correct').map((href) => new URL(href));
    expect(edit?.href).toBe(`https://github.com/example/mivent/edit/main/content/${file}.md`);
    expect(report?.searchParams.get('body')).toContain(`${HOME}${language}${page}/`);
  }
});

test.each([
  ['spring-lecture', true],
  ['autumn-debate', true],
  ['private-cities-debate', false],
] as const)('what is over can be proposed once more: %s', (id, isOver) => {
  const again = hrefs(pageOf(id), 'fix').filter((href) => href.includes('/submit/#draft='));
  expect(again).toHaveLength(isOver ? 1 : 0);
  // No address is so long that a browser or a messenger cuts it off.
  for (const href of again) expect(href.length).toBeLessThan(1500);
});

test('the script of an event’s page is three kilobytes at most, and nothing waits for it', () => {
  for (const page of readPages(dist, /^(?:en\/)?events\/[^/]+\/index\.html$/)) {
    const scripts = find(page, 'script').filter((script) => attribute(script, 'type') !== 'application/ld+json');
    expect(
      scripts.every((script) => attribute(script, 'type') === 'module'),
      page.file,
    ).toBe(true);
    const size = scripts
      .map((script) => fileOf(new URL(attribute(script, 'src') ?? '', SITE_URL)) ?? '')
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    expect(size, page.file).toBeLessThan(3_000);
    // What only a script can do is not there before it.
    expect(
      find(page, 'button').every((button) => attribute(button, 'hidden') !== undefined),
      page.file,
    ).toBe(true);
  }
});

function isInside(element: Element, other: Element | undefined): boolean {
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) {
    if (parent === other) return true;
  }
  return false;
}

/** Read the code that a path of lines draws, eight pixels to a module. */
function decode(path: string): string {
  const side = 65;
  const scale = 8;
  const data = new Uint8Array(side * side * scale * scale * 4).fill(255);
  let [x, y] = [4, 4];
  for (const [, dx, dy, length] of path.matchAll(/m(-?\d+) (-?\d+)h(\d+)/g)) {
    [x, y] = [x + Number(dx), y + Number(dy)];
    for (let row = y * scale; row < (y + 1) * scale; row++) {
      const start = (row * side * scale + x * scale) * 4;
      for (let at = start; at < start + Number(length) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
    x += Number(length);
  }
  return decodeQR({ width: side * scale, height: side * scale, data });
}
