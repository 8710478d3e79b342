/** A text from elsewhere, and what it was read as where that is not UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly encoding?: string | undefined;
}

/**
 * Read bytes as text: UTF-8; UTF-16, as Excel’s “Unicode text”; else the one-byte encoding in which the text is one that people here
 * write: Windows-1251 and its older brother on the Mac for Russian, Windows-1250 for Serbian. Nothing where none of them fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) {
    const text = decode(bytes, wide);
    return text === undefined ? undefined : { text, encoding: 'UTF-16' };
  }
  const text = decode(bytes, 'utf-8');
  if (text !== undefined) return { text };
  const read = ENCODINGS.map(({ label, encoding, letters }) => {
    const text = decode(bytes, label) ?? '';
    return { text, encoding, share: strangeShare(text, letters) };
  });
  const [best] = read.sort((a, b) => a.share - b.share);
  return best && best.share <= MOST_STRANGE ? { text: best.text, encoding: best.encoding } : undefined;
}

const ENCODINGS = [
  { label: 'windows-1251', encoding: 'Windows-1251', letters: /[А-яЁё]/g },
  { label: 'x-mac-cyrillic', encoding: 'Mac Cyrillic', letters: /[А-яЁё]/g },
  { label: 'windows-1250', encoding: 'Windows-1250', letters: /[ĐŽČĆŠđžčćš]/g },
] as const;

/** A foreign name may stand in a Russian table; in a wrong encoding nearly all is strange. */
const MOST_STRANGE = 0.1;

/** Signs that any of these texts may have. */
const COMMON = /[–—…«»“”„‘’‚№€°§·•×\u00a0]/g;

/** The share of what is not plain ASCII that is no letter of the language, or stands where no such letter can. */
function strangeShare(text: string, letters: RegExp): number {
  const sample = text.slice(0, 200_000);
  const count = (what: RegExp) => sample.match(what)?.length ?? 0;
  const all = count(/[^\u0000-\u007f]/g);
  // «яБЛОКО» and «cafй»: a capital after a small letter, and letters of two scripts in one word.
  const misplaced = count(/[а-яё][А-ЯЁ]/g) + count(/[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]/g) + count(/[a-zđžčćš][ĐŽČĆŠ]/g);
  return all === 0 ? 1 : (all - count(letters) - count(COMMON) + misplaced) / all;
}

/** Find UTF-16 by its mark, or, where that is missing, by the zero that every second byte of ASCII is. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 20) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Spaces, digits and separators have it even in Russian.
  if (odd > sample.length / 20 && even === 0) return 'utf-16le';
  return even > sample.length / 20 && odd === 0 ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
