import { expect, it } from 'vitest';
import { registryOf } from '../formats/feed.test-support.ts';
import { originalOf } from './original.ts';

const start = '2026-12-05T18:00';
const registry = registryOf([
  { id: 'debate', start },
  { id: 'twice', start, duplicateOf: 'debate' },
  { id: 'thrice', start, duplicateOf: 'twice' },
  { id: 'lost', start, duplicateOf: 'nowhere' },
  { id: 'egg', start, duplicateOf: 'hen' },
  { id: 'hen', start, duplicateOf: 'egg' },
  { id: 'narcissus', start, duplicateOf: 'narcissus' },
]);

it.each([
  ['debate', undefined],
  ['twice', 'debate'],
  ['thrice', 'debate'],
  ['lost', undefined],
  ['egg', undefined],
  ['narcissus', undefined],
])('%s is stood for by %s', (id, expected) => {
  expect(originalOf(registry.events.get(id)!, registry)?.id).toBe(expected);
});
