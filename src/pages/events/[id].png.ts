import type { APIRoute } from 'astro';
import { picturedEvents, pictureOf, readPicture } from '../../site/event-pictures.ts';
import { getCalendar } from '../../site/registry.ts';

export async function getStaticPaths() {
  const calendar = await getCalendar();
  return [...picturedEvents(calendar)].flatMap((id) => {
    const event = calendar.registry.events.get(id);
    return event && pictureOf(calendar, event) ? [{ params: { id } }] : [];
  });
}

export const GET: APIRoute = async ({ params }) => {
  const calendar = await getCalendar();
  const event = calendar.registry.events.get(params.id ?? '');
  const picture = event && pictureOf(calendar, event);
  return picture ? new Response(await readPicture(picture)) : new Response(null, { status: 404 });
};
