import type { WrittenEvent } from '../../src/formats/feed.test-support.ts';

/** A weekly evening through a year in a zone: over all of its clock changes. */
function yearIn(timezone: string): WrittenEvent {
  const id = `year-in-${timezone.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  const repeat = { rule: 'FREQ=WEEKLY;COUNT=53' };
  return { id, title: id, region: 'ru', timezone, start: '2026-02-04T18:30', duration: 'PT1H30M', repeat };
}

function seriesOf(id: string, start: string, rule: string, more: WrittenEvent = {}): WrittenEvent {
  const { duration = start.includes('T') ? 'PT1H' : undefined, repeat = {}, ...fields } = more;
  // `repeat` is given as an object by the cases below.
  return {
    id,
    title: id,
    start,
    ...(duration ? { duration } : {}),
    repeat: { rule, ...(repeat as object) },
    ...fields,
  };
}

/** What is hard about time, each case by its place and date. The title is the id. */
export const HARD_CASES: readonly WrittenEvent[] = [
  ...[
    'Europe/Podgorica',
    'Europe/Kyiv',
    'Asia/Tbilisi',
    'Asia/Kathmandu',
    'America/Argentina/Buenos_Aires',
    'America/New_York',
    'America/St_Johns',
    'Europe/Dublin',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Africa/Cairo',
  ].map(yearIn),
  seriesOf('missing-hour', '2026-03-27T02:30', 'FREQ=DAILY;COUNT=4'),
  seriesOf('hour-that-comes-twice', '2026-10-23T02:30', 'FREQ=DAILY;COUNT=4'),
  seriesOf('nights-over-both-switches', '2026-03-07T22:00', 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20261231', {
    duration: 'PT7H',
  }),
  seriesOf('almaty-changes-for-good', '2024-02-16T10:00', 'FREQ=WEEKLY;COUNT=4', {
    region: 'ru',
    timezone: 'Asia/Almaty',
  }),
  seriesOf('missing-midnight-in-cairo', '2026-04-10T00:00', 'FREQ=WEEKLY;BYDAY=FR;COUNT=4', {
    region: 'ru',
    timezone: 'Africa/Cairo',
  }),
  seriesOf('leap-days', '2024-02-29T18:00', 'FREQ=YEARLY;COUNT=2'),
  seriesOf('last-of-long-months', '2026-01-31T18:00', 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7'),
  seriesOf('fifth-fridays', '2026-01-30T18:00', 'FREQ=MONTHLY;BYDAY=5FR;COUNT=4'),
  seriesOf('last-thursdays', '2026-01-29T18:00', 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=12'),
  seriesOf('tuesdays-and-thursdays', '2026-09-01T19:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=12'),
  seriesOf('until-its-last-day', '2026-09-06T10:00', 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20261129'),
  seriesOf('all-exceptions', '2026-12-06T10:00', 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270425', {
    repeat: {
      except: ['2027-01-03', '2027-04-04'],
      moved: [
        { from: '2027-01-10', start: '2027-01-11T10:00' },
        { from: '2027-03-28', start: '2027-03-27T12:00', end: '2027-03-27T14:00' },
      ],
      also: [{ start: '2027-01-07T19:00' }],
    },
  }),
  seriesOf('five-of-which-one-is-dropped', '2026-11-03T19:00', 'FREQ=WEEKLY;COUNT=5', {
    repeat: { except: ['2026-12-01'] },
  }),
  seriesOf('four-of-which-one-is-moved', '2026-11-05T19:00', 'FREQ=WEEKLY;COUNT=4', {
    repeat: { moved: [{ from: '2026-11-26', start: '2026-11-27T20:00' }] },
  }),
  seriesOf('whole-saturdays', '2026-10-03', 'FREQ=WEEKLY;COUNT=8', { repeat: { except: ['2026-10-24'] } }),
  seriesOf('whole-days-of-which-one-is-moved', '2026-10-04', 'FREQ=WEEKLY;COUNT=4', {
    repeat: { moved: [{ from: '2026-10-25', start: '2026-10-26' }] },
  }),
  seriesOf('weekends', '2026-10-10', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4', { end: '2026-10-11' }),
  seriesOf('called-off', '2026-12-01T19:00', 'FREQ=WEEKLY;COUNT=3', { status: 'cancelled' }),
  seriesOf('no-new-date-yet', '2026-12-02T19:00', 'FREQ=WEEKLY;COUNT=3', { status: 'postponed' }),
  { id: 'past-midnight', title: 'past-midnight', start: '2026-12-05T22:00', end: '2026-12-06T03:00' },
  { id: 'until-midnight', title: 'until-midnight', start: '2026-12-05T20:00', end: '2026-12-06T00:00' },
  { id: 'over-the-switch', title: 'over-the-switch', start: '2026-10-24', end: '2026-10-26' },
  { id: 'first-of-two-hours', title: 'first-of-two-hours', start: '2026-10-25T02:30+02:00', duration: 'PT2H' },
  { id: 'second-of-two-hours', title: 'second-of-two-hours', start: '2026-10-25T02:30+01:00', duration: 'PT2H' },
  {
    id: 'held',
    title: 'Семь раз отмерь; один — отрежь, C:\\ «да» 👩‍👩‍👧',
    status: 'hold',
    hold: { until: '2026-12-20', by: 'somebody' },
    start: '2026-12-30T20:00',
  },
];
