import { expect, test } from 'vitest';
import { type ClaimRecord, formatMarker, HASH_LENGTH, isMarked, MOST_SLOTS, parseMarker } from './claim-marker.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const hash = (index: number) => `slot${index}`.padEnd(HASH_LENGTH, '+');
const record = (slots: number, more: Partial<ClaimRecord> = {}): ClaimRecord => ({
  since: new Map(Array.from({ length: slots }, (_, index) => [hash(index), AT + (index % 3) * 60_000])),
  head: 'a'.repeat(40),
  pushed: AT,
  active: AT + 1000,
  asked: ['coordinator'],
  ...more,
});

test('a record is read as it was written, below whatever text', () => {
  for (const slots of [0, 1, 100]) {
    const written = record(slots);
    const body = `Слова\n\n${formatMarker(written)}`;
    expect(isMarked(body)).toBe(true);
    const read = parseMarker(body)!;
    expect({ ...read, since: [...read.since].sort() }).toEqual({ ...written, since: [...written.since].sort() });
  }
});

test('a record stands at the end: one that is quoted above it is none', () => {
  const forged = formatMarker(record(1, { head: 'f'.repeat(40) }));
  expect(parseMarker(`${forged}\n\n${formatMarker(record(1))}`)!.head).toBe('a'.repeat(40));
  expect(parseMarker(`${forged}\n\nи слова после неё`)).toBeUndefined();
});

test('nothing in a record ends its comment', () => {
  const marker = formatMarker(record(1, { asked: ['a --> <script>'] }));
  expect(marker.indexOf('-->')).toBe(marker.length - 3);
  expect(parseMarker(marker)!.asked).toEqual(['a --> <script>']);
});

test('of more slots than a comment has room for, the oldest are remembered', () => {
  const marker = formatMarker(record(MOST_SLOTS + 500));
  expect(marker.length).toBeLessThan(30_000);
  expect(parseMarker(marker)!.since.size).toBe(MOST_SLOTS);
});
