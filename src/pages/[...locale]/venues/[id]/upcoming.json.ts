import type { APIRoute } from 'astro';
import { LOCALES } from '../../../../i18n/locale.ts';
import { getCalendar } from '../../../../site/registry.ts';
import { writeUpcoming } from '../../../../site/upcoming.ts';
import { localeOf, localeParam } from '../../../../site/urls.ts';

export async function getStaticPaths() {
  const ids = [...(await getCalendar()).registry.venues.keys()];
  return LOCALES.flatMap((locale) => ids.map((id) => ({ params: { locale: localeParam(locale), id } })));
}

export const GET: APIRoute = async ({ params }) =>
  new Response(writeUpcoming(await getCalendar(), localeOf(params.locale), { kind: 'venue', key: params.id ?? '' }), {
    headers: { 'Content-Type': 'application/json' },
  });
