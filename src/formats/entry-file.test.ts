import { expect, test } from 'vitest';
import { findPersonalData } from './entry-file.ts';
import { eventTextWith, fileOf, told } from './event-file.test-support.ts';

const found = (text: string) =>
  findPersonalData(fileOf(text)).map(({ variant, params }) => `${variant} ${String(params?.value)}`);

test.each([
  ['Пишите на mia@example.org.', 'email mia@example.org'],
  ['почта: миа@пример.рф', 'email миа@пример.рф'],
  ['[написать](mailto:mia@example.org)', 'email mia@example.org'],
  ['first.last+tag@sub.example.co.uk', 'email first.last+tag@sub.example.co.uk'],
  ['<mia@example.org>', 'email mia@example.org'],
  ['+382 67 123 456', 'phone +382 67 123 456'],
  ['тел. +38267123456, звоните', 'phone +38267123456'],
  ['+7 (916) 123-45-67', 'phone +7 (916) 123-45-67'],
  ['+1-202-555-0147', 'phone +1-202-555-0147'],
  ['+382.67.123.456', 'phone +382.67.123.456'],
  ['+382\u00a067\u00a0123\u00a0456', 'phone +382\u00a067\u00a0123\u00a0456'],
  ['[звонок](tel:+38267123456)', 'phone +38267123456'],
  ['https://t.me/+38267123456', 'phone +38267123456'],
])('«%s» holds personal data', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test.each([
  '@sanfantee',
  't.me/sanfantee',
  'https://t.me/+AbCdEf1234567890',
  'https://t.me/+1234567890abcdef',
  'https://t.me/joinchat/AAAAA1234567',
  'https://mastodon.social/@mia',
  'a@b',
  'user@localhost',
  '42.4411, 19.2636',
  '+42.4411 +19.2636',
  '2026-12-05T18:00+01:00',
  '2027-10-31T02:30+01:00',
  '5.12.2026 18:00–21:00',
  'UTC+3 (2026-12-05)',
  '+3 (2026-12-05 18:00)',
  'GCHVNPJJCP4M34Y2ZTSJ4ARNRQPMFQT76JLZWLJH65AGPUHBZ2MIVENT',
  'web+stellar:pay?destination=GCHVNPJJCP4M34Y2ZTSJ4ARNRQPMFQT76JLZWLJH65AGPUHBZ2MIVENT&amount=10',
  'https://example.org/?q=a+12345678901',
  'посещаемость +30%, покрытие 50 %',
  '1 000 000 000',
  'С++ и +100500 к карме',
  '+38267',
  '+382671234567890123456',
  'npm i name@1.2.3',
])('«%s» holds none', (text) => {
  expect(found(text)).toEqual([]);
});

test('personal data are told with their place, in both parts of a file', () => {
  const issues = findPersonalData(fileOf(eventTextWith('summary: Пишите mia@example.org', 'Или +382 67 123 456.')));
  expect(`${told(issues)}\n${told(issues, 'en')}`).toMatchInlineSnapshot(`
    "8:17 error personal-data
      В реестре не храним адреса почты, а здесь есть «mia@example.org».
      → Оставьте ник в Телеграме или ссылку на страницу.
    10:5 error personal-data
      В реестре не храним телефоны, а здесь есть «+382 67 123 456».
      → Оставьте ник в Телеграме или ссылку на страницу.
    8:17 error personal-data
      The registry keeps no e-mail addresses, but here is “mia@example.org”.
      → Leave a Telegram handle or a link to a page.
    10:5 error personal-data
      The registry keeps no phone numbers, but here is “+382 67 123 456”.
      → Leave a Telegram handle or a link to a page."
  `);
});
