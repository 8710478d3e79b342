import type { APIRoute } from 'astro';
import { z } from 'zod';
import { eventSchema } from '../../domain/event.ts';

/** The JSON Schema of an event's front matter: editors complete and check with it (`# yaml-language-server: $schema=…`). */
export const GET: APIRoute = () => {
  const schema = z.toJSONSchema(eventSchema, { io: 'input', target: 'draft-7' });
  return new Response(`${JSON.stringify(schema, null, 2)}\n`);
};
