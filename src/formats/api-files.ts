import { API, schemaOf } from './addresses.ts';
import { formatBusyListSchema } from './busy-list-schema.ts';
import { toEventList } from './event-list.ts';
import { formatEventListSchema } from './event-list-schema.ts';
import type { FeedFile, SharedSource } from './feed.ts';
import { formatHealthSchema, toHealth } from './health.ts';
import { formatJson } from './json-text.ts';

/** List what programs read as JSON in whatever language, and the schema of each. The list of what is taken is a page's. */
export function apiFiles(source: SharedSource): FeedFile[] {
  const { home } = source;
  const schemas = [
    [API.events, formatEventListSchema],
    [API.health, formatHealthSchema],
    [API.busy, formatBusyListSchema],
  ] as const;
  return [
    { path: API.events, write: () => ({ text: formatJson(toEventList(source)) }) },
    { path: API.health, write: () => ({ text: formatJson(toHealth(source)) }) },
    ...schemas.map(([file, format]): FeedFile => {
      const path = schemaOf(file);
      return { path, write: () => ({ text: format(home + path) }) };
    }),
  ];
}
