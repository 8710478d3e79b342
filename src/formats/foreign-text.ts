import { cleanLine, cleanText } from './clean-text.ts';
import type { ImportNote } from './imported-event.ts';
import { matchPersonalData } from './personal-data.ts';

/** A text from elsewhere, fit for an event file, and what was left out of it. */
export interface ForeignText {
  readonly text: string;
  readonly notes: readonly ImportNote[];
}

/** Take one line of a foreign text, without phone numbers and addresses, at most so long. */
export function takeLine(text: string, most: number, name: string): ForeignText {
  const { text: plain, notes } = withoutPersonalData(cleanLine(text));
  const line = plain.replaceAll(/\s+/g, ' ').trim();
  if ([...line].length <= most) return { text: line, notes };
  const cut = `${[...line]
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
  return { text: cut, notes: [...notes, { kind: 'shortened', value: name }] };
}

const MOST_TEXT = 20_000;

/** Take a foreign text as Markdown that says what the text said and formats nothing: HTML goes, links stay. */
export function takeText(text: string, name: string): ForeignText {
  const isHtml = HTML.test(text.slice(0, MOST_TEXT * 4));
  const notes: ImportNote[] = isHtml ? [{ kind: 'html' }] : [];
  const read = cleanText(isHtml ? stripHtml(text.slice(0, MOST_TEXT * 4)) : text);
  if (read.length > MOST_TEXT) notes.push({ kind: 'shortened', value: name });
  const short = read.length > MOST_TEXT ? `${read.slice(0, MOST_TEXT)}…` : read;
  const { text: plain, notes: dropped } = withoutPersonalData(short);
  const lines = plain.split('\n').map((line) => escapeLine(line.trim()));
  // Lines of a foreign text are lines: Markdown would run them together.
  const body = lines
    .map((line, index) =>
      line !== '' && (lines[index + 1] ?? '') !== '' && !/^- /.test(lines[index + 1] ?? '') ? `${line}  ` : line,
    )
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n');
  return { text: body.trim(), notes: [...notes, ...dropped] };
}

const HTML =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|html|body|table|font|script|style)\b[^<>]{0,2000}>/i;

function stripHtml(html: string): string {
  return (
    html
      .replaceAll(/<(script|style|head)\b[^<>]{0,2000}>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
      .replaceAll(
        /<a\b[^<>]{0,2000}?\bhref\s*=\s*["']?(https?:[^"'\s<>]{1,2000})["']?[^<>]{0,500}>([^<]{0,2000})<\/a\s*>/gi,
        (_, href: string, text: string) => (text.trim() === '' || text.trim() === href ? href : `${text} (${href})`),
      )
      // Blanks first: a long row of them would be looked through from each of its own.
      .replaceAll(/[ \t]+/g, ' ')
      .replaceAll(/ ?\r?\n ?/g, ' ')
      .replaceAll(/<br\b[^<>]{0,200}>|<\/(?:tr|h[1-6])\s*>/gi, '\n')
      .replaceAll(/<li\b[^<>]{0,200}>/gi, '\n- ')
      .replaceAll(/<\/?(?:p|div|ul|ol|table)\b[^<>]{0,2000}>/gi, '\n\n')
      .replaceAll(/<\/?[a-z!][^<>]{0,2000}>/gi, '')
      .replaceAll(
        /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/gi,
        (whole, name: string) => ENTITIES[name.toLowerCase()] ?? fromNumber(name) ?? whole,
      )
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function fromNumber(name: string): string | undefined {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Addresses stay whole, else their signs of Markdown would break them. */
const ADDRESS = /(https?:\/\/[^\s<>()[\]"'`\\]{1,1000})/;

function escapeLine(line: string): string {
  return line
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[\\`*_[\]<>|~]/g, '\\$&').replaceAll(/&(?=[#a-z])/gi, '\\&'),
    )
    .join('')
    .replace(/^(?:#|\+(?= )|=|-{2,}|:(?=-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= )/, '$1\\$2');
}

/** Each look finds the first of its kind; more than so many make a text suspicious of being a list of people. */
const MOST_LOOKS = 200;

function withoutPersonalData(text: string): ForeignText {
  let plain = text;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const found = matchPersonalData(plain);
    if (found.length === 0) break;
    for (const { value } of found) plain = plain.replaceAll(value, '…');
    if (look === MOST_LOOKS - 1) plain = '';
  }
  return { text: plain, notes: plain === text ? [] : [{ kind: 'personal' }] };
}
