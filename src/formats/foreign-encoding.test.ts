import { expect, test } from 'vitest';
import { decodeText } from './foreign-encoding.ts';

/** Write a text in an encoding of one byte, found in what the decoder makes of all bytes. */
function encode(text: string, label: string): Uint8Array {
  const all = [...new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  return Uint8Array.from(text, (letter) => all.indexOf(letter));
}

const RUSSIAN = 'Название;Дата;Место\nЁлка «у Яны» — 10 €;05.12.2026;Kings Park\n';
const SERBIAN = 'Naziv;Date\nVeče društvenih igara u Nikšiću;05.12.2026\n';
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

test.each<[string, Uint8Array, string, string | undefined]>([
  ['UTF-8', new TextEncoder().encode(RUSSIAN), RUSSIAN, undefined],
  ['hardly anything', Uint8Array.of(0), '\u0000', undefined],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${RUSSIAN}`), RUSSIAN, undefined],
  ['UTF-16 as Excel saves “Unicode text”', wide(`\ufeff${RUSSIAN}`), RUSSIAN, 'UTF-16'],
  ['UTF-16, its other end first', swapped(`\ufeff${RUSSIAN}`), RUSSIAN, 'UTF-16'],
  ['UTF-16 without a mark', wide(RUSSIAN), RUSSIAN, 'UTF-16'],
  ['UTF-16, its other end first, without a mark', swapped(RUSSIAN), RUSSIAN, 'UTF-16'],
  ['Windows-1251', encode(RUSSIAN, 'windows-1251'), RUSSIAN, 'Windows-1251'],
  [
    'Windows-1251 with a foreign name in it',
    encode(`${RUSSIAN}Клуб Ђорђа;06.12.2026;`, 'windows-1251'),
    `${RUSSIAN}Клуб Ђорђа;06.12.2026;`,
    'Windows-1251',
  ],
  ['what Excel writes on a Mac', encode(RUSSIAN, 'x-mac-cyrillic'), RUSSIAN, 'Mac Cyrillic'],
  ['Windows-1250', encode(SERBIAN, 'windows-1250'), SERBIAN, 'Windows-1250'],
])('a text in %s is read as it was written', (_, bytes, text, encoding) => {
  expect(decodeText(bytes)).toEqual({ text, encoding });
});

test.each<[string, Uint8Array]>([
  ['French', encode('Titre;Date\nDîner au café;05.12.2026\n', 'windows-1252')],
  ['of the old DOS', encode(RUSSIAN.replaceAll(/[«»—€]/g, ''), 'ibm866')],
  ['a picture', Uint8Array.from({ length: 5000 }, (_, index) => (index * 2_654_435_761) >>> 13)],
])('what is %s is not guessed at', (_, bytes) => {
  expect(decodeText(bytes)).toBeUndefined();
});
