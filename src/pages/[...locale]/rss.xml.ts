import type { APIRoute } from 'astro';
import { newsFeedOf } from '../../site/feeds.ts';
import { getCalendar } from '../../site/registry.ts';
import { localeOf, localePaths } from '../../site/urls.ts';

// A build writes this file beside its pages (astro.config.mjs).
export const getStaticPaths = () => (import.meta.env.DEV ? localePaths() : []);

export const GET: APIRoute = async ({ params }) =>
  new Response(await newsFeedOf(await getCalendar(), localeOf(params.locale)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
