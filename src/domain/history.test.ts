import { describe, expect, test } from 'vitest';
import { type EventEntry, eventSchema } from './event.ts';
import { checkHistory } from './history.ts';
import type { Issue } from './issue.ts';
import { event, examinedChange, judged, SETTINGS } from './registry.test-support.ts';
import type { Entry } from './registry.ts';
import { judge } from './rules.ts';
import type { Settings } from './settings.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Options {
  readonly versions?: readonly Fields[];
  readonly settings?: Partial<Settings>;
  readonly unread?: ReadonlySet<string>;
  /** Whether anybody has kept the versions. */
  readonly isRecorded?: boolean;
}

/** What the check says of a change from one state of events to another; `versions` is what came before the first. */
function changed(
  before: readonly Entry<EventEntry>[],
  after: readonly Entry<EventEntry>[],
  options: Options = {},
): string[] {
  return issuesOf(before, after, options).map(({ severity, code, variant, file, field = [] }) =>
    `${severity} ${code}${variant ? `/${variant}` : ''} ${file.replace(/^events\//, '')} ${field.join('.')}`.trim(),
  );
}

function issuesOf(
  before: readonly Entry<EventEntry>[],
  after: readonly Entry<EventEntry>[],
  { versions = [], settings = {}, unread, isRecorded = true }: Options = {},
): Issue[] {
  const all = { settings: { ...SETTINGS, ...settings } };
  const { check: recorded, issues } = examinedChange(
    { ...all, events: before },
    { ...all, events: after, ...(unread ? { unread } : {}) },
    versions.map(parse),
  );
  const check = isRecorded ? recorded : { ...recorded, change: { ...recorded.change!, versionsOf: () => [] } };
  const judgements = judge(check);
  // Its issues stand on files that the change touches, and none of them is lost on the way.
  expect(checkHistory(check)).toEqual(
    judgements.filter(({ code }) => code.startsWith('history-') || code === 'hold-renewed'),
  );
  return [...issues, ...judgements];
}

const parse = (fields: Fields) => eventSchema.parse({ ...event().data, ...fields });
const PAST = { start: '2026-11-10T18:00', end: '2026-11-10T21:00' };
const hold = (until: string) => ({ status: 'hold', hold: { until, by: 'sanfantee' } });

describe('an event that was ever confirmed', () => {
  test('is not deleted, in whatever state it is now', () => {
    expect(changed([event()], [])).toEqual(['error history-deleted me-16/privacy-debate.md']);
    expect(changed([event({ status: 'cancelled' })], [], { versions: [{ status: 'confirmed' }] })).toEqual([
      'error history-deleted me-16/privacy-debate.md',
    ]);
  });

  test('may be deleted if it never was, or if a moderator says so', () => {
    expect(changed([event(hold('2026-12-01'))], [])).toEqual([]);
    expect(changed([event({ status: 'cancelled' })], [], { versions: [hold('2026-12-01')] })).toEqual([]);
    const removed = [{ id: 'privacy-debate', reason: 'по решению суда' }];
    expect(changed([event()], [], { settings: { removed } })).toEqual([]);
    const another = { id: 'another', reason: 'по решению суда' };
    expect(changed([event()], [], { settings: { removed: [another, ...removed] } })).toEqual([]);
    expect(changed([event()], [], { settings: { removed: [another] } })).toHaveLength(1);
    expect(changed([event()], [], { settings: { corrections: ['privacy-debate'] } })).toEqual([]);
    expect(changed([event()], [], { settings: { corrections: ['another'] } })).toHaveLength(1);
  });

  test('is not deleted by a file that could not be read, or placed in time', () => {
    const deleted = ['error history-deleted me-16/privacy-debate.md'];
    const unread = (file: string) => changed([event()], [], { unread: new Set([file]) });
    expect(unread('events/me-16/privacy-debate.md')).toEqual([]);
    expect(unread('events/me-02/2026/privacy-debate.md')).toEqual([]);
    expect(unread('events/me-16/other.md')).toEqual(deleted);
    expect(unread('people/privacy-debate.md')).toEqual(deleted);
    expect(changed([event()], [event({ start: '2027-03-28T02:30', end: '2027-03-28T05:00' })])).toEqual([
      'error time-gap me-16/privacy-debate.md start',
    ]);
  });

  test('is told by its id and title, and what it was', () => {
    expect(issuesOf([event()], [])[0]?.params).toEqual({ id: 'privacy-debate', title: 'Дебаты о приватности' });
    expect(issuesOf([event()], [event(hold('2026-12-01'))])[0]?.params).toEqual({ from: 'confirmed', to: 'hold' });
  });

  test('is known as such from its last version, before anybody asks for the others', () => {
    const isRecorded = false;
    expect(changed([event()], [], { isRecorded })).toHaveLength(1);
    expect(changed([event(PAST)], [event()], { isRecorded })).toHaveLength(1);
    expect(changed([event({ ...PAST, status: 'postponed' })], [event()], { isRecorded })).toEqual([]);
  });

  test('moves to another region, and stays', () => {
    expect(changed([event()], [event({ region: 'me-02' })])).toEqual([]);
  });

  test('does not become a hold again; whatever else happens to it, it may come back', () => {
    expect(changed([event()], [event(hold('2026-12-01'))])).toEqual([
      'error history-status/hold me-16/privacy-debate.md status',
    ]);
    const before = { versions: [{ status: 'confirmed' }] };
    expect(changed([event({ status: 'postponed' })], [event(hold('2026-12-01'))], before)).toEqual([
      'error history-status/hold me-16/privacy-debate.md status',
    ]);
    for (const status of ['cancelled', 'postponed']) {
      expect(changed([event()], [event({ status })]), status).toEqual([]);
      expect(changed([event({ status })], [event()]), status).toEqual([]);
    }
    expect(changed([event(hold('2026-12-01'))], [event()])).toEqual([]);
    expect(changed([event({ status: 'cancelled' })], [event(hold('2026-12-01'))])).toEqual([]);
  });
});

describe('an id never changes', () => {
  const renamed = (fields: Fields = {}) => event({ id: 'debates', ...fields });

  test('a file under another name that says the same is the same event', () => {
    expect(changed([event()], [renamed()])).toEqual(['error history-id me-16/debates.md']);
    expect(changed([event()], [renamed({ title: 'Дебаты о приватности!' })])).toEqual([
      'error history-id me-16/debates.md',
    ]);
    expect(changed([event(hold('2026-12-01'))], [renamed(hold('2026-12-01'))])).toEqual([
      'error history-id me-16/debates.md',
    ]);
    const [issue] = issuesOf([event()], [renamed({ region: 'me-02' })]);
    expect(issue?.params).toEqual({
      id: 'privacy-debate',
      other: 'debates',
      suggestion: 'events/me-02/privacy-debate.md',
    });
  });

  test('a hold on the same window is the same event, on another window another', () => {
    const window = (from: string, id = 'privacy-debate') =>
      event({
        id,
        status: 'hold',
        start: undefined,
        end: undefined,
        hold: { by: 'sanfantee', window: { from, to: '2027-11-30' } },
      });
    expect(changed([window('2027-08-01')], [window('2027-08-01', 'debates')])).toEqual([
      'error history-id me-16/debates.md',
    ]);
    expect(changed([window('2027-08-01')], [window('2027-09-01', 'debates')])).toEqual([]);
  });

  test('a title of digits alone is the same where it is the same', () => {
    expect(changed([event({ title: '1984' })], [renamed({ title: '1984' })])).toEqual([
      'error history-id me-16/debates.md',
    ]);
  });

  test('an event that was there beside it is another', () => {
    const twin = (fields: Fields = {}) => renamed({ region: 'me-02', ...fields });
    const deleted = ['error history-deleted me-16/privacy-debate.md'];
    expect(changed([event(), twin()], [twin()])).toEqual(deleted);
    expect(changed([event(), twin()], [twin({ summary: 'Иначе' })])).toEqual(deleted);
  });

  test('another title, or another time, is another event, and the first was deleted', () => {
    const deleted = ['error history-deleted me-16/privacy-debate.md'];
    expect(changed([event()], [renamed({ title: 'Вечер клуба' })])).toEqual(deleted);
    expect(changed([event()], [renamed({ start: '2026-12-25T18:00', end: '2026-12-25T19:00' })])).toEqual(deleted);
    expect(changed([event()], [renamed()], { settings: { corrections: ['privacy-debate'] } })).toEqual([]);
  });

  test('an id that moderators have removed is not given again', () => {
    const removed = [{ id: 'privacy-debate', reason: 'по решению суда' }];
    expect(changed([], [event()], { settings: { removed } })).toEqual([
      'error id-duplicate/removed me-16/privacy-debate.md',
    ]);
  });
});

describe('what has taken place', () => {
  test('is not moved, shortened or put into another zone; anything else of it may change', () => {
    const moved = ['error history-occurrence me-16/privacy-debate.md start'];
    expect(changed([event(PAST)], [event({ ...PAST, start: '2026-11-10T17:00' })])).toEqual(moved);
    expect(changed([event(PAST)], [event({ ...PAST, end: '2026-11-10T20:00' })])).toEqual(moved);
    expect(changed([event(PAST)], [event({ ...PAST, timezone: 'Europe/Kyiv' })])).toEqual(moved);
    expect(changed([event(PAST)], [event()])).toEqual(moved);
    const report = { report: { attended: 34 } };
    expect(changed([event(PAST)], [event({ ...PAST, ...report, title: 'Большие дебаты' })])).toEqual([]);
    expect(changed([event(PAST)], [event({ ...PAST, status: 'cancelled' })]), 'it did not take place').toEqual([]);
  });

  test('is not moved in two steps either', () => {
    const versions = [{ ...PAST, repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } }];
    const postponed = event({ ...PAST, status: 'postponed', repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } });
    expect(changed([postponed], [event({ repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } })], { versions })).toEqual([
      'error history-occurrence/series me-16/privacy-debate.md repeat',
    ]);
    expect(changed([postponed], [event({ ...PAST, repeat: { rule: 'FREQ=WEEKLY;COUNT=2' } })], { versions })).toEqual(
      [],
    );
  });

  test('is what was announced last as certain, not what was put off since', () => {
    expect(changed([event({ status: 'postponed' })], [event()], { versions: [PAST] })).toEqual([
      'error history-occurrence me-16/privacy-debate.md start',
    ]);
    expect(changed([event(PAST)], [event({ status: 'cancelled' })])).toEqual([]);
  });

  test('is over when its last minute is', () => {
    const running = { start: '2026-11-20T09:00', end: '2026-11-20T12:00' };
    expect(changed([event(running)], [event({ ...running, start: '2026-11-20T10:00' })])).toHaveLength(1);
    const longer = { ...running, end: '2026-11-20T12:01' };
    expect(changed([event(longer)], [event({ ...longer, start: '2026-11-20T10:00' })])).toEqual([]);
  });

  test('in a series stays, and what is ahead of it may change', () => {
    const weekly = (rule: string, fields: Fields = {}) => event({ ...PAST, repeat: { rule }, ...fields });
    const series = weekly('FREQ=WEEKLY;COUNT=5');
    expect(changed([series], [weekly('FREQ=WEEKLY;COUNT=3')])).toEqual([]);
    expect(changed([series], [weekly('FREQ=WEEKLY;COUNT=2')]), 'two are over').toEqual([]);
    expect(changed([series], [weekly('FREQ=WEEKLY;COUNT=1')])).toEqual([
      'error history-occurrence/series me-16/privacy-debate.md repeat',
    ]);
    expect(changed([series], [event(PAST)])).toEqual(['error history-occurrence/series me-16/privacy-debate.md start']);
    const except = (day: string) => event({ ...PAST, repeat: { rule: 'FREQ=WEEKLY;COUNT=5', except: [day] } });
    expect(changed([series], [except('2026-11-24')])).toEqual([]);
    expect(changed([series], [except('2026-11-17')])).toHaveLength(1);
    const [issue] = issuesOf(
      [series],
      [weekly('FREQ=DAILY;COUNT=1', { start: '2026-11-11T18:00', end: '2026-11-11T21:00' })],
    );
    expect(issue?.params).toMatchObject({
      more: 1,
      date: { start: Temporal.Instant.from('2026-11-10T18:00+01:00').epochMilliseconds },
    });
  });

  test('with a report cannot be undone, and is not postponed once it is over', () => {
    const held = event({ ...PAST, report: { attended: 34 } });
    for (const status of ['cancelled', 'postponed']) {
      expect(changed([held], [event({ ...PAST, status })])).toEqual([
        'error history-status/held me-16/privacy-debate.md status',
      ]);
    }
    expect(changed([event(PAST)], [event({ ...PAST, status: 'postponed' })])).toEqual([
      'error history-status/over me-16/privacy-debate.md status',
    ]);
    const ending = { start: '2026-11-20T09:00', end: '2026-11-20T12:00' };
    expect(changed([event(ending)], [event({ ...ending, status: 'postponed' })]), 'just now').toHaveLength(1);
    const weekly = { repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } };
    expect(
      changed([event({ ...PAST, ...weekly })], [event({ ...PAST, ...weekly, status: 'postponed' })]),
      'not all of it',
    ).toEqual(['error history-status/series me-16/privacy-debate.md status']);
    const dropped = { ...PAST, repeat: { rule: 'FREQ=WEEKLY;COUNT=1', except: ['2026-11-10'] } };
    expect(changed([event(dropped)], [event({ ...dropped, status: 'postponed' })]), 'none of it').toEqual([]);
    const undone = { ...PAST, report: { attended: 34 } };
    expect(changed([event({ ...undone, status: 'cancelled' })], [event({ ...undone, status: 'postponed' })])).toEqual(
      [],
    );
    expect(changed([event({ ...PAST, ...hold('2026-12-01') })], [event({ ...PAST, status: 'postponed' })])).toEqual([]);
    const corrections = { settings: { corrections: ['privacy-debate'] } };
    expect(changed([held], [event({ ...PAST, status: 'cancelled' })], corrections)).toEqual([]);
  });

  test('of a series is not called off with the rest of it', () => {
    const series = (start: string, fields: Fields = {}) =>
      event({ start: `${start}T18:00`, end: `${start}T21:00`, repeat: { rule: 'FREQ=WEEKLY;COUNT=5' }, ...fields });
    for (const status of ['cancelled', 'postponed']) {
      expect(changed([series('2026-11-10')], [series('2026-11-10', { status })])).toEqual([
        'error history-status/series me-16/privacy-debate.md status',
      ]);
      expect(changed([series('2026-11-24')], [series('2026-11-24', { status })]), 'all ahead').toEqual([]);
    }
  });

  test('of a hold, a cancelled event or a double entry is nothing that took place', () => {
    const moved = { start: '2026-11-11T18:00', end: '2026-11-11T21:00' };
    for (const state of [hold('2026-11-30'), { status: 'cancelled' }, { duplicateOf: 'other' }]) {
      const found = changed(
        [event({ ...PAST, ...state }), event({ id: 'other', title: 'Вечер клуба' })],
        [event({ ...moved, ...state }), event({ id: 'other', title: 'Вечер клуба' })],
      );
      expect(found.filter((line) => line.includes('history'))).toEqual([]);
    }
    const other = event({ id: 'other', title: 'Вечер клуба' });
    const once = { duplicateOf: 'other' };
    expect(changed([event({ ...PAST, ...once }), other], [event(moved), other])).toEqual([]);
    expect(changed([event(PAST), other], [event({ ...moved, ...once }), other])).toEqual([]);
  });
});

describe('a hold', () => {
  const renewed = (versions: readonly string[], from: string, to: string, renewals = 1) =>
    changed([event(hold(from))], [event(hold(to))], {
      versions: versions.map(hold),
      settings: { holds: { maxDays: 30, renewals } },
    });

  test('is renewed as often as the settings allow, counted from all of its versions', () => {
    expect(renewed([], '2026-11-25', '2026-12-01')).toEqual([]);
    expect(renewed(['2026-11-22'], '2026-11-25', '2026-12-01')).toEqual([
      'error hold-renewed me-16/privacy-debate.md hold.until',
    ]);
    expect(renewed(['2026-11-22'], '2026-11-25', '2026-12-01', 2)).toEqual([]);
    expect(renewed([], '2026-11-25', '2026-12-01', 0)).toHaveLength(1);
  });

  test('may be made shorter, and a change of something else is no renewal', () => {
    expect(renewed(['2026-11-22'], '2026-12-01', '2026-11-25')).toEqual([]);
    expect(renewed(['2026-11-22', '2026-11-25', '2026-11-25'], '2026-11-25', '2026-11-25', 0)).toEqual([]);
    expect(renewed(['2026-11-25', '2026-11-22'], '2026-11-25', '2026-12-01', 1), 'shorter in between').toHaveLength(1);
    const twice = {
      versions: [hold('2026-11-22'), hold('2026-11-25')],
      settings: { holds: { maxDays: 30, renewals: 1 } },
    };
    const last = hold('2026-12-01');
    expect(changed([event(last)], [event({ ...last, summary: 'Иначе' })], twice)).toEqual([]);
    expect(changed([event(last)], [event(hold('2026-11-28'))], twice)).toEqual([]);
    expect(changed([event(last)], [event()], twice), 'confirmed').toEqual([]);
    expect(changed([event(last)], [event({ hold: last.hold })], twice), 'the line stays').toEqual([
      'warning hold-leftover me-16/privacy-debate.md hold',
    ]);
  });

  test('that was called off in between counts all of its versions, one whose versions nobody has kept the last', () => {
    const once = { holds: { maxDays: 30, renewals: 1 } };
    const versions = [hold('2026-11-22'), hold('2026-11-25')];
    const [issue, ...more] = issuesOf([event({ status: 'cancelled' })], [event(hold('2026-12-01'))], {
      versions,
      settings: once,
    });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      code: 'hold-renewed',
      params: { until: '2026-12-01', limit: 1, renewals: 2, suggestion: '2026-11-25' },
    });
    const never = { holds: { maxDays: 30, renewals: 0 } };
    expect(
      changed([event(hold('2026-11-25'))], [event(hold('2026-12-01'))], { settings: never, isRecorded: false }),
    ).toHaveLength(1);
  });
});

test('one of two queued holds is not confirmed past the other; an old quarrel holds up neither side', () => {
  const held = (fields: Fields) => event({ venue: 'kings-park', ...fields });
  const other = (fields: Fields = {}) => held({ id: 'club-night', title: 'Вечер клуба', ...fields });
  const queued = other({ status: 'hold', hold: { until: '2026-12-01', by: 'club-host' } });
  const venueIssues = (before: Entry<EventEntry>[], after: Entry<EventEntry>[]) =>
    changed(before, after).filter((line) => line.includes('venue-conflict'));
  expect(venueIssues([held(hold('2026-12-01')), queued], [held({}), queued])).toEqual([
    'error venue-conflict me-16/privacy-debate.md venue',
  ]);
  expect(venueIssues([held({}), other()], [held({ title: 'Большие дебаты' }), other()])).toEqual([
    'warning venue-conflict/known me-16/privacy-debate.md venue',
  ]);
});

test('without a change nothing is said of history', () => {
  expect(judged({ events: [event(PAST)] })).toEqual([]);
});
