import type { APIRoute } from 'astro';
import { toSecurityTxt } from '../../formats/security-txt.ts';
import { getCalendar } from '../../site/registry.ts';
import { absolute, assetPath } from '../../site/urls.ts';

export const GET: APIRoute = async () => {
  const { registry, now } = await getCalendar();
  const text = toSecurityTxt(registry.settings, absolute(assetPath('.well-known/security.txt')), now);
  return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
};
