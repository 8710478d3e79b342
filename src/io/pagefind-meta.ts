import { gunzipSync, gzipSync } from 'node:zlib';

const SIGNATURE = 'pagefind_dcd';
/** An array of six: version, pages, chunks, filters, sorts, fields (Pagefind 1.6). */
const META = 0x86;
/** An array of three: hash, number of words, group. */
const PAGE = 0x83;
/** Of the three, what a rank takes the length of a text from: to thirty-two words it is exact enough, and far less to send. */
const WORDS_ROUNDED_TO = 32;

/**
 * Rename the pages in the list that Pagefind's browser part loads first (`.pf_meta`, CBOR of RFC 8949), and let none have a
 * group. A page's hash cannot be compressed: at ten thousand events short names in their order make 109 kB into 28. `nameOf`
 * is told the hash and gives the name that results will have. Throws where the list is not as it is known.
 */
export function renamePages(meta: Uint8Array, nameOf: (hash: string) => string): Uint8Array {
  const bytes = gunzipSync(meta);
  const reader = new Reader(bytes);
  if (reader.take(SIGNATURE.length).toString() !== SIGNATURE)
    throw new Error('Pagefind’s list of pages has no signature.');
  reader.expect(META);
  reader.text();
  const pagesStart = reader.place;
  const count = reader.head(ARRAY);
  const pages: Uint8Array[] = [head(ARRAY, count)];
  for (let index = 0; index < count; index++) {
    reader.expect(PAGE);
    const name = nameOf(reader.text());
    const words = Math.max(1, Math.round(reader.head(NUMBER) / WORDS_ROUNDED_TO)) * WORDS_ROUNDED_TO;
    reader.text();
    pages.push(Uint8Array.of(PAGE), text(name), head(NUMBER, words), text(''));
  }
  return gzipSync(Buffer.concat([bytes.subarray(0, pagesStart), ...pages, bytes.subarray(reader.place)]), {
    level: 9,
    memLevel: 9,
  });
}

const NUMBER = 0;
const TEXT = 3;
const ARRAY = 4;

/** Reads the few kinds of CBOR that the list has. */
class Reader {
  readonly #bytes: Buffer;
  place = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    this.place += length;
    return this.#bytes.subarray(this.place - length, this.place);
  }

  expect(byte: number): void {
    const found = this.take(1)[0];
    if (found !== byte) throw new Error(`Pagefind’s list of pages has ${found} where ${byte} was expected.`);
  }

  /** The number that stands in the head of a value of this kind: its value or its length. */
  head(kind: number): number {
    const first = this.take(1)[0] ?? 0;
    const short = first & 31;
    if (first >> 5 !== kind || short > 26)
      throw new Error(`Pagefind’s list of pages has ${first} where a head was expected.`);
    return short < 24 ? short : this.take(2 ** (short - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  text(): string {
    return this.take(this.head(TEXT)).toString();
  }
}

function head(kind: number, value: number): Uint8Array {
  const first = kind << 5;
  if (value < 24) return Uint8Array.of(first | value);
  if (value < 256) return Uint8Array.of(first | 24, value);
  if (value < 65_536) return Uint8Array.of(first | 25, value >> 8, value & 255);
  return Uint8Array.of(first | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
}

function text(value: string): Uint8Array {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
}
