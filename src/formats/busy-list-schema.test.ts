import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { aheadOf, toResources } from '../domain/busy.ts';
import { randomWorlds, runs, toEntries } from '../domain/random-registry.test-support.ts';
import { busyOf, event, NOW, registry } from '../domain/registry.test-support.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { type BusyList, toBusyList } from './busy-list.ts';
import { type busyListSchema, formatBusyListSchema } from './busy-list-schema.ts';
import { validatorOf } from './json-schema.test-support.ts';
import { formatJson } from './json-text.ts';

const validate = validatorOf(formatBusyListSchema('https://mivent.example/api/v1/busy.schema.json'), { closed: true });

type Frozen<Value> = { readonly [Key in keyof Value]: Frozen<Value[Key]> };
type Described = Frozen<z.output<typeof busyListSchema>>;

test('the schema and the type say the same: the compiler lets either stand for the other', () => {
  const toDescribed = (list: BusyList): Described => list;
  const toTyped = (list: Described): BusyList => list;
  expect(toTyped(toDescribed(listOf([])))).toBeDefined();
});

function listOf(events: RegistryEntries['events']): BusyList {
  const built = registry({ events });
  return JSON.parse(formatJson(toBusyList(busyOf(built), toResources(built))));
}

test('whatever a registry holds, the list of what is taken follows its schema', () => {
  let claims = 0;
  fc.assert(
    fc.property(randomWorlds, (world) => {
      const built = registry(toEntries(world));
      const { busy, resources } = aheadOf(busyOf(built), toResources(built), NOW);
      const list: BusyList = JSON.parse(formatJson(toBusyList(busy, resources)));
      claims += list.events.reduce((sum, one) => sum + (one.claims?.length ?? 0), 0);
      expect(validate(list)).toEqual([]);
      expect(validate({ $schema: 'https://mivent.example/api/v1/busy.schema.json', ...list })).toEqual([]);
    }),
    { numRuns: runs(40), endOnFailure: true },
  );
  expect(claims).toBeGreaterThan(10);
});

describe('the schema tells of what is wrong', () => {
  test.each<[string, (one: Record<string, unknown>, list: Record<string, unknown>) => void]>([
    ['a date without its length', (one) => Object.assign(one, { dates: [[1_796_489_200]] })],
    ['a date in milliseconds and a half', (one) => Object.assign(one, { dates: [[1.5, 60]] })],
    ['an event without dates', (one) => Object.assign(one, { dates: [] })],
    ['a claim on what nobody knows', (one) => Object.assign(one, { claims: [['car', 0]] })],
    ['a flag that is false instead of missing', (one) => Object.assign(one, { allDay: false })],
    ['a region by its name', (one) => Object.assign(one, { region: 'me-16' })],
    ['another version', (_, list) => Object.assign(list, { version: 2 })],
    ['a field that it does not name', (one) => Object.assign(one, { organisers: [] })],
  ])('%s', (_, breakIt) => {
    const list = JSON.parse(JSON.stringify(listOf([event({})])));
    expect(validate(list)).toEqual([]);
    breakIt(list.events[0], list);
    expect(validate(list)).not.toEqual([]);
  });
});
