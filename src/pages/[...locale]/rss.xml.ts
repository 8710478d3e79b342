import type { APIRoute } from 'astro';
import { writeNewsFeed } from '../../site/feeds.ts';
import { getCalendar } from '../../site/registry.ts';
import { localeOf, localePaths } from '../../site/urls.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await writeNewsFeed(await getCalendar(), localeOf(params.locale)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
