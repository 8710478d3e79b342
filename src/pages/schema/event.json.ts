import type { APIRoute } from 'astro';
import { formatEventSchema } from '../../formats/json-schema.ts';

/** Editors complete and check an event file with this schema. */
export const GET: APIRoute = () => new Response(formatEventSchema());
