/** Schemes that a link in a text may have; an address without one stays on the site. */
const LINK_SCHEMES: readonly string[] = ['http', 'https', 'mailto', 'tg', 'geo', 'webcal', 'web+stellar'];

/** Quotes within quotes, lists within lists, on one line: nobody reads that deep, and parsers go down with it. */
export const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){51}/m;

/** Tell whether an address is that of an image beside the file: one from elsewhere would tell its server who reads the page. */
export function isOwnImage(address: string): boolean {
  return /^(?:\.\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/.test(address);
}

/** Tell whether an address may stand in a link, read as a browser reads it: without control characters and white space. */
export function isSafeAddress(address: string): boolean {
  const seen = address.replaceAll(/[\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028-\u202f\ufeff]/g, '');
  const scheme = /^([^/?#:]*):/.exec(seen)?.[1];
  return scheme === undefined || LINK_SCHEMES.includes(scheme.toLowerCase());
}
