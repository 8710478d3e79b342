import { isSafeAddress, TOO_DEEP } from './markdown-limits.ts';

/** A piece of a line of text. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly inside: readonly Inline[] };

/** A block of text; lines of a paragraph are one. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** What the registry would refuse in a text: code and variant of the issue, and the piece. */
export interface PlainFault {
  readonly code: 'markdown-html' | 'markdown-link' | 'markdown-depth';
  readonly variant?: 'image';
  readonly value: string;
}

/**
 * Find what the check may refuse in a text, the first of each kind, without reading its Markdown (the reader is no matter for a
 * browser). Stricter than the check: it looks into code as well, and takes no image. What passes here passes there.
 */
export function findPlainFaults(body: string): PlainFault[] {
  const faults: PlainFault[] = [];
  if (TOO_DEEP.test(body)) faults.push({ code: 'markdown-depth', value: '' });
  const text = body.replaceAll(/<https?:\/\/[^\s<>]*>/gi, 'x');
  const html = /(?<!\\)(?:\\\\)*(<[a-z!?/][^>\n]*>?)/i.exec(text)?.[1];
  if (html !== undefined) faults.push({ code: 'markdown-html', value: shorten(html) });
  const image = /!\[[^\]\n]*\]?/.exec(text)?.[0];
  if (image !== undefined) faults.push({ code: 'markdown-link', variant: 'image', value: shorten(image) });
  // The address of an image is told with it.
  for (const [, before = '', address = ''] of text.matchAll(/(!\[[^\]\n]*)?\](?:\(|:)\s*([^\s)]*)/g)) {
    if (before !== '' || isPlainAddress(address)) continue;
    faults.push({ code: 'markdown-link', value: shorten(address) });
    break;
  }
  return faults;
}

/** References to characters and escapes could write a scheme that is not seen here. */
function isPlainAddress(address: string): boolean {
  return /^(?:https?:\/\/|\/|#|\?|\.\.?\/)/i.test(address) || (!/[&\\<:]/.test(address) && isSafeAddress(address));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Read the simple part of Markdown, for a glance at a text before it is sent: no tables, nothing nested in lists. */
export function readPlainMarkdown(body: string): Block[] {
  const blocks: Block[] = [];
  const lines = body.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const take = (fits: (next: string) => boolean): string[] => {
      const from = at;
      at++;
      while (at < lines.length && fits(lines[at] ?? '')) at++;
      return lines.slice(from, at);
    };
    if (line.trim() === '') at++;
    else if (/^(?:```|~~~)/.test(line)) {
      const fence = line.slice(0, 3);
      const inside = take((next) => !next.startsWith(fence)).slice(1);
      at++;
      blocks.push({ kind: 'code', text: inside.join('\n') });
    } else if (/^#{1,6}\s/.test(line)) {
      at++;
      blocks.push({ kind: 'heading', inside: readInlines(line.replace(/^#+\s+/, '').replace(/\s+#+\s*$/, '')) });
    } else if (/^\s{0,3}>/.test(line)) {
      const quoted = take((next) => next.trim() !== '').map((one) => one.replace(/^\s{0,3}>\s?/, ''));
      blocks.push({ kind: 'quote', inside: readInlines(quoted.join(' ')) });
    } else if (ITEM.test(line)) {
      const isNumbered = /^\s*\d/.test(line);
      const items: string[] = [];
      for (const one of take((next) => next.trim() !== '')) {
        if (ITEM.test(one)) items.push(one.replace(ITEM, ''));
        else items.push(`${items.pop() ?? ''} ${one.trim()}`);
      }
      blocks.push({ kind: 'list', isNumbered, items: items.map(readInlines) });
    } else {
      const text = take(
        (next) => next.trim() !== '' && !ITEM.test(next) && !/^(?:#{1,6}\s|```|~~~|\s{0,3}>)/.test(next),
      );
      blocks.push({ kind: 'paragraph', inside: readInlines(text.join(' ')) });
    }
  }
  return blocks;
}

const ITEM = /^\s{0,3}(?:[-+*]|\d{1,9}[.)])\s+/;

/** What begins a piece: code, an escaped sign, strong and emphasised words, a link, a bare address. */
const PIECE =
  /`([^`]+)`|\\([!-/:-@[-`{-~])|\*\*(?=\S)(.+?\S)\*\*|__(?=\S)(.+?\S)__|\*(?=[^\s*])([^*]*?[^\s*])\*|(?<![\p{L}\p{N}])_(?=[^\s_])([^_]*?[^\s_])_(?![\p{L}\p{N}])|\[([^\]]*)\]\(([^\s)]+)[^)]*\)|<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>]*[^\s<>.,:;!?)»”"'])/u;

function readInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  const say = (words: string) => {
    const last = inlines.at(-1);
    if (words === '') return;
    if (last?.kind === 'text') inlines[inlines.length - 1] = { kind: 'text', text: last.text + words };
    else inlines.push({ kind: 'text', text: words });
  };
  let rest = text;
  for (let match = PIECE.exec(rest); match; match = PIECE.exec(rest)) {
    say(rest.slice(0, match.index));
    const [whole, code, escaped, strong, alsoStrong, emphasis, alsoEmphasis, words, address, angled, bare] = match;
    const [bold, leaning, link] = [strong ?? alsoStrong, emphasis ?? alsoEmphasis, address ?? angled ?? bare];
    if (code !== undefined) inlines.push({ kind: 'code', text: code });
    else if (escaped !== undefined) say(escaped);
    else if (bold !== undefined) inlines.push({ kind: 'strong', inside: readInlines(bold) });
    else if (leaning !== undefined) inlines.push({ kind: 'emphasis', inside: readInlines(leaning) });
    else if (link !== undefined && isSafeAddress(link)) {
      inlines.push({
        kind: 'link',
        address: link,
        inside: words === undefined ? [{ kind: 'text', text: link }] : readInlines(words),
      });
    } else say(words ?? whole);
    rest = rest.slice(match.index + whole.length);
  }
  say(rest);
  return inlines;
}
