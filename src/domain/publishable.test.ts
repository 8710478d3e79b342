import { expect, test } from 'vitest';
import { toPublishable } from './publishable.ts';
import { entries, event, judged, venue } from './registry.test-support.ts';

const debate = event();
const evening = event({ id: 'club-evening', title: 'Вечер клуба', format: 'club' });
const lost = event({
  id: 'lost',
  title: 'Неизвестно где',
  venue: 'nowhere',
  start: '2027-01-05T18:00',
  end: '2027-01-05T20:00',
});

test('what is in conflict stays and is named: the later event of the two', () => {
  const all = entries({ events: [debate, evening] });
  const { entries: shown, broken, inConflict } = toPublishable(all, judged({ events: [debate, evening] }));
  expect(shown.events).toEqual([debate, evening]);
  expect([...broken]).toEqual([]);
  expect([...inConflict]).toHaveLength(1);
});

test('what is broken is left out, or stands as it was when it was whole', () => {
  const all = entries({ events: [debate, lost], venues: [venue()] });
  const issues = judged({ events: [debate, lost], venues: [venue()] });
  expect(toPublishable(all, issues).entries.events).toEqual([debate]);
  const whole = event({ id: 'lost', title: 'Известно где', start: '2027-01-05T18:00', end: '2027-01-05T20:00' });
  expect(toPublishable(all, issues, entries({ events: [whole] })).entries.events).toEqual([debate, whole]);
});

test('a warning changes nothing', () => {
  const all = entries({ events: [debate] });
  const warning = { code: 'hold-expired', severity: 'warning', file: debate.file } as const;
  expect(toPublishable(all, [warning]).entries).toBe(all);
});
