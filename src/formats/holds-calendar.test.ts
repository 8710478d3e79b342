import { expect, test } from 'vitest';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedText } from './feed.ts';
import { holdsCalendars } from './holds-calendar.ts';

const hold = (id: string, until: string, more: WrittenEvent = {}) => ({
  id,
  start: '2027-01-16T18:00',
  status: 'hold',
  hold: { until, by: 'sanfantee' },
  ...more,
});

async function holds(events: readonly WrittenEvent[], now: string, locale: 'ru' | 'en' = 'ru'): Promise<FeedText> {
  const [file, ...more] = holdsCalendars(sourceOf(registryOf(events), { now: Temporal.Instant.from(now), locale }));
  expect([file?.path, more]).toEqual([locale === 'ru' ? 'holds.ics' : 'en/holds.ics', []]);
  const written = await file!.write();
  return { ...written, text: written.text.replaceAll('\r\n ', '') };
}

const ids = ({ text }: FeedText) => [...text.matchAll(/UID:(.*)@/g)].map(([, id]) => id);

test('a hold leaves at the very moment it runs out: midnight in its own zone', async () => {
  const events = [hold('podgorica', '2026-12-20'), hold('tbilisi', '2026-12-20', { region: 'ge' })];
  expect(ids(await holds(events, '2026-12-20T19:59:59Z'))).toEqual(['tbilisi', 'podgorica']);
  expect(ids(await holds(events, '2026-12-20T20:00:00Z'))).toEqual(['podgorica']);
  expect(ids(await holds(events, '2026-12-20T22:59:59Z'))).toEqual(['podgorica']);
  expect(ids(await holds(events, '2026-12-20T23:00:00Z'))).toEqual([]);
});

test('nothing else is in it: what is agreed, entered twice, or held on a window', async () => {
  const window = { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30' } };
  const events = [
    hold('held', '2026-12-20'),
    hold('again', '2026-12-20', { duplicateOf: 'held' }),
    { id: 'agreed', start: '2027-01-17T18:00' },
    { id: 'some-day', status: 'hold', hold: window },
  ];
  expect(ids(await holds(events, '2026-12-05T12:00:00Z'))).toEqual(['held']);
});

test('it says until when a date is held and by whom, and takes nobody’s time', async () => {
  const { text } = await holds([hold('ball', '2026-12-20')], '2026-12-05T12:00:00Z');
  expect(text).toContain('SUMMARY:Бронь: Дебаты о приватности\r\nTRANSP:TRANSPARENT\r\n');
  expect(text).toContain('STATUS:TENTATIVE\r\n');
  expect(text).toContain('DESCRIPTION:Дата забронирована до 20\u00a0декабря 2026. Её держит sanfantee.\\n');
  const english = await holds([hold('ball', '2026-12-20')], '2026-12-05T12:00:00Z', 'en');
  expect(english.text).toContain('SUMMARY:Hold: ');
  expect(english.text).toContain('is held until 20\u00a0December 2026\\, by sanfantee.');
});

test('without holds it is a calendar all the same', async () => {
  const { text } = await holds([], '2026-12-05T12:00:00Z');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VTIMEZONE[\s\S]*END:VCALENDAR\r\n$/);
});
