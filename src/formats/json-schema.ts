import { z } from 'zod';
import { eventSchema } from '../domain/event.ts';
import { settingsSchema } from '../domain/settings.ts';

/** The JSON Schema (draft 7) of an event's front matter, for editors: `# yaml-language-server: $schema=…`. */
export function formatEventSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(eventSchema, { io: 'input', target: 'draft-7' }), null, 2)}\n`;
}

/** The JSON Schema (draft 7) of `settings.yaml`, for editors. */
export function formatSettingsSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' }), null, 2)}\n`;
}
