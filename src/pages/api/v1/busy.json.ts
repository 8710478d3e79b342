import type { APIRoute } from 'astro';
import { toBusyList } from '../../../formats/busy-list.ts';
import { busyOf } from '../../../site/busy.ts';
import { getCalendar } from '../../../site/registry.ts';

/** What is taken from now on: pages, the bot and other people's programs ask it instead of the registry. */
export const GET: APIRoute = async () => {
  const { busy, resources } = busyOf(await getCalendar());
  return new Response(JSON.stringify(toBusyList(busy, resources)));
};
