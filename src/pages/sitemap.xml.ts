import type { APIRoute } from 'astro';
import { toSitemap, toSitemapIndex } from '../formats/sitemap.ts';
import { getCalendar } from '../site/registry.ts';
import { sitemapChunks } from '../site/sitemap.ts';
import { absolute, assetPath } from '../site/urls.ts';

export const GET: APIRoute = async () => {
  const chunks = sitemapChunks(await getCalendar());
  const [only] = chunks;
  const text =
    only && chunks.length === 1
      ? toSitemap(only)
      : toSitemapIndex(chunks.map((_, index) => absolute(assetPath(`sitemap-${index + 1}.xml`))));
  return new Response(text);
};
