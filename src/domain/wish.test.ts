import { describe, expect, test } from 'vitest';
import { wishedEvent } from './wish.ts';

describe('an event that somebody wishes for', () => {
  const wish = { region: 'me-16', timezone: 'Europe/Podgorica', start: Temporal.PlainDate.from('2026-12-05') };
  const tell = (moment: Temporal.ZonedDateTime) => moment.toString({ smallestUnit: 'minute', timeZoneName: 'never' });

  test('is an ordinary one at noon, at a venue or anywhere', () => {
    const { time, ...rest } = wishedEvent({ ...wish, length: 3 * 3_600_000, allDay: false });
    expect([tell(time!.start), tell(time!.end), time!.allDay]).toEqual([
      '2026-12-05T12:00+01:00',
      '2026-12-05T15:00+01:00',
      false,
    ]);
    const entry = {
      title: '',
      status: 'confirmed',
      format: 'other',
      attendance: 'offline',
      lang: 'ru',
      scope: 'regional',
    };
    const event = { id: '', file: '', region: 'me-16', timezone: 'Europe/Podgorica', setup: 0, teardown: 0 };
    expect(rest).toEqual({ ...event, entry: { ...entry, place: '…' } });
    expect(wishedEvent({ ...wish, venue: 'kings-park', length: 1, allDay: false }).entry).toEqual({
      ...entry,
      venue: 'kings-park',
    });
  });

  test('takes as many whole days as its length has begun', () => {
    const days = (hours: number) => {
      const { time } = wishedEvent({ ...wish, length: hours * 3_600_000, allDay: true });
      return [tell(time!.start), tell(time!.end), time!.allDay];
    };
    expect(days(24)).toEqual(['2026-12-05T00:00+01:00', '2026-12-06T00:00+01:00', true]);
    expect(days(25)).toEqual(['2026-12-05T00:00+01:00', '2026-12-07T00:00+01:00', true]);
  });
});
