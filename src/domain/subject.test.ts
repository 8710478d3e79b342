import { expect, test } from 'vitest';
import { EVENT_FORMATS } from './event.ts';
import { entries, event, person, registry, SETTINGS } from './registry.test-support.ts';
import { knownSubjects, partsTaken, SUBJECT_KINDS, subjectsOf } from './subject.ts';

const debate = event({
  venue: 'kings-park',
  organizers: ['sanfantee'],
  speakers: ['sanfantee', 'club-host'],
  topics: ['privacy', 'games'],
});
const first = (parts: Parameters<typeof registry>[0]) => [...registry(parts).events.values()][0]!;

test('an event belongs to its region, its venue, everybody who does something there, its format and its topics, once each', () => {
  const found = first({ events: [debate] });
  expect(Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, subjectsOf(found, kind)]))).toEqual({
    regions: ['me-16'],
    venues: ['kings-park'],
    people: ['sanfantee', 'club-host'],
    formats: ['debate'],
    topics: ['privacy', 'games'],
  });
});

test('an event without venue, people and topics belongs to its region and format alone', () => {
  const found = first({ events: [event()] });
  expect(SUBJECT_KINDS.filter((kind) => subjectsOf(found, kind).length > 0)).toEqual(['regions', 'formats']);
});

test('one may organise and speak', () => {
  const found = first({ events: [debate] });
  expect(partsTaken(found, 'sanfantee')).toEqual(['organizer', 'speaker']);
  expect(partsTaken(found, 'club-host')).toEqual(['speaker']);
  expect(partsTaken(found, 'somebody')).toEqual([]);
});

test('every format has a page, and everything the registry has a file for, also without events', () => {
  const empty = registry();
  expect(knownSubjects(empty, 'formats')).toEqual(EVENT_FORMATS);
  expect(knownSubjects(empty, 'regions')).toEqual(['me-16', 'me-02', 'online']);
  expect(knownSubjects(empty, 'venues')).toEqual(['kings-park']);
  expect(knownSubjects(empty, 'people')).toEqual(['sanfantee', 'club-host']);
  expect(knownSubjects(empty, 'topics')).toEqual([]);
});

test('topics are those of events, of people and of the settings, in order, once each', () => {
  const settings = { ...SETTINGS, topics: { taxes: { ru: 'Налоги', en: 'Taxes' } } };
  const people = [...entries().people, person({ id: 'writer', topics: ['privacy', 'books'] })];
  expect(knownSubjects(registry({ settings, people, events: [debate] }), 'topics')).toEqual([
    'books',
    'games',
    'privacy',
    'taxes',
  ]);
});
