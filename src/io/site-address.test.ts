import { expect, test } from 'vitest';
import { UsageError } from './command.ts';
import { hasSiteAddress, siteAddress, siteOfRepository } from './site-address.ts';

test.each([
  { SITE_URL: 'https://events.example' },
  { SITE_URL: 'http://127.0.0.1:8080/', BASE_PATH: '/' },
  { SITE_URL: 'https://events.example/', BASE_PATH: '/mivent/' },
  { SITE_URL: 'https://афиша.рф', BASE_PATH: 'clubs/mivent' },
])('a site may live at %o', (environment) => {
  expect(hasSiteAddress(environment)).toBe(true);
});

test('a build that is told nothing knows that it was not', () => {
  expect(hasSiteAddress({})).toBe(false);
  expect(hasSiteAddress({ SITE_URL: '', BASE_PATH: '' })).toBe(false);
});

test.each([
  'events.example',
  '/mivent/',
  'ftp://events.example',
  'https:events.example',
  'https://',
  'https://events.example/mivent',
  'https://events.example/?a=b',
  'https://user@events.example',
])('SITE_URL %s is no address of a site', (SITE_URL) => {
  expect(() => hasSiteAddress({ SITE_URL })).toThrow(UsageError);
  expect(() => hasSiteAddress({ SITE_URL })).toThrow(`SITE_URL ${SITE_URL}: нужен адрес`);
});

test.each(['https://events.example/mivent/', '//mivent', '/a b/', '/mivent?x', '/mivent#x', '\\mivent'])(
  'BASE_PATH %s is no path of a site',
  (BASE_PATH) => {
    expect(() => hasSiteAddress({ SITE_URL: 'https://events.example', BASE_PATH })).toThrow(/^BASE_PATH /);
  },
);

test('a path does not climb', () => {
  for (const BASE_PATH of ['..', '/../', '/a/../b/', '/./'])
    expect(() => hasSiteAddress({ BASE_PATH }), BASE_PATH).toThrow(UsageError);
});

test('the home page ends with a slash, wherever the site lives', () => {
  const address = (SITE_URL?: string, BASE_PATH?: string) => siteAddress({ SITE_URL, BASE_PATH });
  expect(address('https://events.example')).toBe('https://events.example/');
  expect(address('https://me.github.io', '/mivent')).toBe('https://me.github.io/mivent/');
  expect(address('https://me.github.io/', 'mivent/')).toBe('https://me.github.io/mivent/');
  expect(address(undefined, '/')).toBe('http://localhost:4321/');
});

test('a repository’s site is where GitHub Pages puts it, unless the variables say otherwise', () => {
  expect(siteOfRepository('Montelibero/mivent', {})).toBe('https://montelibero.github.io/mivent/');
  expect(siteOfRepository('montelibero/Montelibero.github.io', { SITE_URL: '' })).toBe(
    'https://montelibero.github.io/',
  );
  expect(siteOfRepository('a/b', { SITE_URL: 'https://events.example' })).toBe('https://events.example/');
});
