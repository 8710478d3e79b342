import type { APIRoute, GetStaticPaths } from 'astro';
import { type SitemapEntry, toSitemap } from '../formats/sitemap.ts';
import { getCalendar } from '../site/registry.ts';
import { sitemapChunks } from '../site/sitemap.ts';

export const getStaticPaths = (async () => {
  const chunks = sitemapChunks(await getCalendar());
  return chunks.length > 1
    ? chunks.map((entries, index) => ({ params: { part: String(index + 1) }, props: { entries } }))
    : [];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ entries: readonly SitemapEntry[] }> = ({ props }) =>
  new Response(toSitemap(props.entries));
