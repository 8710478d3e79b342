import type { APIRoute } from 'astro';
import { getCalendar, subjectPaths } from '../../../../site/registry.ts';
import { writeUpcoming } from '../../../../site/upcoming.ts';
import { localeOf } from '../../../../site/urls.ts';

export const getStaticPaths = () => subjectPaths('regions');

export const GET: APIRoute = async ({ params }) =>
  new Response(writeUpcoming(await getCalendar(), localeOf(params.locale), { kind: 'region', key: params.id ?? '' }), {
    headers: { 'Content-Type': 'application/json' },
  });
