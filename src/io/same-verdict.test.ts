import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Issue } from '../domain/issue.ts';
import { runs } from '../domain/random-registry.test-support.ts';
import { checkContent } from './content-check.ts';
import { evening, git, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { type Hub, NOW, openHub } from './pull-requests.test-support.ts';

/** Files of a pull request; nothing takes one away. */
type Files = Readonly<Record<string, string | undefined>>;

const day = (n: number) => Temporal.PlainDate.from('2026-11-20').add({ days: n }).toString();

function event(
  title: string,
  n: number,
  hour: number,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const times = { start: `${day(n)}T${String(hour).padStart(2, '0')}:00`, end: `${day(n)}T${hour + 3}:00` };
  return evening({ title, ...times, ...more });
}

const hold = (until: string) => ({ status: 'hold', hold: `{ until: ${until}, by: sanfantee }` });
const EVENTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => {
    const more = n % 4 === 3 ? hold('2026-12-01') : n % 3 === 0 ? { speakers: '[anna]' } : {};
    return [`events/me-16/e-${n}.md`, event(`Вечер ${'абвгдежзиклм'[n]}`, n * 2, 18, more)];
  }),
);
const REGISTRY: Readonly<Record<string, string>> = {
  ...SMALL_REGISTRY,
  ...EVENTS,
  'venues/loft.md': '---\nname: Лофт\nregion: me-02\n---\n',
  'people/anna.md': '---\nname: Анна\n---\n',
  'events/me-02/series.md': event('Завтрак', 3, 9, { venue: 'loft', repeat: '{ rule: FREQ=WEEKLY;COUNT=6 }' }),
};
const REGION = REGISTRY['regions/me-16.md'] ?? '';

const n = fc.nat(11);
const date = fc.nat(28);
const hour = fc.constantFrom(9, 17, 18, 20);
const own = (index: number) => `events/me-16/e-${index}.md`;

/** What people propose, right and wrong; several may come in one pull request. */
const proposals: fc.Arbitrary<Files> = fc
  .array(
    fc.oneof(
      fc.tuple(n, date, hour).map(([i, d, h]): Files => ({ [`events/me-16/new-${i}.md`]: event(`Новое ${i}`, d, h) })),
      fc.tuple(n, date, hour).map(([i, d, h]): Files => ({ [own(i)]: event(`Вечер ${i}`, d, h) })),
      fc.tuple(n, date).map(([i, d]): Files => ({ [own(i)]: event('Бронь', d, 18, hold(day(d % 20))) })),
      fc.tuple(n, date).map(
        ([i, d]): Files => ({
          [`events/me-02/s-${i}.md`]: event(`Ряд ${i}`, d, 9, {
            venue: 'loft',
            repeat: '{ rule: FREQ=DAILY;COUNT=5 }',
          }),
        }),
      ),
      n.map((i): Files => ({ [own(i)]: undefined })),
      n.map((i): Files => ({ [own(i)]: undefined, [`events/me-02/e-${i}.md`]: EVENTS[own(i)] })),
      n.map((i): Files => ({ [own(i)]: undefined, [`events/me-16/renamed-${i}.md`]: EVENTS[own(i)] })),
      n.map((i): Files => ({ [`events/me-02/e-${i}.md`]: event('Тот же id', i, 12, { venue: 'loft' }) })),
      n.map((i): Files => ({ [own(i)]: `${EVENTS[own(i)]}\nЕщё слова.\n` })),
      n.map((i): Files => ({ [own(i)]: (EVENTS[own(i)] ?? '').replace('status: confirmed', 'status: cancelled') })),
      fc.constantFrom<Files>(
        { [own(1)]: '---\ntitle: [\n---\n' },
        { [own(2)]: 'Без полей.\n' },
        { 'events/me-16/x.md': evening({ title: 'Нет зала', venue: 'nowhere', speakers: '[nobody]' }) },
        { 'events/me-99/x.md': evening({ title: 'Нет региона' }) },
        { 'events/stray.md': evening() },
        { 'people/anna.md': undefined },
        { 'people/anna.md': '---\nname: Аня\nroles: [coordinator]\n---\n' },
        { 'people/vera.md': '---\nname: Вера\n---\n' },
        { 'venues/kings-park.md': undefined },
        { 'venues/kings-park.md': '---\nname: Kings Park\nregion: me-16\nunits: 2\n---\n' },
        { 'venues/loft.md': '---\nname: Лофт\nregion: me-16\n---\n' },
        { 'regions/me-16.md': REGION.replace('country: me', 'country: me\noverlapPolicy: allow') },
        { 'regions/me-16.md': REGION.replace('Europe/Podgorica', 'Asia/Tbilisi') },
        { 'regions/me-02.md': undefined },
        { 'settings.yaml': `${SMALL_REGISTRY['settings.yaml']}corrections: [e-1]\n` },
        { 'settings.yaml': 'name: MIVENT\n' },
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts): Files => Object.assign({}, ...parts));

const inRepository = (files: Files) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text]));

/** What is told about a change by itself: not about its author, nor about others that are open. */
function told(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ pulls, code, variant }) => !pulls && !(code === 'id-duplicate' && variant?.startsWith('open')))
    .map(({ file, line, column, severity, code, variant, conflict, about }) =>
      [file, line, column, severity, code, variant, conflict?.with.join(), about].join(' '),
    );
}

/** What `validate --base` says in a checkout of the merge that GitHub makes; nothing where there is none. The clone has all commits. */
function validated({ clone }: Hub, head: string): readonly string[] | undefined {
  let tree: string;
  try {
    tree = git(clone, 'merge-tree', '--write-tree', 'main', head).trim();
  } catch {
    return undefined;
  }
  const merge = git(clone, 'commit-tree', tree, '-p', 'main', '-p', head, '-m', 'Merge').trim();
  git(clone, 'checkout', '-q', '--detach', '--force', merge);
  return told(checkContent(join(clone, 'content'), Temporal.Instant.from(NOW), { base: 'main' }).issues);
}

test('reconcile says of two hundred applications what validate says in a checkout of each, also once main has moved', {
  timeout: 300_000,
}, async () => {
  const all = fc.sample(proposals, { numRuns: runs(200), seed: 20261126 });
  const seen = new Set<string>();
  let compared = 0;
  for (let start = 0; start < all.length; start += 25) {
    const hub = await openHub(REGISTRY);
    const some = all.slice(start, start + 25);
    // Empty ones differ from main in nothing: GitHub does not open those.
    const pulls = some.map((files) => hub.propose('coordinator', inRepository(present(files))));
    if ((start / 25) % 2 === 1)
      hub.push(
        inRepository({
          'events/me-16/moved.md': event('Пока ждали', 5, 17),
          [own(4)]: undefined,
          [own(6)]: event('Вечер перенесён', 7, 18),
          'people/anna.md': '---\nname: Анна\nroles: [editor]\n---\n',
        }),
      );
    const outcomes = await hub.run();
    for (const [index, { pull, application, failures }] of outcomes.entries()) {
      expect(failures).toEqual([]);
      const expected = validated(hub, pulls[index]!.pull!.headSha);
      if (expected === undefined) {
        expect(application?.verdict).toBe('outdated');
        continue;
      }
      compared++;
      expect(told(application?.issues ?? []), `#${pull}: ${JSON.stringify(some[index])}`).toEqual(expected);
      for (const line of expected) seen.add(line.split(' ')[4] ?? '');
    }
  }
  expect(compared).toBeGreaterThan(all.length * 0.7);
  expect(seen.size, 'of many kinds').toBeGreaterThan(9);
});

/** What is taken away must be there. */
function present(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path, text]) => text !== undefined || path in REGISTRY));
}
