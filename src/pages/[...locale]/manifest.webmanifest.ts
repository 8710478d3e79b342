import type { APIRoute } from 'astro';
import { toWebManifest } from '../../formats/web-manifest.ts';
import { frameOf } from '../../site/frame.ts';
import { getCalendar } from '../../site/registry.ts';
import { assetPath, homePath, localeOf, localePaths } from '../../site/urls.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute = async ({ params }) => {
  const locale = localeOf(params.locale);
  const { name, tagline } = frameOf(await getCalendar(), locale);
  return new Response(toWebManifest({ name, description: tagline, locale, home: homePath(locale), asset: assetPath }));
};
