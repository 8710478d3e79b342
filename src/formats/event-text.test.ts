import { expect, test } from 'vitest';
import { eventSchema } from '../domain/event.ts';
import { personSchema } from '../domain/person.ts';
import { venueSchema } from '../domain/venue.ts';
import { EVENT_FIELDS, PERSON_FIELDS, VENUE_FIELDS } from './event-text.ts';

test.each([
  ['an event', EVENT_FIELDS, eventSchema],
  ['a venue', VENUE_FIELDS, venueSchema],
  ['a person', PERSON_FIELDS, personSchema],
] as const)('a file of %s is written with all fields of its schema, in their order', (_, fields, schema) => {
  expect(fields).toEqual(Object.keys(schema.shape));
});
