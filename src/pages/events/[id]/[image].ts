import type { APIRoute } from 'astro';
import { listEventImages, readImage } from '../../../site/event-images.ts';
import { getCalendar } from '../../../site/registry.ts';

export async function getStaticPaths() {
  return listEventImages(await getCalendar()).map(({ event, name }) => ({ params: { id: event.id, image: name } }));
}

export const GET: APIRoute = async ({ params }) => {
  const calendar = await getCalendar();
  const event = calendar.registry.events.get(params.id ?? '');
  const image = event && readImage(calendar, event, params.image ?? '');
  return new Response(image ?? null, { status: image ? 200 : 404 });
};
