import { afterEach, expect, test, vi } from 'vitest';
import { oneOf, partOptions, readNow, readOptions, runCommand, UsageError } from './command.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test('the clock is asked only where neither an option nor the environment says what time it is', () => {
  const environment = { MIVENT_NOW: '2026-11-21T00:00:00Z' };
  expect(String(readNow('2026-12-05T18:00:00+01:00', environment))).toBe('2026-12-05T17:00:00Z');
  expect(String(readNow(undefined, environment))).toBe('2026-11-21T00:00:00Z');
  const now = readNow(undefined, { MIVENT_NOW: '' });
  expect(Math.abs(now.epochMilliseconds - Date.now())).toBeLessThan(60_000);
  expect(() => readNow('2026-12-05', {})).toThrow(UsageError);
  expect(() => readNow(undefined, { MIVENT_NOW: 'вчера' })).toThrow(UsageError);
});

test('options are read or refused', () => {
  expect(readOptions(['--base', 'main'], { base: { type: 'string' } })).toMatchObject({ base: 'main' });
  expect(() => readOptions(['--bsae', 'main'], { base: { type: 'string' } })).toThrow(UsageError);
  expect(oneOf('lang', 'en', ['ru', 'en'])).toBe('en');
  expect(() => oneOf('lang', 'constructor', ['ru', 'en'])).toThrow('--lang constructor: можно / use ru, en');
});

test('a command line for several programs is parted: each option keeps its value, in whichever way it was given', () => {
  const args = ['--lang', 'en', '--host', '--port=80', '--open', '/en/', '-h', '--outDir', 'site'];
  expect(partOptions(args, ['host', 'port', 'open'])).toEqual({
    named: ['--host', '--port=80', '--open', '/en/'],
    rest: ['--lang', 'en', '-h', '--outDir', 'site'],
  });
  expect(partOptions(args, ['h', 'lan']).named).toEqual(['-h']);
  expect(partOptions([], ['host'])).toEqual({ named: [], rest: [] });
});

test('a command that breaks ends with 2, never with the 1 of wrong content, and shows where it broke', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await runCommand(() => {
    throw new Error('a broken promise of code');
  });
  expect(process.exitCode).toBe(2);
  expect(String(written.mock.calls[0]?.[0])).toMatch(/^Error: a broken promise of code\n {4}at /);
});

test('what a command could not do is told in a sentence, without a trace', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await runCommand(() => Promise.reject(new UsageError('Так нельзя / Not so')));
  expect([process.exitCode, written.mock.calls]).toEqual([2, [['Так нельзя / Not so\n']]]);
  await runCommand(() => 1);
  expect(process.exitCode).toBe(1);
});
