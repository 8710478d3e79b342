import type { APIRoute } from 'astro';
import { writeCalendarFeed } from '../../../../site/feeds.ts';
import { getCalendar, regionPaths } from '../../../../site/registry.ts';
import { localeOf } from '../../../../site/urls.ts';

export const getStaticPaths = regionPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(writeCalendarFeed(await getCalendar(), localeOf(params.locale), params.id), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
