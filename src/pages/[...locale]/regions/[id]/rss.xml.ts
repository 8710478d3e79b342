import type { APIRoute } from 'astro';
import { writeNewsFeed } from '../../../../site/feeds.ts';
import { getCalendar, regionPaths } from '../../../../site/registry.ts';
import { localeOf } from '../../../../site/urls.ts';

export const getStaticPaths = regionPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await writeNewsFeed(await getCalendar(), localeOf(params.locale), params.id), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
