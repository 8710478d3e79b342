import { describe, expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { googleCalendarLink, isPlainSeries, outlookCalendarLink } from './calendar-links.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';

const NOTE = { title: 'Дебаты & «споры» +1', place: 'Kings Park', page: 'https://mivent.example/events/x/' };

/** What a link to a date of an event says, read back; the last date unless it is told which. */
function readBack(link: string): Record<string, string> {
  return Object.fromEntries(new URL(link).searchParams);
}

function links(written: WrittenEvent, date = -1) {
  const event = [...registryOf([written]).events.values()][0]!;
  const { time } = expandRecurrence(event).occurrences.at(date)!;
  return {
    google: readBack(googleCalendarLink(event, time, NOTE)),
    outlook: readBack(outlookCalendarLink(time, NOTE)),
    isPlain: isPlainSeries(event),
  };
}

describe('Google', () => {
  it('gets a date in the clock of its zone, and every word as it is', () => {
    expect(links({ start: '2026-12-05T18:00', end: '2026-12-06T02:00' }).google).toMatchInlineSnapshot(`
      {
        "action": "TEMPLATE",
        "ctz": "Europe/Podgorica",
        "dates": "20261205T180000/20261206T020000",
        "details": "https://mivent.example/events/x/",
        "location": "Kings Park",
        "text": "Дебаты & «споры» +1",
      }
    `);
  });

  it('gets whole days without a zone, up to the day after the last', () => {
    const { dates, ctz } = links({ start: '2026-12-18', end: '2026-12-20' }).google;
    expect([dates, ctz]).toEqual(['20261218/20261221', undefined]);
  });

  it('gets a plain series from its first date, with its rule and its end in UTC', () => {
    const { google } = links({ start: '2026-10-03T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270327' } });
    expect(google).toMatchObject({
      dates: '20261003T100000/20261003T130000',
      ctz: 'Europe/Podgorica',
      recur: 'RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20270327T225959Z',
    });
    const counted = links({ start: '2026-10-03', repeat: { rule: 'FREQ=MONTHLY;BYDAY=1SA;COUNT=5' } });
    expect(counted.google.recur).toBe('RRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=5');
  });

  it('gets a single date of a series with exceptions, which a link cannot tell', () => {
    const series = { start: '2026-10-03T10:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=4', except: ['2026-10-17'] } };
    expect(links(series).google).toMatchObject({ dates: '20261024T100000/20261024T130000' });
    expect(links(series).google.recur).toBeUndefined();
    expect(links(series).isPlain).toBe(false);
    expect(links({ start: '2026-10-03T10:00' }).isPlain).toBe(false);
  });

  it('gets UTC in the hour that clocks show twice', () => {
    const { dates } = links({ start: '2026-10-25T02:30+01:00', end: '2026-10-25T04:00' }).google;
    expect(dates).toBe('20261025T013000Z/20261025T030000Z');
  });
});

describe('Outlook', () => {
  it('gets moments in UTC, and every word as it is', () => {
    expect(links({ start: '2026-12-05T18:00', end: '2026-12-06T02:00' }).outlook).toMatchInlineSnapshot(`
      {
        "body": "https://mivent.example/events/x/",
        "enddt": "2026-12-06T01:00:00Z",
        "location": "Kings Park",
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": "2026-12-05T17:00:00Z",
        "subject": "Дебаты & «споры» +1",
      }
    `);
  });

  it('gets whole days, up to the day after the last', () => {
    const { startdt, enddt, allday } = links({ start: '2026-12-18', end: '2026-12-20' }).outlook;
    expect([startdt, enddt, allday]).toEqual(['2026-12-18', '2026-12-21', 'true']);
  });

  it('gets one date of a series', () => {
    const series = { start: '2026-10-03T10:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=4' } };
    expect(links(series, 1).outlook.startdt).toBe('2026-10-10T08:00:00Z');
  });
});
