import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import {
  attribute,
  type Element,
  fileOf,
  find,
  isWithin,
  listFiles,
  readPages,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const dist = inject('dist');
const files = new Set(listFiles(dist));
// The style guide shows invented events, which have no pages; it has tests of its own.
const pages = readPages(dist).filter(({ file }) => !file.startsWith('styleguide/'));
const byFile = new Map(pages.map((page) => [page.file, page]));

/** Attributes that make a browser fetch or open something. */
const ADDRESSES = ['href', 'src', 'action', 'poster', 'data', 'formaction', 'ping', 'background', 'cite', 'manifest'];

/** Everything that one page leads to or loads. */
function addressesOf(page: SitePage): { element: Element; address: string }[] {
  const all = [...page.elements, ...page.templates];
  return all.flatMap((element) => [
    ...ADDRESSES.flatMap((name) => {
      const address = attribute(element, name);
      return address === undefined ? [] : [{ element, address }];
    }),
    ...(attribute(element, 'srcset')?.split(',') ?? []).map((part) => ({
      element,
      address: part.trim().split(' ')[0]!,
    })),
    ...(element.tagName === 'meta' && /^https?:/.test(attribute(element, 'content') ?? '')
      ? [{ element, address: attribute(element, 'content')! }]
      : []),
  ]);
}

/** Loaded with the page; all else is only followed by people. */
function isSubresource({ tagName, attrs }: Element): boolean {
  if (tagName === 'a' || tagName === 'form' || tagName === 'meta' || tagName === 'blockquote') return false;
  const rel = attrs.find(({ name }) => name === 'rel')?.value;
  return tagName !== 'link' || !(rel === 'canonical' || rel === 'alternate');
}

/** Of an event that was entered twice, or removed: search engines leave its page alone. */
function isElsewhere(page: SitePage): boolean {
  return find(page, 'meta', 'name', 'robots').length > 0;
}

/** What is wrong with the addresses of a page. */
function faultsOf(page: SitePage): string[] {
  return addressesOf(page).flatMap(({ element, address }) => {
    const fault = (text: string) => [`${page.file}: <${element.tagName}> ${address}: ${text}`];
    const url = URL.parse(address, SITE_URL + page.path);
    if (!url) return fault('is no address');
    if (!['https:', 'webcal:'].includes(url.protocol)) return fault('has another scheme');
    const file = fileOf(url);
    if (url.host !== new URL(SITE_URL).host) return isSubresource(element) ? fault('is loaded from elsewhere') : [];
    if (file === undefined) return fault('leaves the base path');
    if (!files.has(file)) return fault(`${file} does not exist`);
    const target = byFile.get(file);
    const id = decodeURIComponent(url.hash.slice(1));
    // A draft that the form reads is no place on its page, and on no other page is it anything.
    if (id === '' || (id.startsWith('draft=') && file.endsWith('submit/index.html'))) return [];
    return target?.elements.some((other) => attribute(other, 'id') === id) ? [] : fault('has no such place');
  });
}

describe('addresses', () => {
  test('everything a page leads to or loads exists, within the base path, down to the place on the page', () => {
    expect(pages.length).toBeGreaterThan(350);
    expect(pages.flatMap((page) => faultsOf(page))).toEqual([]);
  });

  test('every page is reached from the home page by links', () => {
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      const page = byFile.get(file);
      if (!page) return;
      for (const { element, address } of addressesOf(page)) {
        const target = element.tagName === 'a' && fileOf(new URL(address, SITE_URL + page.path));
        if (target) visit(target);
      }
    };
    visit('index.html');
    const lost = pages.map(({ file }) => file).filter((file) => !reached.has(file) && file !== '404.html');
    // What was entered twice and what has let its date go is in no list; its address lives on.
    const isUnlisted = (page: SitePage) =>
      find(page, 'meta', 'name', 'robots').length > 0 || find(page, 'article', 'class', 'is-hold').length > 0;
    expect(lost.filter((file) => !isUnlisted(byFile.get(file)!))).toEqual([]);
    expect(lost).toContain('events/lost-hold/index.html');
  });

  test('styles and scripts load what exists beside them', () => {
    const own = [...files].filter((file) => /^_astro\/.+\.(?:css|js)$/.test(file));
    expect(own.filter((file) => file.endsWith('.css'))).not.toEqual([]);
    expect(own.filter((file) => file.endsWith('.js'))).not.toEqual([]);
    const faults = own.flatMap((file) => {
      const text = readFileSync(join(dist, file), 'utf8');
      // In a script `url(…)` may be a method of anything.
      const names = file.endsWith('.js')
        ? /(?:\bfrom|\bimport)\s*()()()()(["'])([^"']+)\5/g
        : /url\((["']?)(.*?)\1\)|@import\s*(["'])(.*?)\3|(?:\bfrom|\bimport)\s*(["'])([^"']+)\5/g;
      const named = [...text.matchAll(names)];
      return named
        .map((match) => match[2] || match[4] || match[6] || '')
        .filter((address) => !files.has(fileOf(new URL(address, `${SITE_URL}${BASE_PATH}${file}`)) ?? ''))
        .map((address) => `${file}: ${address}`);
    });
    expect(faults).toEqual([]);
  });

  test('nothing that was meant to be filled in stands empty', () => {
    const texts = [...files].filter((file) => /^(?!styleguide\/).*\.(?:html|xml|ics|txt)$/.test(file));
    const read = (file: string) =>
      readFileSync(join(dist, file), 'utf8').replaceAll(/ data-(?:words|left-out|restore)="[^"]*"/g, '');
    const suspicious =
      /localhost|127\.0\.0\.1|undefined|\[object |\bNaN\b|Invalid Date|\{(?:when|date|count|month|year|range|zone|city)\}/;
    expect(texts.filter((file) => suspicious.test(read(file)))).toEqual([]);
  });
});

describe('languages', () => {
  test('every page but «not found» names itself and its twin, and the twin names it back', () => {
    const broken = pages.filter((page) => {
      const named = (lang: string) =>
        find(page, 'link', 'hreflang', lang).map((link) => fileOf(new URL(attribute(link, 'href') ?? '', SITE_URL)));
      const russian = page.file.replace(/^en\//, '');
      const isEnglish = page.file !== russian;
      const self = find(page, 'link', 'rel', 'canonical').map((link) => attribute(link, 'href'));
      const switches = find(page, 'a', 'class', 'language').map((link) => attribute(link, 'href'));
      const twin = isEnglish ? russian : `en/${russian}`;
      return !(
        self.join() === SITE_URL + page.path &&
        named('ru').join() === russian &&
        named('en').join() === `en/${russian}` &&
        named('x-default').join() === russian &&
        switches.map((href) => fileOf(new URL(href ?? '', SITE_URL))).join() === twin &&
        byFile.has(twin)
      );
    });
    const unindexed = pages.filter((page) => find(page, 'meta', 'name', 'robots').length > 0);
    expect(unindexed.map(({ file }) => file)).toContain('404.html');
    expect(broken.map(({ file }) => file)).toEqual(unindexed.map(({ file }) => file));
  });

  test('a page stays in its language: an English page leads to English pages but for its twin', () => {
    const strays = pages.flatMap((page) => {
      if (page.file === '404.html') return [];
      const isEnglish = page.file.startsWith('en/');
      return find(page, 'a').flatMap((link) => {
        const file = fileOf(new URL(attribute(link, 'href') ?? '', SITE_URL + page.path));
        // The text of an event is in its own language, whatever the page around it says.
        if (!file || attribute(link, 'class') === 'language' || isWithin(link, 'e-content')) return [];
        // What programs read beside the feeds is the same in both languages.
        if (/^(?:api|schema)\//.test(file)) return [];
        return file.startsWith('en/') === isEnglish ? [] : [`${page.file}: ${file}`];
      });
    });
    expect(strays).toEqual([]);
  });
});

describe('markup', () => {
  const faults = (check: (page: SitePage) => boolean) => pages.filter((page) => !check(page)).map(({ file }) => file);

  test('is read by the HTML specification without a complaint', () => {
    expect(pages.flatMap(({ file, errors }) => errors.map((error) => `${file}: ${error}`))).toEqual([]);
  });

  test('says its language, what it is called and what it is about', () => {
    expect(
      faults((page) => attribute(page.elements[0], 'lang') === (page.file.startsWith('en/') ? 'en' : 'ru')),
    ).toEqual([]);
    // A map names its places by titles, too.
    const titles = (page: SitePage) => find(page, 'title').filter(({ parentNode }) => parentNode?.nodeName === 'head');
    expect(faults((page) => titles(page).length === 1 && textOf(titles(page)[0]).endsWith('MIVENT'))).toEqual([]);
    const description = (page: SitePage) =>
      find(page, 'meta', 'name', 'description').map((meta) => attribute(meta, 'content'));
    expect(faults((page) => description(page).length === 1 && (description(page)[0] ?? '').length > 3)).toEqual([]);
    expect(faults((page) => find(page, 'meta', 'name', 'viewport').length === 1)).toEqual([]);
  });

  test('has one h1, before all other headings, and skips no level', () => {
    const levels = (page: SitePage) =>
      page.elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
    expect(faults((page) => levels(page).filter((level) => level === 1).length === 1 && levels(page)[0] === 1)).toEqual(
      [],
    );
    expect(faults((page) => levels(page).every((level, index, all) => level <= (all[index - 1] ?? 0) + 1))).toEqual([]);
    expect(
      faults((page) =>
        page.elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).every((heading) => textOf(heading) !== ''),
      ),
    ).toEqual([]);
  });

  test('begins with a way past the navigation to the content', () => {
    expect(
      faults((page) => {
        const [first] = find(page, 'a');
        return (
          attribute(first, 'href') === '#main' && textOf(first) !== '' && find(page, 'main', 'id', 'main').length === 1
        );
      }),
    ).toEqual([]);
  });

  test('uses an id once', () => {
    expect(
      faults((page) => {
        const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
        return new Set(ids).size === ids.length && !ids.includes('');
      }),
    ).toEqual([]);
  });

  test('has words or a label on every link', () => {
    expect(
      faults((page) => find(page, 'a').every((link) => textOf(link) !== '' || attribute(link, 'aria-label'))),
    ).toEqual([]);
  });

  test('has a text for every image', () => {
    expect(faults((page) => find(page, 'img').every((image) => attribute(image, 'alt') !== undefined))).toEqual([]);
  });

  test('names the feeds of every page, before them its own, and on the two pages where people look for them all others', () => {
    const feeds = (page: SitePage) =>
      find(page, 'link', 'type').flatMap((link) =>
        attribute(link, 'rel') === 'alternate' ? (fileOf(new URL(attribute(link, 'href') ?? '', SITE_URL)) ?? '') : [],
      );
    const wrong = pages.filter((page) => {
      const home = page.file.startsWith('en/') ? 'en/' : '';
      const folder = /^(?:en\/)?(?:regions|venues|people|formats|topics)\/[^/]+\/(?=index)/.exec(page.file)?.[0];
      const event = /^((?:en\/)?events\/[^/]+)\/index/.exec(page.file)?.[1];
      // `/calendar/` shows the present year.
      const [place, archived, year = NOW.slice(0, 4)] =
        /^(?:en\/)?(?:archive\/(\d{4}(?:\/\d\d)?)\/|calendar\/(?:(\d{4})\/)?)index/.exec(page.file) ?? [];
      const ofEvent = event !== undefined && !isElsewhere(page) ? [`${event}.ics`] : [];
      const ofYear = place === undefined ? [] : [`${home}archive/${archived ?? year}/calendar.ics`];
      const own = [...(folder ? [`${folder}rss.xml`, `${folder}calendar.ics`] : []), ...ofEvent, ...ofYear];
      const all = [`${home}rss.xml`, `${home}feed.json`, `${home}calendar.ics`];
      const more = [`${home}index.html`, `${home}subscribe/index.html`].includes(page.file)
        ? [`${home}changes.xml`, `${home}holds.ics`]
        : [];
      return feeds(page).join() !== [...own, ...all, ...more].join();
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('carries no style of its own and nothing that runs by an attribute', () => {
    const all = (page: SitePage) => [...page.elements, ...page.templates];
    expect(
      faults((page) =>
        all(page).every(({ attrs }) => attrs.every(({ name }) => name !== 'style' && !/^on/i.test(name))),
      ),
    ).toEqual([]);
    expect(
      faults(
        (page) =>
          find(page, 'style').length === 0 && find(page, 'iframe').length === 0 && find(page, 'base').length === 0,
      ),
    ).toEqual([]);
    // A title says «javascript:» nowhere in this registry: wherever it stands, it would be an address.
    expect(faults((page) => !/javascript:/i.test(page.html))).toEqual([]);
  });

  test('has scripts where they have work to do: the guard of lists, the keyboard in months and years, the search, subscriptions', () => {
    const scripts = (page: SitePage) =>
      find(page, 'script')
        .filter((script) => attribute(script, 'type') !== 'application/ld+json')
        .map((script) => (attribute(script, 'src') === undefined ? 'inline' : 'file'));
    const kinds = new Map<string, Set<string>>();
    for (const page of pages) {
      const kind = page.file
        .replace(/^en\//, '')
        .replace(/(?<=^(?:events|regions|venues|people|formats|topics)\/)[^/]+(?=\/)/, 'id')
        .replace(/\d{4}\/\d\d/, 'month')
        .replace(/\d{4}/, 'year');
      const known = kinds.get(kind) ?? new Set();
      kinds.set(kind, known.add(scripts(page).sort().join(' + ')));
    }
    expect(
      Object.fromEntries([...kinds].map(([kind, found]) => [kind, [...found].join(' or ')])),
    ).toMatchInlineSnapshot(`
      {
        "404.html": "file",
        "archive/index.html": "",
        "archive/year/index.html": "",
        "calendar/index.html": "file + inline",
        "calendar/month/index.html": "file + file + inline + inline",
        "calendar/year/index.html": "file + inline",
        "dates/index.html": "file",
        "embed/index.html": "file + file + file",
        "events/id/index.html": "file or ",
        "events/index.html": "",
        "formats/id/index.html": "file + inline",
        "index.html": "file + file + inline",
        "people/id/index.html": "file + inline",
        "people/index.html": "",
        "preview/index.html": "file",
        "regions/id/index.html": "file + inline",
        "regions/index.html": "",
        "search/index.html": "file",
        "submit/index.html": "file",
        "subscribe/index.html": "file + file",
        "topics/id/index.html": "file + inline",
        "venues/id/index.html": "file + inline",
        "venues/index.html": "",
      }
    `);
  });
});
