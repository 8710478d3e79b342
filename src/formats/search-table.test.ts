import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Choices,
  type Columns,
  chooser,
  countValues,
  FACETS,
  type Facet,
  FIELD_NAMES,
  inOrderOfTime,
  neededColumns,
  toColumn,
} from './search-table.ts';

type Facets = Partial<Record<Facet, readonly string[]>>;

function columnsOf(events: readonly Facets[]): Columns {
  return Object.fromEntries(FACETS.map((facet) => [facet, toColumn(events.map((event) => event[facet] ?? []))]));
}

const EVENTS: readonly Facets[] = [
  { region: ['me-16'], format: ['debate'], month: ['2025-12'], language: ['ru'] },
  { region: ['me-02'], format: ['club'], month: ['2025-12', '2026-03'], language: ['ru', 'en'], price: ['free'] },
  { region: ['me-16'], format: ['club'], month: ['2026-12'], language: ['en'], price: ['paid'] },
  { region: ['me-16'], format: ['club'], month: ['2026-12', '2027-01'], language: ['sr'] },
];
const EXTENT = { total: 4, ahead: 2 };
const columns = columnsOf(EVENTS);

function chosen(choices: Choices, without?: string): number[] {
  const fits = chooser(columns, EXTENT, choices, without);
  return EVENTS.flatMap((_, event) => (fits(event) ? [event] : []));
}

describe('choices', () => {
  test.each<[Choices, number[]]>([
    [{}, [0, 1, 2, 3]],
    [{ region: 'me-16' }, [0, 2, 3]],
    [{ region: 'me-16', format: 'club' }, [2, 3]],
    [{ language: 'en' }, [1, 2]],
    [{ price: 'free' }, [1]],
    [{ year: '2026' }, [1, 2, 3]],
    [{ month: '12' }, [0, 1, 2, 3]],
    [{ month: '01' }, [3]],
    [{ year: '2026', month: '12' }, [2, 3]],
    [{ year: '2026', month: '01' }, []],
    [{ when: 'ahead' }, [2, 3]],
    [{ when: 'over', language: 'en' }, [1]],
    [{ region: 'atlantis' }, []],
    [{ q: 'дебаты', sort: 'date', colour: 'red' }, [0, 1, 2, 3]],
    [{ region: '', format: 'debate' }, [0]],
  ])('%j leave %j', (choices, events) => {
    expect(chosen(choices)).toEqual(events);
  });

  test('can be asked about without one of them', () => {
    expect(chosen({ region: 'me-16', format: 'debate' }, 'format')).toEqual([0, 2, 3]);
    expect(chosen({ year: '2026', month: '12' }, 'month')).toEqual([1, 2, 3]);
    expect(chosen({ when: 'over', language: 'en' }, 'when')).toEqual([1, 2]);
  });

  test('need the columns of what they are about, and no others', () => {
    const choices = { q: 'x', region: 'me-16', year: '2026', when: 'over', format: '' };
    expect(neededColumns(choices)).toEqual(['region', 'month']);
    expect(() => chooser({}, EXTENT, { region: 'me-16' })).toThrow('region');
  });
});

describe('counts', () => {
  const all = [0, 1, 2, 3];
  const count = (field: string, choices: Choices = {}, events: readonly number[] = all) =>
    Object.fromEntries(countValues(columns, EXTENT, choices, field, events));

  test('say how many events each value would leave, the other choices kept', () => {
    expect(count('region')).toEqual({ 'me-16': 3, 'me-02': 1 });
    expect(count('region', { format: 'club' })).toEqual({ 'me-16': 2, 'me-02': 1 });
    expect(count('region', { region: 'me-02', format: 'club' })).toEqual({ 'me-16': 2, 'me-02': 1 });
    expect(count('language')).toEqual({ ru: 2, en: 2, sr: 1 });
    expect(count('price')).toEqual({ free: 1, paid: 1 });
    expect(count('when')).toEqual({ over: 2, ahead: 2 });
    expect(count('year')).toEqual({ 2025: 2, 2026: 3, 2027: 1 });
    expect(count('month')).toEqual({ '01': 1, '03': 1, 12: 4 });
    expect(count('month', { year: '2026' })).toEqual({ '03': 1, 12: 2 });
    expect(count('region', {}, [0])).toEqual({ 'me-16': 1 });
    expect(count('colour')).toEqual({});
  });

  test('are what choosing gives', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const facets = fc.record({ region: fc.tuple(id), format: fc.tuple(id), language: fc.uniqueArray(id) });
    fc.assert(
      fc.property(fc.array(facets, { minLength: 1, maxLength: 30 }), id, fc.nat(), (events, region, ahead) => {
        const table = columnsOf(events);
        const extent = { total: events.length, ahead: ahead % (events.length + 1) };
        const places = events.map((_, place) => place);
        const counts = countValues(table, extent, { region }, 'language', places);
        for (const value of ['a', 'b', 'c']) {
          const left = places.filter(chooser(table, extent, { region, language: value }));
          expect(counts.get(value) ?? 0).toBe(left.length);
        }
      }),
    );
  });
});

test('results come in order of time: what is ahead from the soonest, then what is over from the latest', () => {
  expect(inOrderOfTime([0, 3, 1, 2], EXTENT)).toEqual({ ahead: [2, 3], over: [1, 0] });
});

test('a column outlives its way through JSON, however many values it has', () => {
  const ids = Array.from({ length: 3000 }, (_, place) => [`topic-${place}`]);
  const column = JSON.parse(JSON.stringify(toColumn(ids)));
  const fits = chooser({ topic: column }, { total: 3000, ahead: 0 }, { topic: 'topic-2999' });
  expect(ids.flatMap((_, place) => (fits(place) ? [place] : []))).toEqual([2999]);
});

test('the names of the fields are a contract with links to the search', () => {
  expect(FIELD_NAMES).toEqual('region format year month attendance language price status topic when'.split(' '));
});
