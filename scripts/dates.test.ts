import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evening, makeFolder, SMALL_REGISTRY } from '../src/io/content-folder.test-support.ts';

/** Run the command as people do. */
function dates(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'dates.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

const folder = () =>
  makeFolder({
    ...SMALL_REGISTRY,
    'venues/kings-park.md':
      '---\nname: Kings Park\nregion: me-16\nclosed: [{ from: 2026-12-06, to: 2026-12-06 }]\n---\n',
    'events/me-16/a.md': evening(),
    'events/me-16/broken.md': 'x',
  });
const WEEKEND = ['--from', '2026-12-04', '--to', '2026-12-06', '--now', '2026-11-20T12:00:00+01:00'];

describe('free dates', { timeout: 60_000 }, () => {
  test('are told by day, in both languages, whatever else is wrong with the registry', () => {
    const content = folder();
    expect(dates('--content', content, '--region', 'me-16', '--venue', 'kings-park', ...WEEKEND)).toEqual({
      status: 0,
      stderr: '',
      stdout: `Свободно\u00a0— Подгорица, Kings Park, на 3\u00a0часа, по\u00a0Подгорице, UTC+1. Начать можно в любую четверть часа, лишь бы уместиться:
  пятница, 4\u00a0декабря 2026: 08:00–23:00
  суббота, 5\u00a0декабря 2026: 08:00–18:00
`,
    });
    expect(
      dates('--content', content, '--region', 'me-16', '--duration', 'P1D', '--lang', 'en', ...WEEKEND).stdout,
    ).toBe(
      'Free: Podgorica, for 1\u00a0day; begin on:\n  Friday, 4\u00a0December 2026\n  Sunday, 6\u00a0December 2026\n',
    );
    const full = ['--from', '2026-12-06', '--to', '2026-12-06', '--now', '2026-11-20T12:00:00+01:00'];
    expect(dates('--content', content, '--venue', 'kings-park', ...full).stdout).toBe(
      'Свободного времени в эти дни нет\u00a0— Подгорица, Kings Park, на 3\u00a0часа.\n',
    );
  });

  test('as JSON are local times with their offset', () => {
    const { stdout } = dates('--content', folder(), '--region', 'me-16', '--format', 'json', ...WEEKEND);
    expect(JSON.parse(stdout).days[1]).toEqual({
      date: '2026-12-05',
      free: [{ start: '2026-12-05T08:00+01:00', end: '2026-12-05T18:00+01:00' }],
    });
  });

  test.each([
    [['--region', 'me-61'], '--region me-61: в реестре такого нет. Возможно, me-16?'],
    [
      ['--region', 'me-16', '--venue', 'kings-parc', '--lang', 'en'],
      '--venue kings-parc: the registry has none of this name. Perhaps kings-park?',
    ],
    [[], '--region: me-02, me-16'],
    [['--region', 'me-16', '--from', '2026-02-30'], '--from 2026-02-30: нужен день / give a day: 2026-12-05'],
    [['--region', 'me-16', '--from', '5.12.2026'], '--from 5.12.2026: нужен день / give a day: 2026-12-05'],
    [['--region', 'me-16', '--duration', 'long'], '--duration long: PT3H, PT45M, P2D'],
    [
      ['--region', 'me-16', '--from', '2026-12-01', '--to', '2028-12-01'],
      '--to 2028-12-01: не больше года / a year at most',
    ],
  ])('%j is answered by a sentence', (args, sentence) => {
    expect(dates('--content', folder(), ...args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
});
