/** A page as search engines are told of it: its address in each language. */
export interface SitemapEntry {
  readonly ru: string;
  readonly en: string;
  /** When what it says last changed, in epoch milliseconds; left out where nobody knows. */
  readonly changed?: number | undefined;
}

/** Search engines read no more addresses from one file (sitemaps.org). */
export const MAX_SITEMAP_ADDRESSES = 50_000;

/** Write a sitemap: every page with its twin in the other language (sitemaps.org, `xhtml:link` of Google). Addresses are absolute. */
export function toSitemap(entries: readonly SitemapEntry[]): string {
  const urls = entries.flatMap((entry) => [toUrl(entry.ru, entry), toUrl(entry.en, entry)]);
  return `${HEAD}\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;
}

/** Write an index of sitemaps. */
export function toSitemapIndex(addresses: readonly string[]): string {
  const sitemaps = addresses.map((address) => `<sitemap><loc>${escapeXml(address)}</loc></sitemap>`);
  return `${HEAD}\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${sitemaps.join('\n')}\n</sitemapindex>\n`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function toUrl(address: string, { ru, en, changed }: SitemapEntry): string {
  return (
    `<url><loc>${escapeXml(address)}</loc>` +
    (changed === undefined ? '' : `<lastmod>${formatMoment(changed)}</lastmod>`) +
    `<xhtml:link rel="alternate" hreflang="ru" href="${escapeXml(ru)}"/>` +
    `<xhtml:link rel="alternate" hreflang="en" href="${escapeXml(en)}"/></url>`
  );
}

function formatMoment(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toString({ smallestUnit: 'second' });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
