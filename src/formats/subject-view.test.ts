import { expect, test } from 'vitest';
import { equipment, person, registry, SETTINGS, venue } from '../domain/registry.test-support.ts';
import { SUBJECT_KINDS } from '../domain/subject.ts';
import { roleNames, subjectName } from './subject-view.ts';
import { toVenueLine } from './venue-line.ts';

test('everything has a name in both languages; a topic is called by the settings, else by its key', () => {
  const settings = { ...SETTINGS, topics: { 'private-cities': { ru: 'приватные города', en: 'private cities' } } };
  const found = registry({ settings });
  const ids = {
    regions: 'me-16',
    venues: 'kings-park',
    people: 'sanfantee',
    formats: 'club',
    topics: 'private-cities',
  };
  const names = (locale: 'ru' | 'en') =>
    SUBJECT_KINDS.map((kind) => subjectName(found, { kind, id: ids[kind] }, locale));
  expect(names('ru')).toEqual(['Подгорица', 'Kings Park', 'Миа', 'Вечера клуба', 'Приватные города']);
  expect(names('en')).toEqual(['Podgorica', 'Kings Park', 'Mia', 'Club evenings', 'Private cities']);
  expect(subjectName(found, { kind: 'topics', id: 'free-banking' }, 'ru')).toBe('Free banking');
  expect(subjectName(found, { kind: 'topics', id: 'constructor' }, 'ru')).toBe('Constructor');
});

test('a coordinator without regions of their own coordinates the programme, else the regions', () => {
  const roles = (fields: object) => {
    const found = registry({ people: [person({ roles: ['coordinator', 'editor'], ...fields })] });
    return roleNames(found.people.get('club-host')!, 'ru');
  };
  expect(roles({})).toEqual(['координатор программы', 'редактор анонсов']);
  expect(roles({ regions: ['me-16'] })).toEqual(['локальный координатор', 'редактор анонсов']);
});

test('a venue in a list tells how many people fit in, how many events, and what equipment is there', () => {
  const hall = venue({ capacity: 81, units: 3, equipment: ['projector'], address: 'Трг, 1', access: 'Без ступеней' });
  const stock = [
    equipment({ name: { ru: 'Проектор', en: 'Projector' }, quantity: 2 }),
    equipment({ id: 'piano', name: { ru: 'Пианино', en: 'Piano' }, venue: 'kings-park' }),
    equipment({ id: 'tent', name: 'Шатёр', venue: 'elsewhere' }),
  ];
  const found = registry({ venues: [hall], equipment: stock });
  const line = toVenueLine(found.venues.get('kings-park')!, 2, found, 'ru');
  expect({ ...line, facts: line.facts.map((fact) => fact.replaceAll('\u00a0', ' ')) }).toMatchObject({
    address: 'Трг, 1',
    access: 'Без ступеней',
    facts: ['81 человек', 'до 3 событий сразу', 'проектор × 2, пианино'],
  });
  expect(line.count?.replaceAll('\u00a0', ' ')).toBe('2 события впереди');
});

test('a venue that says nothing has no facts', () => {
  const found = registry();
  expect(toVenueLine(found.venues.get('kings-park')!, 0, found, 'en')).toEqual({
    id: 'kings-park',
    name: 'Kings Park',
    address: undefined,
    access: undefined,
    facts: [],
    count: undefined,
  });
});
