import { expect, test } from 'vitest';
import { nearAddresses, wordsOfAddress } from './near-address.ts';

test.each([
  ['events/privacy-debat/', ['privacy', 'debat']],
  ['en/events/2026/new-year-tree/index.html', ['2026', 'new', 'year', 'tree']],
  ['calendar.ics', []],
  ['', []],
  ['%D1%91%D0%BB%D0%BA%D0%B0/', ['ёлка']],
  ['events/%E0%A4%A/', ['e0', 'a4']],
  ['a-b-cc-dd-ee-ff-gg-hh-ii-jj-kk/', ['cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii', 'jj']],
])('%s says %j', (path, words) => {
  expect(wordsOfAddress(path)).toEqual(words);
});

const IDS = ['autumn-debate', 'new-year-ball', 'new-year-tree', 'private-cities-debate', 'tea-ceremony', 'tee'];

test.each([
  ['privacy debat', ['private-cities-debate']],
  ['new year trees', ['new-year-tree', 'new-year-ball']],
  ['teaceremony', []],
  ['tea ceremny', ['tea-ceremony']],
  ['tea', ['tea-ceremony']],
  ['no such page', []],
])('«%s» is near %j', (words, ids) => {
  expect(nearAddresses(words.split(' '), IDS).map((place) => IDS[place])).toEqual(ids);
});
