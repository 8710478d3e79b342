import type { APIRoute } from 'astro';
import { absolute, sitemapPath } from '../site/urls.ts';

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapPath())}\n`);
