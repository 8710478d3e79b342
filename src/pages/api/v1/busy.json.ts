import type { APIRoute } from 'astro';
import { schemaOf } from '../../../formats/addresses.ts';
import { toBusyList } from '../../../formats/busy-list.ts';
import { formatJson } from '../../../formats/json-text.ts';
import { busyOf } from '../../../site/busy.ts';
import { getCalendar } from '../../../site/registry.ts';
import { absolute, busyListPath } from '../../../site/urls.ts';

/** What is taken from now on: pages, the bot and other people's programs ask it instead of the registry. */
export const GET: APIRoute = async () => {
  const { busy, resources } = busyOf(await getCalendar());
  const $schema = absolute(schemaOf(busyListPath()));
  return new Response(formatJson({ $schema, ...toBusyList(busy, resources) }));
};
