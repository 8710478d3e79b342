/**
 * Write an address with parameters for a page in UTF-8. Letters of every script stay as they are, as the URL Standard
 * allows: browsers encode them, and a page is spared three times their bytes.
 */
export function withQuery(address: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeWords(value)}`,
  );
  return `${address}?${pairs.join('&')}`;
}

/** Encode what has a meaning in an address, and leave words legible. */
export function encodeWords(text: string): string {
  return text.toWellFormed().replace(/[^\p{L}\p{N}.,_~:/-]/gu, encodeURIComponent);
}
