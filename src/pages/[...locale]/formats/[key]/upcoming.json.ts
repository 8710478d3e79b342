import type { APIRoute } from 'astro';
import { EVENT_FORMATS } from '../../../../domain/event.ts';
import { LOCALES } from '../../../../i18n/locale.ts';
import { getCalendar } from '../../../../site/registry.ts';
import { writeUpcoming } from '../../../../site/upcoming.ts';
import { localeOf, localeParam } from '../../../../site/urls.ts';

// Of every format, also of one that no event has yet: an address in another site's page does not come and go.
export function getStaticPaths() {
  return LOCALES.flatMap((locale) => EVENT_FORMATS.map((key) => ({ params: { locale: localeParam(locale), key } })));
}

export const GET: APIRoute = async ({ params }) =>
  new Response(writeUpcoming(await getCalendar(), localeOf(params.locale), { kind: 'format', key: params.key ?? '' }), {
    headers: { 'Content-Type': 'application/json' },
  });
