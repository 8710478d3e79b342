import type { APIRoute } from 'astro';
import { getCalendar } from '../../site/registry.ts';
import { writeUpcoming } from '../../site/upcoming.ts';
import { localeOf, localePaths } from '../../site/urls.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(writeUpcoming(await getCalendar(), localeOf(params.locale), { kind: 'all' }), {
    headers: { 'Content-Type': 'application/json' },
  });
