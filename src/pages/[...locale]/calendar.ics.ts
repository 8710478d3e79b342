import type { APIRoute } from 'astro';
import { writeCalendarFeed } from '../../site/feeds.ts';
import { getCalendar } from '../../site/registry.ts';
import { localeOf, localePaths } from '../../site/urls.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(writeCalendarFeed(await getCalendar(), localeOf(params.locale)), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
