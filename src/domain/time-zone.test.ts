import { expect, test } from 'vitest';
import { findTimeZoneFault } from './time-zone.ts';

test.each([
  'Europe/Podgorica',
  'Europe/Belgrade',
  'Asia/Tbilisi',
  'America/Argentina/Buenos_Aires',
  'Europe/Kyiv',
  'Europe/Kiev',
  'America/St_Johns',
])('%s is a zone', (name) => {
  expect(findTimeZoneFault(name)).toBeUndefined();
});

test('Kiev and Kyiv are the same zone', () => {
  const at = (zone: string) => Temporal.ZonedDateTime.from(`2026-07-01T12:00[${zone}]`);
  expect(at('Europe/Kiev').equals(at('Europe/Kyiv'))).toBe(true);
});

test.each([
  ['MSK', 'abbreviation', 'Europe/Moscow'],
  ['msk', 'abbreviation', 'Europe/Moscow'],
  ['МСК', 'abbreviation', 'Europe/Moscow'],
  ['CET', 'abbreviation', 'Europe/Podgorica'],
  ['EST', 'abbreviation', undefined],
  ['UTC', 'abbreviation', undefined],
  ['UTC+3', 'offset', undefined],
  ['GMT-3', 'offset', undefined],
  ['UTC3', 'offset', undefined],
  ['UTC+', 'offset', undefined],
  ['Area51', 'unknown', undefined],
  ['XUTC+', 'unknown', undefined],
  ['MyEtc/UTC', 'unknown', undefined],
  ['mskABC', 'unknown', undefined],
  ['Knox', 'unknown', 'America/Indiana/Knox'],
  ['+03:00', 'offset', undefined],
  ['+3', 'offset', undefined],
  ['Etc/UTC', 'offset', undefined],
  ['Etc/GMT-3', 'offset', undefined],
  ['europe/podgorica', 'spelling', 'Europe/Podgorica'],
  ['EUROPE/KYIV', 'spelling', 'Europe/Kyiv'],
  ['Europe/Podgoritsa', 'unknown', 'Europe/Podgorica'],
  ['Podgorica', 'unknown', 'Europe/Podgorica'],
  ['Kyiv', 'unknown', 'Europe/Kyiv'],
  ['buenos aires', 'unknown', 'America/Buenos_Aires'],
  ['Mars/Olympus', 'unknown', undefined],
  ['US/Eastern', 'unknown', undefined],
  ['constructor', 'unknown', undefined],
  ['__proto__', 'unknown', undefined],
  ['', 'unknown', undefined],
])('«%s» is no zone of ours: %s, perhaps %s', (name, variant, suggestion) => {
  expect({ suggestion: undefined, ...findTimeZoneFault(name) }).toEqual({ variant, suggestion });
  if (suggestion !== undefined) expect(findTimeZoneFault(suggestion)).toBeUndefined();
});
