import type { APIRoute } from 'astro';
import { writeEventCalendar } from '../../../site/feeds.ts';
import { eventPaths, getCalendar } from '../../../site/registry.ts';
import { localeOf } from '../../../site/urls.ts';

// A build writes these files beside its pages (astro.config.mjs).
export const getStaticPaths = () => (import.meta.env.DEV ? eventPaths() : []);

export const GET: APIRoute = async ({ params }) => {
  const calendar = await getCalendar();
  const event = calendar.registry.events.get(params.id ?? '');
  if (!event) return new Response(null, { status: 404 });
  return new Response(writeEventCalendar(calendar, localeOf(params.locale), event), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
};
