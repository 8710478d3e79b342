import { expect, test } from 'vitest';
import { person, region } from '../domain/registry.test-support.ts';
import type { Entry } from '../domain/registry.ts';
import { assembleRegistry } from '../domain/registry.ts';
import { settingsSchema } from '../domain/settings.ts';
import { formatCodeowners } from './codeowners.ts';

const SETTINGS = { name: 'MIVENT', domain: 'example.org', timezone: 'Europe/Podgorica' };

interface Community {
  readonly moderators?: readonly string[];
  readonly regions?: readonly Record<string, unknown>[];
  readonly people?: readonly Record<string, unknown>[];
}

function codeowners({ moderators, regions = [{ id: 'me-16' }, { id: 'me-02' }], people = [] }: Community): string {
  const settings = settingsSchema.parse({ ...SETTINGS, ...(moderators ? { moderators } : {}) });
  const { registry } = assembleRegistry({
    settings,
    regions: regions.map(region),
    people: people.map(person),
    venues: [],
    equipment: [],
    events: [],
  });
  return formatCodeowners(registry);
}

function linesOf(community: Community): string[] {
  return codeowners(community)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

test('everything is the moderators’, the events of a region are its coordinators’, too', () => {
  expect(
    codeowners({
      moderators: ['@mia', '@montelibero/mivent'],
      regions: [{ id: 'me-16', coordinators: ['ana'] }, { id: 'me-02' }],
      people: [{ id: 'ana', github: 'ana-m' }],
    }),
  ).toMatchInlineSnapshot(`
    "# Кто отвечает за файлы: модераторы из content/settings.yaml, за события региона ещё и его координаторы, у которых есть github.
    # Создано командой npm run codeowners -- --write: не правьте здесь. / Who answers for which files; generated, do not edit.

    * @mia @montelibero/mivent

    /content/events/me-16/ @ana-m @mia @montelibero/mivent
    "
  `);
});

test('a coordinator may say so in their own file, of some regions or of all', () => {
  const people = [
    { id: 'ana', github: 'ana-m', roles: ['coordinator'], regions: ['me-02'] },
    { id: 'boris', github: 'boris', roles: ['coordinator'] },
    { id: 'vera', github: 'vera', roles: ['organizer'] },
    { id: 'gleb', roles: ['coordinator'] },
  ];
  expect(linesOf({ people })).toEqual(['/content/events/me-02/ @ana-m @boris', '/content/events/me-16/ @boris']);
});

test('whoever is named twice stands once, where they are named first', () => {
  const people = [{ id: 'ana', github: 'Ana-M', roles: ['coordinator'] }];
  const regions = [{ id: 'me-16', coordinators: ['ana'] }];
  expect(linesOf({ moderators: ['@mia', '@MIA', '@ana-m'], regions, people })).toEqual([
    '* @mia @ana-m',
    '/content/events/me-16/ @Ana-M @mia',
  ]);
});

test('without moderators the file says so, and gives nobody anything', () => {
  expect(linesOf({})).toEqual([]);
  expect(codeowners({})).toContain('moderators');
});

test('a name that GitHub does not know as a name gets into no line', () => {
  const { registry } = assembleRegistry({
    settings: {
      ...settingsSchema.parse(SETTINGS),
      moderators: ['@mia', 'bob', '* @bob', '@bob\n/.github/ @eve', '@bob # x', '@a/b/c', 'bob@mail.example', ''],
    },
    regions: [region({ coordinators: ['ana'] })],
    people: [{ ...person({ id: 'ana' }), data: { name: 'Ana', github: 'ana @eve' } } satisfies Entry<unknown>],
    venues: [],
    equipment: [],
    events: [],
  });
  expect(
    formatCodeowners(registry)
      .split('\n')
      .filter((line) => line.includes('@') && !line.startsWith('#')),
  ).toEqual(['* @mia', '/content/events/me-16/ @mia']);
});
