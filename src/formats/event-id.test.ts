import { expect, test } from 'vitest';
import { ID_PATTERN } from '../domain/field.ts';
import { proposeId } from './event-id.ts';

const none = new Set<string>();

test.each([
  ['Дебаты о приватности', 'debaty-o-privatnosti'],
  ['МТЛ-завтрак: «Ёлка», щи & йога!', 'mtl-zavtrak-elka-shchi-yoga'],
  ['Veče u Nikšiću — đak', 'vece-u-niksicu-djak'],
  ['Їжак і ґанок', 'yizhak-i-ganok'],
  ['  Объезд,  съезд  ', 'obezd-sezd'],
  ['Дебаты о том, как жить в свободном городе и не тужить', 'debaty-o-tom-kak-zhit-v-svobodnom-gorode-i-ne'],
  ['🎉🎉', 'party'],
  ['日本', 'party'],
])('«%s» becomes %s', (title, id) => {
  expect(proposeId(title, 'party', '2026-12-05', none)).toBe(id);
});

test('a name that is taken gets its day, then a number', () => {
  const taken = new Set(['klub', 'klub-2026-12-05']);
  expect(proposeId('Клуб', 'club', '2026-12-12', taken)).toBe('klub-2026-12-12');
  expect(proposeId('Клуб', 'club', '2026-12-05', taken)).toBe('klub-2026-12-05-2');
  expect(proposeId('Клуб', 'club', '', taken)).toBe('klub-2');
});

test('a name that Windows keeps for its devices is as good as taken', () => {
  expect(proposeId('Con', 'other', '2026-12-05', none)).toBe('con-2026-12-05');
  expect(proposeId('AUX', 'other', '', none)).toBe('aux-2');
  expect(proposeId('Contest', 'other', '', none)).toBe('contest');
});

test('one long word is cut, and the proposal is always an id', () => {
  const long = 'Электроэнцефалографическорентгеноэлектрокардиографические';
  const id = proposeId(long, 'other', '2026-12-05', new Set([proposeId(long, 'other', '', none)]));
  expect(id).toMatch(ID_PATTERN);
  expect(id.length).toBeLessThanOrEqual(60);
});
