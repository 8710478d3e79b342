import { describe, expect, test } from 'vitest';
import type { EventEntry } from '../domain/event.ts';
import type { Issue, IssueCode } from '../domain/issue.ts';
import { event, judged, judgedChange, region, SETTINGS, venue } from '../domain/registry.test-support.ts';
import type { Entry, RegistryEntries } from '../domain/registry.ts';
import { ISSUE_WORDS } from '../i18n/issues.ts';
import { LOCALES } from '../i18n/locale.ts';
import { eventText, fileOf } from './event-file.test-support.ts';
import { parseEventFile } from './event-file.ts';
import { describeIssue } from './issues.ts';

type Fields = Readonly<Record<string, unknown>>;

const HALL = { venue: 'kings-park' };
const PAST = { start: '2026-11-10T18:00', end: '2026-11-10T21:00' };
const WEEKLY = { repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } };
const BAR = region({ id: 'me-02', name: { ru: 'Бар', en: 'Bar' } });
/** Who organises the forum may make it the community's. */
const COORDINATED = [region({ coordinators: ['sanfantee'] }), BAR];

const hold = (by = 'sanfantee', until = '2026-12-01') => ({ status: 'hold', hold: { until, by } });
const debate = (fields: Fields = {}) => event(fields);
const club = (fields: Fields = {}) =>
  event({ id: 'club-night', title: 'Вечер клуба', start: '2026-12-05T20:00', duration: 'PT3H', ...fields });
const flagship = (fields: Fields = {}) =>
  event({ id: 'forum', title: 'Форум', scope: 'community', organizers: ['sanfantee'], ...fields });
const screen = (quantity: number) => ({ equipment: [{ item: 'projector', quantity }] });
const agreed = (agreedBy: string) => ({ overlaps: [{ with: 'club-night', reason: 'разные люди', agreedBy }] });

/** Somebody edits the second of two events that are at odds already. */
const edited = (parts: Partial<RegistryEntries>): Issue[] => {
  const { events = [] } = parts;
  const last = events.at(-1)!;
  const after = [...events.slice(0, -1), { ...last, data: { ...last.data, summary: 'Приходите все.' } }];
  return judgedChange(parts, { ...parts, events: after });
};
const renamed = (...events: readonly Entry<EventEntry>[]) => judgedChange({ events: [debate()] }, { events });
const changed = (before: Fields, after: Fields, versions: readonly Entry<EventEntry>[] = []) =>
  judgedChange(
    { events: [debate(before)] },
    { events: [debate(after)] },
    versions.map(({ data }) => data),
  );
const parsed = (lines: Readonly<Record<string, string | undefined>>): Issue[] => [
  ...parseEventFile(fileOf(eventText(lines))).issues,
];
const series = (rule: string, fields: Fields = {}) => judged({ events: [debate({ repeat: { rule }, ...fields })] });

/** For every sentence a situation in which the check says it. */
const SITUATIONS: Readonly<Record<string, () => Issue[]>> = {
  'venue-conflict': () => judged({ events: [debate(HALL), club(HALL)] }),
  'venue-conflict/queue': () =>
    judged({ events: [debate({ ...HALL, ...hold() }), club({ ...HALL, ...hold('club-host') })] }),
  'venue-conflict/known': () => edited({ events: [debate(HALL), club(HALL)] }),
  'person-conflict': () => judged({ events: [debate({ speakers: ['sanfantee'] }), club({ hosts: ['sanfantee'] })] }),
  'person-conflict/hold': () =>
    judged({ events: [debate({ speakers: ['sanfantee'], ...hold('club-host') }), club({ hosts: ['sanfantee'] })] }),
  'person-conflict/organizer': () =>
    judged({ events: [debate({ speakers: ['sanfantee'] }), club({ organizers: ['sanfantee'] })] }),
  'person-conflict/queue': () =>
    judged({
      events: [
        debate({ speakers: ['sanfantee'], ...hold('club-host') }),
        club({ hosts: ['sanfantee'], ...hold('club-host') }),
      ],
    }),
  'person-conflict/known': () =>
    edited({ events: [debate({ speakers: ['sanfantee'] }), club({ hosts: ['sanfantee'] })] }),
  'equipment-conflict': () => judged({ events: [debate(screen(1)), club(screen(1))] }),
  'equipment-conflict/alone': () => judged({ events: [debate(screen(3))] }),
  'equipment-conflict/queue': () =>
    judged({ events: [debate({ ...screen(1), ...hold() }), club({ ...screen(1), ...hold('club-host') })] }),
  'equipment-conflict/known': () => edited({ events: [debate(screen(1)), club(screen(1))] }),
  'equipment-conflict/alone-known': () => edited({ events: [debate(screen(3))] }),
  'region-conflict': () => judged({ events: [debate(), club()] }),
  'region-conflict/queue': () => judged({ events: [debate(hold()), club(hold('club-host'))] }),
  'region-conflict/known': () => edited({ events: [debate(), club()] }),
  'region-conflict/local': () => judged({ events: [debate(), club({ scope: 'local' })] }),
  'community-conflict': () => judged({ events: [flagship(), club({ region: 'me-02' })], regions: COORDINATED }),
  'community-conflict/series': () =>
    judged({ events: [flagship(), club({ region: 'me-02', ...WEEKLY })], regions: COORDINATED }),
  'community-conflict/repeated': () =>
    judged({ events: [flagship(WEEKLY), club({ region: 'me-02' })], regions: COORDINATED }),
  'community-conflict/elsewhere': () =>
    judged({
      events: [flagship(), club({ region: 'ge', timezone: 'Asia/Tbilisi', start: '2026-12-05T22:00' })],
      regions: [...COORDINATED, region({ id: 'ge', name: { ru: 'Грузия', en: 'Georgia' }, country: 'ge' })],
    }),
  'community-conflict/queue': () =>
    judged({ events: [flagship(hold()), club({ region: 'me-02', ...hold('club-host') })], regions: COORDINATED }),
  'community-conflict/known': () => edited({ events: [flagship(), club({ region: 'me-02' })], regions: COORDINATED }),
  'blackout-conflict/venue': () =>
    judged({
      events: [debate(HALL)],
      venues: [venue({ closed: [{ from: '2026-12-05', to: '2026-12-06', reason: 'ремонт' }] })],
    }),
  'blackout-conflict/hours': () =>
    judged({
      events: [debate(HALL)],
      venues: [venue({ hours: [{ days: ['SA'], from: '09:00', to: '20:00' }] })],
    }),
  'blackout-conflict/region': () =>
    judged({
      events: [debate()],
      regions: [region({ blackouts: [{ from: '2026-12-05', to: '2026-12-05', reason: 'выборы' }] })],
    }),
  'blackout-conflict/venue-known': () =>
    edited({ events: [debate(HALL)], venues: [venue({ closed: [{ from: '2026-12-05', to: '2026-12-05' }] })] }),
  'blackout-conflict/hours-known': () =>
    edited({
      events: [debate(HALL)],
      venues: [venue({ hours: [{ days: ['SA'], from: '09:00', to: '20:00' }] })],
    }),
  'blackout-conflict/region-known': () =>
    edited({ events: [debate()], regions: [region({ blackouts: [{ from: '2026-12-05', to: '2026-12-05' }] })] }),
  'travel-conflict': () =>
    judged({
      events: [
        debate({ speakers: ['sanfantee'] }),
        club({ region: 'me-02', start: '2026-12-05T21:20', speakers: ['sanfantee'] }),
      ],
      regions: [region({ travel: { 'me-02': 'PT1H15M' } }), BAR],
    }),
  'self-conflict': () => series('FREQ=DAILY;COUNT=3', { end: undefined, duration: 'P1DT2H' }),
  'duplicate-event/title': () =>
    judged({ events: [debate(), club({ title: 'Дебаты о приватностях', start: '2026-12-12T18:00' })] }),
  'duplicate-event/registration': () => {
    const registration = { url: 'https://example.org/join' };
    return judged({ events: [debate({ registration }), club({ start: '2026-12-05T21:30', registration })] });
  },
  'overlap-unneeded': () =>
    judged({ events: [debate(agreed('sanfantee')), club({ start: '2026-12-06T20:00', organizers: ['sanfantee'] })] }),
  'overlap-unagreed': () => judged({ events: [debate(agreed('club-host')), club()] }),
  'flagship-coordinator': () => judged({ events: [flagship()] }),
  'flagship-too-long': () =>
    judged({ events: [flagship({ start: '2026-12-01', end: '2026-12-12' })], regions: COORDINATED }),
  'event-past': () => judgedChange({}, { events: [debate({ start: '2025-12-05T18:00', end: '2025-12-05T21:00' })] }),
  'hold-expired': () => judged({ events: [debate(hold('sanfantee', '2026-11-10'))] }),
  'hold-expiring': () => judged({ events: [debate(hold('sanfantee', '2026-11-21'))] }),
  'hold-leftover': () => judged({ events: [debate({ hold: { until: '2026-12-01', by: 'sanfantee' } })] }),
  'hold-late': () => judged({ events: [debate(hold('sanfantee', '2026-12-10'))] }),
  'hold-renewed': () =>
    changed(hold('sanfantee', '2026-11-25'), hold('sanfantee', '2026-12-01'), [
      debate(hold('sanfantee', '2026-11-22')),
    ]),
  'hold-missing-until': () => parsed({ status: 'hold', hold: '{ by: sanfantee }' }),
  'hold-too-long': () => judged({ events: [debate({ start: '2027-03-01', ...hold('sanfantee', '2027-01-15') })] }),
  'hold-undecided': () => {
    const window = { from: '2027-08-01', to: '2027-11-30', decideBy: '2026-11-10' };
    const undated = { status: 'hold', start: undefined, end: undefined, hold: { by: 'sanfantee', window } };
    return judged({ events: [debate(undated)] });
  },
  'history-deleted': () => renamed(),
  'history-id': () => renamed(debate({ id: 'debates' })),
  'history-occurrence': () => changed(PAST, { ...PAST, end: '2026-11-10T20:00' }),
  'history-occurrence/series': () =>
    changed({ ...PAST, ...WEEKLY }, { ...PAST, repeat: { ...WEEKLY.repeat, except: ['2026-11-17'] } }),
  'history-status/hold': () => changed({}, hold()),
  'history-status/held': () => changed({ ...PAST, report: { attended: 34 } }, { ...PAST, status: 'cancelled' }),
  'history-status/series': () => changed({ ...PAST, ...WEEKLY }, { ...PAST, ...WEEKLY, status: 'cancelled' }),
  'history-status/over': () => changed(PAST, { ...PAST, status: 'postponed' }),
  'repeat-endless': () => parsed({ repeat: '{ rule: FREQ=WEEKLY }' }),
  'repeat-exception': () => series('', { repeat: { ...WEEKLY.repeat, except: ['2026-12-13'] } }),
  'repeat-first': () => series('FREQ=WEEKLY;BYDAY=SU;COUNT=3'),
  'repeat-first/never': () => series('FREQ=WEEKLY;UNTIL=20261101'),
  'repeat-gap': () => series('FREQ=DAILY;COUNT=3', { start: '2027-03-27T02:30', end: undefined, duration: 'PT1H' }),
  'repeat-too-long/count': () => parsed({ repeat: '{ rule: FREQ=DAILY;COUNT=401 }' }),
  'repeat-too-long/occurrences': () => series('FREQ=DAILY;UNTIL=20290101'),
  'repeat-too-long/years': () => series('FREQ=YEARLY;COUNT=7'),
  'repeat-unsupported': () => parsed({ repeat: '{ rule: каждую субботу }' }),
  'repeat-unsupported/frequency': () => parsed({ repeat: '{ rule: FREQ=HOURLY;COUNT=3 }' }),
  'repeat-unsupported/part': () => parsed({ repeat: '{ rule: FREQ=DAILY;BYSETPOS=1;COUNT=3 }' }),
  'repeat-unsupported/both-limits': () => parsed({ repeat: '{ rule: FREQ=DAILY;COUNT=3;UNTIL=20271231 }' }),
  'repeat-unsupported/until': () => parsed({ repeat: '{ rule: FREQ=DAILY;UNTIL=31.12.2027 }' }),
  'reference-unknown/venue': () => judged({ events: [debate({ venue: 'kings-parc' })] }),
  'reference-unknown/person': () => judged({ events: [debate({ speakers: ['somebody'] })] }),
  'reference-unknown/region': () => judged({ regions: [region({ travel: { 'me-20': 'PT2H' } })] }),
  'reference-unknown/equipment': () => judged({ events: [debate({ equipment: [{ item: 'chairs' }] })] }),
  'reference-unknown/event': () => judged({ events: [debate({ partOf: 'festival' })] }),
  'reference-circle/self': () => judged({ events: [debate(agreed('sanfantee')), club(agreed('sanfantee'))] }),
  'reference-circle/part': () =>
    judged({
      events: [debate({ partOf: 'club-night' }), club({ partOf: 'forum' }), flagship({ partOf: 'privacy-debate' })],
    }),
  'reference-circle/duplicate': () =>
    judged({ events: [debate({ duplicateOf: 'club-night' }), club({ duplicateOf: 'privacy-debate' })] }),
  'file-placement/region': () => judged({ events: [debate({ region: 'me-61' })] }),
  'file-placement/venue-region': () => judged({ events: [debate({ region: 'me-02', ...HALL })] }),
  'id-duplicate': () => judged({ events: [debate(), debate({ region: 'me-02' })] }),
  'id-duplicate/removed': () =>
    judged({
      events: [debate()],
      settings: { ...SETTINGS, removed: [{ id: 'privacy-debate', reason: 'по решению суда' }] },
    }),
};

/** Many at once: what is told of a crowd, of a full house, of a main event over all others. */
const CROWDS = {
  'three at a venue for two': () =>
    last('venue-conflict', {
      events: ['Лекция', 'Мастерская', 'Показ'].map((title, index) => event({ id: `e${index}`, title, ...HALL })),
      venues: [venue({ units: 2 })],
    }),
  'two holds for the one place that is left': () =>
    last('venue-conflict', {
      events: [
        debate(HALL),
        club({ ...HALL, ...hold() }),
        event({ id: 'forum', title: 'Форум', ...HALL, ...hold('club-host') }),
      ],
      venues: [venue({ units: 2 })],
    }),
  'a speaker in eight places': () =>
    last('person-conflict', {
      events: Array.from({ length: 8 }, (_, index) =>
        event({ id: `e${index}`, title: `Лекция ${index + 1}`, speakers: ['sanfantee'] }),
      ),
    }),
  'a main event over eight others': () => {
    const events = Array.from({ length: 8 }, (_, index) =>
      club({ id: `e${index}`, title: `Клуб ${index + 1}`, region: 'me-02', start: `2026-12-05T${12 + index}:00` }),
    );
    const after = [...events, flagship({ start: '2026-12-05' })];
    return judgedChange({ events, regions: COORDINATED }, { events: after, regions: COORDINATED });
  },
  'thirty abroad during a main event': () =>
    judged({
      events: [
        flagship(),
        ...Array.from({ length: 30 }, (_, index) =>
          club({ id: `e${index}`, title: `Встреча ${index + 1}`, region: 'ge', scope: 'local' }),
        ),
      ],
      regions: [
        ...COORDINATED,
        region({ id: 'ge', name: { ru: 'Грузия', en: 'Georgia' }, country: 'ge', overlapPolicy: 'allow' }),
      ],
    }).filter(({ params }) => Number(params?.crowd) > 0),
  'two series that meet five times': () => last('region-conflict', { events: [debate(WEEKLY), club(WEEKLY)] }),
  'twenty at once': () =>
    judged({
      events: Array.from({ length: 20 }, (_, index) => event({ id: `e${index}`, title: `Встреча ${index + 1}` })),
    }).filter(({ params }) => Number(params?.crowd) > 0),
} satisfies Record<string, () => Issue[]>;

function last(code: IssueCode, parts: Partial<RegistryEntries>): Issue[] {
  return judged(parts)
    .filter((issue) => issue.code === code)
    .slice(-1);
}

const keyOf = ({ code, variant }: Issue) => (`${code}/${variant}` in ISSUE_WORDS.ru ? `${code}/${variant}` : code);
const codeOf = (key: string) => key.split('/')[0] as IssueCode;

/** The issue of a situation. */
function issueOf(key: string): Issue {
  const issue = SITUATIONS[key]?.().find((one) => keyOf(one) === key);
  if (!issue) throw new Error(`Nothing says ${key}`);
  return issue;
}

/** An issue as people read it, in both languages. */
function told(issue: Issue): string {
  const lines = LOCALES.flatMap((locale) => Object.values(describeIssue(issue, locale)));
  return `${issue.severity} ${keyOf(issue)}\n${lines.join('\n')}`.replaceAll('\u00a0', ' ');
}

/** What is said of a crowd. */
function crowd(name: keyof typeof CROWDS): string {
  expect(CROWDS[name]()).not.toEqual([]);
  return CROWDS[name]().map(told).join('\n\n');
}

/** All sentences of a code. */
function words(code: IssueCode): string {
  const keys = Object.keys(SITUATIONS).filter((key) => codeOf(key) === code);
  return keys.map((key) => told(issueOf(key))).join('\n\n');
}

describe('the words of conflicts', () => {
  test('at a venue', () =>
    expect(words('venue-conflict')).toMatchInlineSnapshot(`
      "error venue-conflict
      «Вечер клуба» и «Дебаты о приватности»: обоим нужна площадка «Kings Park» — суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другое время или другую площадку. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.
      “Вечер клуба” and “Дебаты о приватности” both need the venue “Kings Park”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another time or another venue. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.

      warning venue-conflict/queue
      Очередь броней на площадку «Kings Park», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1): сначала «Дебаты о приватности» (бронь до 1 декабря 2026), затем «Вечер клуба» (бронь до 1 декабря 2026).
      Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: events/me-16/privacy-debate.md.
      A queue of holds for the venue “Kings Park”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1): first “Дебаты о приватности” (hold until 1 December 2026), then “Вечер клуба” (hold until 1 December 2026).
      Only one can be confirmed, once the other holds have ended or given way. The other side: events/me-16/privacy-debate.md.

      warning venue-conflict/known
      «Вечер клуба» и «Дебаты о приватности»: обоим нужна площадка «Kings Park» — суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Это пересечение уже было в реестре.
      Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: events/me-16/privacy-debate.md.
      “Вечер клуба” and “Дебаты о приватности” both need the venue “Kings Park”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had this conflict.
      It does not hold up this change, but the organisers should talk. The other side: events/me-16/privacy-debate.md."
    `));
  test('over a person', () =>
    expect(words('person-conflict')).toMatchInlineSnapshot(`
    "error person-conflict
    «Миа» — сразу в двух местах: «Вечер клуба» и «Дебаты о приватности», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
    Выберите другое время или другого спикера (ведущего). Другая сторона: events/me-16/privacy-debate.md.
    Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.
    “Mia” would be in two places at once: “Вечер клуба” and “Дебаты о приватности”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
    Choose another time, or another speaker or host. The other side: events/me-16/privacy-debate.md.
    Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.

    warning person-conflict/hold
    «Миа» — сразу в двух местах: «Вечер клуба» и «Дебаты о приватности» (бронь до 1 декабря 2026), суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Не всё из этого подтверждено.
    Принять это можно; договоритесь, пока бронь легко перенести. Другая сторона: events/me-16/privacy-debate.md.
    “Mia” would be in two places at once: “Вечер клуба” and “Дебаты о приватности” (hold until 1 December 2026), Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). Not all of this is confirmed.
    This may be merged; talk while the hold is easy to move. The other side: events/me-16/privacy-debate.md.

    warning person-conflict/organizer
    «Миа» — сразу на двух событиях: «Вечер клуба» и «Дебаты о приватности», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
    Принять это можно: хотя бы одно из них только организуют. Проверьте, что организатора есть кому подменить. Другая сторона: events/me-16/privacy-debate.md.
    “Mia” would be at two events at once: “Вечер клуба” and “Дебаты о приватности”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
    This may be merged: at least one of the events they only organise. See that somebody can stand in. The other side: events/me-16/privacy-debate.md.

    warning person-conflict/queue
    «Миа» — в двух бронях сразу, суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1): сначала «Дебаты о приватности» (бронь до 1 декабря 2026), затем «Вечер клуба» (бронь до 1 декабря 2026).
    Прежде чем подтверждать, найдите замену или другое время. Другая сторона: events/me-16/privacy-debate.md.
    “Mia” in two holds at once, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1): first “Дебаты о приватности” (hold until 1 December 2026), then “Вечер клуба” (hold until 1 December 2026).
    Before they are confirmed, find somebody else or another time. The other side: events/me-16/privacy-debate.md.

    warning person-conflict/known
    «Миа» — сразу в двух местах: «Вечер клуба» и «Дебаты о приватности», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Это пересечение уже было в реестре.
    Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: events/me-16/privacy-debate.md.
    “Mia” would be in two places at once: “Вечер клуба” and “Дебаты о приватности”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had this conflict.
    It does not hold up this change, but the organisers should talk. The other side: events/me-16/privacy-debate.md."
  `));
  test('over equipment', () =>
    expect(words('equipment-conflict')).toMatchInlineSnapshot(`
      "error equipment-conflict
      На всех не хватит: «Проектор» — нужно 2, есть 1. «Вечер клуба» и «Дебаты о приватности», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другое время или возьмите меньше; своё оборудование в поле equipment не пишут. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.
      Not enough for all: “Проектор”, 2 wanted, 1 there. “Вечер клуба” and “Дебаты о приватности”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another time or take fewer; equipment that you bring yourselves does not go into the field equipment. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.

      error equipment-conflict/alone
      «Дебаты о приватности» просит больше, чем есть в реестре: «Проектор» — нужно 3, есть 1. Когда: суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1).
      Уменьшите quantity в поле equipment.
      “Дебаты о приватности” wants more than the registry has: “Проектор”, 3 wanted, 1 there. When: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1).
      Lower the quantity in the field equipment.

      warning equipment-conflict/queue
      Очередь броней: «Проектор» — нужно 2, есть 1, суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Сначала «Дебаты о приватности» (бронь до 1 декабря 2026), затем «Вечер клуба» (бронь до 1 декабря 2026).
      Подтвердить смогут тех, кому хватит, когда остальные брони кончатся или уступят. Другая сторона: events/me-16/privacy-debate.md.
      A queue of holds: “Проектор”, 2 wanted, 1 there, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). First “Дебаты о приватности” (hold until 1 December 2026), then “Вечер клуба” (hold until 1 December 2026).
      Those for whom there is enough can be confirmed, once the other holds have ended or given way. The other side: events/me-16/privacy-debate.md.

      warning equipment-conflict/known
      На всех не хватит: «Проектор» — нужно 2, есть 1. «Вечер клуба» и «Дебаты о приватности», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Так уже было в реестре.
      Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: events/me-16/privacy-debate.md.
      Not enough for all: “Проектор”, 2 wanted, 1 there. “Вечер клуба” and “Дебаты о приватности”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had this conflict.
      It does not hold up this change, but the organisers should talk. The other side: events/me-16/privacy-debate.md.

      warning equipment-conflict/alone-known
      «Дебаты о приватности» просит больше, чем есть в реестре: «Проектор» — нужно 3, есть 1. Когда: суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1). Так уже было в реестре.
      Принять правку это не мешает, но quantity в поле equipment придётся уменьшить.
      “Дебаты о приватности” wants more than the registry has: “Проектор”, 3 wanted, 1 there. When: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1). The registry already had it so.
      It does not hold up this change, but the quantity in the field equipment will have to be lowered."
    `));
  test('in a region', () =>
    expect(words('region-conflict')).toMatchInlineSnapshot(`
      "error region-conflict
      «Вечер клуба» и «Дебаты о приватности» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другое время. Если встреча небольшая и город не занимает, добавьте scope: local. Если организаторы согласны, добавьте overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.
      “Вечер клуба” and “Дебаты о приватности” are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.

      warning region-conflict/queue
      Очередь броней в регионе «Подгорица», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1): сначала «Дебаты о приватности» (бронь до 1 декабря 2026), затем «Вечер клуба» (бронь до 1 декабря 2026).
      Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: events/me-16/privacy-debate.md.
      A queue of holds in the region “Podgorica”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1): first “Дебаты о приватности” (hold until 1 December 2026), then “Вечер клуба” (hold until 1 December 2026).
      Only one can be confirmed, once the other holds have ended or given way. The other side: events/me-16/privacy-debate.md.

      warning region-conflict/known
      «Вечер клуба» и «Дебаты о приватности» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Это пересечение уже было в реестре.
      Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: events/me-16/privacy-debate.md.
      “Вечер клуба” and “Дебаты о приватности” are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had this conflict.
      It does not hold up this change, but the organisers should talk. The other side: events/me-16/privacy-debate.md.

      warning region-conflict/local
      «Вечер клуба» и «Дебаты о приватности» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Принять это можно; решите, не помешают ли события друг другу. Другая сторона: events/me-16/privacy-debate.md.
      “Вечер клуба” and “Дебаты о приватности” are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      This may be merged; decide whether they stand in each other’s way. The other side: events/me-16/privacy-debate.md."
    `));
  test('with an event of the whole community', () =>
    expect(words('community-conflict')).toMatchInlineSnapshot(`
      "error community-conflict
      Главное событие сообщества «Форум» и «Вечер клуба» идут одновременно в одной стране: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: forum, reason: …, agreedBy: … }]. Другая сторона: events/me-16/forum.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.
      The main event of the community “Форум” and “Вечер клуба” are on at the same time in one country: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: forum, reason: …, agreedBy: … }]. The other side: events/me-16/forum.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.

      warning community-conflict/series
      Серия «Вечер клуба» попадает на главное событие сообщества «Форум»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Если в этот день лучше не собираться, в файле events/me-02/club-night.md допишите дату в исключения: repeat: { …, except: [2026-12-05T20:00] }. Другая сторона: events/me-16/forum.md.
      The series “Вечер клуба” falls on the main event of the community “Форум”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      If it is better not to meet on that day, add the date to the exceptions in events/me-02/club-night.md: repeat: { …, except: [2026-12-05T20:00] }. The other side: events/me-16/forum.md.

      warning community-conflict/repeated
      Главное событие сообщества «Форум» повторяется и попадает на «Вечер клуба»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Если в этот день лучше не собираться, в файле events/me-16/forum.md допишите дату в исключения: repeat: { …, except: [2026-12-05T18:00] }. Другая сторона: events/me-16/forum.md.
      The main event of the community “Форум” repeats, and one of its dates falls on “Вечер клуба”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      If it is better not to meet on that day, add the date to the exceptions in events/me-16/forum.md: repeat: { …, except: [2026-12-05T18:00] }. The other side: events/me-16/forum.md.

      warning community-conflict/elsewhere
      Одновременно с главным событием сообщества «Форум», но в другой стране или онлайн — «Вечер клуба»: суббота, 5 декабря 2026, 22:00–00:00 (по Тбилиси, UTC+4).
      Принять это можно; решите, не отнимут ли события друг у друга людей. Другая сторона: events/me-16/forum.md.
      At the same time as the main event of the community “Форум”, but in another country or online: “Вечер клуба”, Saturday, 5 December 2026, 22:00–00:00 (Tbilisi time, UTC+4).
      This may be merged; decide whether they take people from each other. The other side: events/me-16/forum.md.

      warning community-conflict/queue
      Очередь броней вокруг главного события сообщества «Форум», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1): сначала «Форум» (бронь до 1 декабря 2026), затем «Вечер клуба» (бронь до 1 декабря 2026).
      Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: events/me-16/forum.md.
      A queue of holds around the main event of the community “Форум”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1): first “Форум” (hold until 1 December 2026), then “Вечер клуба” (hold until 1 December 2026).
      Only one can be confirmed, once the other holds have ended or given way. The other side: events/me-16/forum.md.

      warning community-conflict/known
      Главное событие сообщества «Форум» и «Вечер клуба» идут одновременно: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Это пересечение уже было в реестре.
      Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: events/me-16/forum.md.
      The main event of the community “Форум” and “Вечер клуба” are on at the same time: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had this conflict.
      It does not hold up this change, but the organisers should talk. The other side: events/me-16/forum.md."
    `));
  test('with a closed door', () =>
    expect(words('blackout-conflict')).toMatchInlineSnapshot(`
    "error blackout-conflict/venue
    «Дебаты о приватности»: площадка «Kings Park» закрыта (ремонт) — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1).
    Выберите другое время или другую площадку.
    Свободно: пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00; четверг, 3 декабря, 18:00–21:00.
    “Дебаты о приватности”: the venue “Kings Park” is closed (ремонт): Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1).
    Choose another time or another venue.
    Free: Friday, 4 December, 18:00–21:00; Monday, 7 December, 18:00–21:00; Thursday, 3 December, 18:00–21:00.

    error blackout-conflict/hours
    «Дебаты о приватности»: площадка «Kings Park» в это время не работает — суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
    Выберите время в часы работы площадки (они указаны в её файле) или другую площадку.
    Свободно: суббота, 5 декабря, 17:00–20:00; суббота, 5 декабря, 16:45–19:45; суббота, 5 декабря, 16:30–19:30.
    “Дебаты о приватности”: the venue “Kings Park” is not open then: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
    Choose a time within its hours (its file has them), or another venue.
    Free: Saturday, 5 December, 17:00–20:00; Saturday, 5 December, 16:45–19:45; Saturday, 5 December, 16:30–19:30.

    error blackout-conflict/region
    «Дебаты о приватности»: в регионе «Подгорица» в эти дни событий не назначают (выборы) — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1).
    Выберите другой день.
    Свободно: воскресенье, 6 декабря, 18:00–21:00; пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00.
    “Дебаты о приватности”: the region “Podgorica” has no events on these days (выборы): Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1).
    Choose another day.
    Free: Sunday, 6 December, 18:00–21:00; Friday, 4 December, 18:00–21:00; Monday, 7 December, 18:00–21:00.

    warning blackout-conflict/venue-known
    «Дебаты о приватности»: площадка «Kings Park» закрыта — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1). Так уже было в реестре.
    Принять правку это не мешает, но время или площадку придётся поменять.
    “Дебаты о приватности”: the venue “Kings Park” is closed: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1). The registry already had it so.
    It does not hold up this change, but the time or the venue will have to change.

    warning blackout-conflict/hours-known
    «Дебаты о приватности»: площадка «Kings Park» в это время не работает — суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Так уже было в реестре.
    Принять правку это не мешает, но время или площадку придётся поменять.
    “Дебаты о приватности”: the venue “Kings Park” is not open then: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). The registry already had it so.
    It does not hold up this change, but the time or the venue will have to change.

    warning blackout-conflict/region-known
    «Дебаты о приватности»: в регионе «Подгорица» в эти дни событий не назначают — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1). Так уже было в реестре.
    Принять правку это не мешает, но день придётся поменять.
    “Дебаты о приватности”: the region “Podgorica” has no events on these days: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1). The registry already had it so.
    It does not hold up this change, but the day will have to change."
  `));
  test('with the way there', () =>
    expect(words('travel-conflict')).toMatchInlineSnapshot(`
    "warning travel-conflict
    «Миа» — можно не успеть с одного события на другое: «Вечер клуба» и «Дебаты о приватности». Дорога занимает 1 час 15 минут, а между ними 20 минут: суббота, 5 декабря 2026, 21:00–21:20 (по Подгорице, UTC+1).
    Принять это можно; лучше раздвинуть события или найти замену. Другая сторона: events/me-16/privacy-debate.md.
    “Mia” may not make it from one event to the other: “Вечер клуба” and “Дебаты о приватности”. The way takes 1 hour 15 minutes, with 20 minutes between them: Saturday, 5 December 2026, 21:00–21:20 (Podgorica time, UTC+1).
    This may be merged; better leave more time between the two, or find somebody else. The other side: events/me-16/privacy-debate.md."
  `));
  test('of a series with itself', () =>
    expect(words('self-conflict')).toMatchInlineSnapshot(`
    "error self-conflict
    Встречи серии «Дебаты о приватности» накладываются друг на друга: воскресенье, 6 декабря 2026, 18:00–20:00 (по Подгорице, UTC+1).
    Укоротите событие или повторяйте его реже.
    The dates of the series “Дебаты о приватности” overlap each other: Sunday, 6 December 2026, 18:00–20:00 (Podgorica time, UTC+1).
    Make the event shorter, or repeat it less often."
  `));
  test('of what is entered twice', () =>
    expect(words('duplicate-event')).toMatchInlineSnapshot(`
    "warning duplicate-event/title
    Событие «Дебаты о приватностях» похоже на «Дебаты о приватности» (events/me-16/privacy-debate.md): тот же регион, близкие даты и почти то же название.
    Если это одно событие, оставьте один файл, а если оба уже опубликованы, добавьте сюда duplicateOf: privacy-debate. Если разные, назовите их так, чтобы их не путали, или свяжите полем partOf.
    The event “Дебаты о приватностях” looks like “Дебаты о приватности” (events/me-16/privacy-debate.md): the same region, dates close to each other and almost the same title.
    If they are one event, keep one file; if both are published already, add duplicateOf: privacy-debate here. If not, give them titles that nobody mistakes, or tie them together with partOf.

    warning duplicate-event/registration
    У событий «Вечер клуба» и «Дебаты о приватности» (events/me-16/privacy-debate.md) в один день одна и та же ссылка на регистрацию.
    Если это одно событие, оставьте один файл, а если оба уже опубликованы, добавьте сюда duplicateOf: privacy-debate. Если разные, исправьте ссылку или свяжите их полем partOf.
    “Вечер клуба” and “Дебаты о приватности” (events/me-16/privacy-debate.md) have the same registration address on the same day.
    If they are one event, keep one file; if both are published already, add duplicateOf: privacy-debate here. If not, correct the address, or tie them together with partOf."
  `));

  test.each(Object.keys(SITUATIONS).filter((key) => key.includes('-conflict')))(
    '%s names all there is to know',
    (key) => {
      const issue = issueOf(key);
      const sides = [issue, ...(issue.conflict?.with ?? []).map((id) => ({ file: `/${id}.md` }))];
      for (const [locale, weekday, zone] of [
        ['ru', /суббота|воскресенье/, /\(по\s.+, UTC\+\d\)/],
        ['en', /Saturday|Sunday/, /\(\w+\stime, UTC\+\d\)/],
      ] as const) {
        const { message, hint, free } = describeIssue(issue, locale);
        for (const { file } of sides) expect(message).toContain(TITLES[file.replace(/^.*\/|\.md$/g, '')]);
        for (const { file } of sides.slice(1)) expect(hint, 'the other file').toContain(file);
        expect(message, 'the day').toMatch(weekday);
        expect(message, 'whose clock').toMatch(zone);
        // No other time gives an event more of a thing than there is, or a series fewer dates.
        const isHelpless = ['equipment-conflict/alone', 'self-conflict'].includes(key);
        expect(free !== undefined).toBe(issue.severity === 'error' && !isHelpless);
      }
    },
  );
});

const TITLES: Readonly<Record<string, string>> = {
  'privacy-debate': 'Дебаты о приватности',
  'club-night': 'Вечер клуба',
  forum: 'Форум',
};

describe('the words of crowds', () => {
  test('three at a venue for two', () =>
    expect(crowd('three at a venue for two')).toMatchInlineSnapshot(`
    "error venue-conflict
    «Показ», «Лекция» и «Мастерская»: всем нужна площадка «Kings Park» — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1).
    Выберите другое время или другую площадку. Другая сторона: events/me-16/e0.md, events/me-16/e1.md.
    Свободно: воскресенье, 6 декабря, 18:00–21:00; пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00.
    “Показ”, “Лекция” and “Мастерская” all need the venue “Kings Park”: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1).
    Choose another time or another venue. The other side: events/me-16/e0.md, events/me-16/e1.md.
    Free: Sunday, 6 December, 18:00–21:00; Friday, 4 December, 18:00–21:00; Monday, 7 December, 18:00–21:00."
  `));
  test('two holds for the one place that is left', () =>
    expect(crowd('two holds for the one place that is left')).toMatchInlineSnapshot(`
      "warning venue-conflict/queue
      Очередь броней на площадку «Kings Park», суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1): сначала «Форум» (бронь до 1 декабря 2026) и «Дебаты о приватности», затем «Вечер клуба» (бронь до 1 декабря 2026).
      Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: events/me-16/forum.md, events/me-16/privacy-debate.md.
      A queue of holds for the venue “Kings Park”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1): first “Форум” (hold until 1 December 2026) and “Дебаты о приватности”, then “Вечер клуба” (hold until 1 December 2026).
      Only one can be confirmed, once the other holds have ended or given way. The other side: events/me-16/forum.md, events/me-16/privacy-debate.md."
    `));
  test('a speaker in eight places', () =>
    expect(crowd('a speaker in eight places')).toMatchInlineSnapshot(`
    "error person-conflict
    «Миа» — сразу в нескольких местах: «Лекция 8», «Лекция 1», «Лекция 2», «Лекция 3», «Лекция 4», «Лекция 5» и ещё 2, суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1).
    Выберите другое время или другого спикера (ведущего). Другая сторона: events/me-16/e0.md, events/me-16/e1.md, events/me-16/e2.md, events/me-16/e3.md, events/me-16/e4.md.
    Свободно: воскресенье, 6 декабря, 18:00–21:00; пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00.
    “Mia” would be in several places at once: “Лекция 8”, “Лекция 1”, “Лекция 2”, “Лекция 3”, “Лекция 4”, “Лекция 5” and 2 more, Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1).
    Choose another time, or another speaker or host. The other side: events/me-16/e0.md, events/me-16/e1.md, events/me-16/e2.md, events/me-16/e3.md, events/me-16/e4.md.
    Free: Sunday, 6 December, 18:00–21:00; Friday, 4 December, 18:00–21:00; Monday, 7 December, 18:00–21:00."
  `));
  test('a main event over eight others', () =>
    expect(crowd('a main event over eight others')).toMatchInlineSnapshot(`
      "error community-conflict
      Главное событие сообщества «Форум» и «Клуб 1» идут одновременно в одной стране: суббота, 5 декабря 2026, 12:00–15:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e0, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e0.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 1” are on at the same time in one country: Saturday, 5 December 2026, 12:00–15:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: e0, reason: …, agreedBy: … }]. The other side: events/me-02/e0.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December.

      error community-conflict
      Главное событие сообщества «Форум» и «Клуб 2» идут одновременно в одной стране: суббота, 5 декабря 2026, 13:00–16:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e1, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e1.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 2” are on at the same time in one country: Saturday, 5 December 2026, 13:00–16:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: e1, reason: …, agreedBy: … }]. The other side: events/me-02/e1.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December.

      error community-conflict
      Главное событие сообщества «Форум» и «Клуб 3» идут одновременно в одной стране: суббота, 5 декабря 2026, 14:00–17:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e2, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e2.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 3” are on at the same time in one country: Saturday, 5 December 2026, 14:00–17:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: e2, reason: …, agreedBy: … }]. The other side: events/me-02/e2.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December.

      error community-conflict
      Главное событие сообщества «Форум» и «Клуб 4» идут одновременно в одной стране: суббота, 5 декабря 2026, 15:00–18:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e3, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e3.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 4” are on at the same time in one country: Saturday, 5 December 2026, 15:00–18:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: e3, reason: …, agreedBy: … }]. The other side: events/me-02/e3.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December.

      error community-conflict
      Главное событие сообщества «Форум» и «Клуб 5» идут одновременно в одной стране: суббота, 5 декабря 2026, 16:00–19:00 (по Подгорице, UTC+1).
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e4, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e4.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 5” are on at the same time in one country: Saturday, 5 December 2026, 16:00–19:00 (Podgorica time, UTC+1).
      Choose another date. If the organisers agree, add overlaps: [{ with: e4, reason: …, agreedBy: … }]. The other side: events/me-02/e4.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December.

      error community-conflict
      Главное событие сообщества «Форум» и «Клуб 6» идут одновременно в одной стране: суббота, 5 декабря 2026, 17:00–20:00 (по Подгорице, UTC+1). И ещё 2 таких же.
      Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{ with: e5, reason: …, agreedBy: … }]. Другая сторона: events/me-02/e5.md.
      Свободно: воскресенье, 6 декабря; пятница, 4 декабря; понедельник, 7 декабря.
      The main event of the community “Форум” and “Клуб 6” are on at the same time in one country: Saturday, 5 December 2026, 17:00–20:00 (Podgorica time, UTC+1). And 2 more like these.
      Choose another date. If the organisers agree, add overlaps: [{ with: e5, reason: …, agreedBy: … }]. The other side: events/me-02/e5.md.
      Free: Sunday, 6 December; Friday, 4 December; Monday, 7 December."
    `));
  test('thirty abroad during a main event', () =>
    expect(crowd('thirty abroad during a main event')).toMatchInlineSnapshot(`
      "warning community-conflict/elsewhere
      Одновременно с главным событием сообщества «Форум», но в другой стране или онлайн — «Встреча 28»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). Таких событий ещё 9.
      Принять это можно; решите, не отнимут ли события друг у друга людей. Другая сторона: events/me-16/forum.md.
      At the same time as the main event of the community “Форум”, but in another country or online: “Встреча 28”, Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). And 9 more like it.
      This may be merged; decide whether they take people from each other. The other side: events/me-16/forum.md."
    `));
  test('two series that meet five times', () =>
    expect(crowd('two series that meet five times')).toMatchInlineSnapshot(`
      "error region-conflict
      «Вечер клуба» и «Дебаты о приватности» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1). И ещё 4 в этой серии.
      Выберите другое время. Если встреча небольшая и город не занимает, добавьте scope: local. Если организаторы согласны, добавьте overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00 вместо 5 декабря; пятница, 4 декабря, 20:00–23:00 вместо 5 декабря; понедельник, 7 декабря, 20:00–23:00 вместо 5 декабря. В файле: repeat: { …, moved: [{ from: 2026-12-05T20:00, start: 2026-12-06T20:00, end: 2026-12-06T23:00 }] }
      “Вечер клуба” and “Дебаты о приватности” are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1). And 4 more in this series.
      Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00 instead of 5 December; Friday, 4 December, 20:00–23:00 instead of 5 December; Monday, 7 December, 20:00–23:00 instead of 5 December. In the file: repeat: { …, moved: [{ from: 2026-12-05T20:00, start: 2026-12-06T20:00, end: 2026-12-06T23:00 }] }"
    `));
  test('twenty at once', () =>
    expect(crowd('twenty at once')).toMatchInlineSnapshot(`
      "error region-conflict
      «Встреча 20», «Встреча 1», «Встреча 2», «Встреча 11», «Встреча 12», «Встреча 13» и ещё 6 идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1). Таких событий ещё 8.
      Выберите другое время. Если встреча небольшая и город не занимает, добавьте scope: local. Если организаторы согласны, добавьте overlaps: [{ with: e0, reason: …, agreedBy: … }, { with: e1, reason: …, agreedBy: … }, { with: e10, reason: …, agreedBy: … }, { with: e11, reason: …, agreedBy: … }, { with: e12, reason: …, agreedBy: … }]. Другая сторона: events/me-16/e0.md, events/me-16/e1.md, events/me-16/e10.md, events/me-16/e11.md, events/me-16/e12.md.
      Свободно: воскресенье, 6 декабря, 18:00–21:00; пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00.
      “Встреча 20”, “Встреча 1”, “Встреча 2”, “Встреча 11”, “Встреча 12”, “Встреча 13” and 6 more are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1). And 8 more like it.
      Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: [{ with: e0, reason: …, agreedBy: … }, { with: e1, reason: …, agreedBy: … }, { with: e10, reason: …, agreedBy: … }, { with: e11, reason: …, agreedBy: … }, { with: e12, reason: …, agreedBy: … }]. The other side: events/me-16/e0.md, events/me-16/e1.md, events/me-16/e10.md, events/me-16/e11.md, events/me-16/e12.md.
      Free: Sunday, 6 December, 18:00–21:00; Friday, 4 December, 18:00–21:00; Monday, 7 December, 18:00–21:00."
    `));
});

describe('the words of rules', () => {
  test('of agreements', () =>
    expect(`${words('overlap-unneeded')}\n\n${words('overlap-unagreed')}`).toMatchInlineSnapshot(`
      "warning overlap-unneeded
      Договорённость о пересечении с событием «Вечер клуба» больше не нужна: общего времени у них нет.
      Уберите эту запись из overlaps.
      The agreed overlap with “Вечер клуба” is not needed any more: the two share no time.
      Take this entry out of overlaps.

      warning overlap-unagreed
      Пересечение с событием «Вечер клуба» согласовано не с тем: «Ведущий клуба» — не координатор региона и не организатор того события.
      В agreedBy назовите того, кто может согласиться: организатора того события или координатора региона.
      The overlap with “Вечер клуба” is agreed by “Ведущий клуба”, who is neither a coordinator of the region nor an organiser of that event.
      In agreedBy name somebody who may agree: an organiser of the other event, or a coordinator of the region."
    `));
  test('of events of the whole community', () =>
    expect(`${words('flagship-coordinator')}\n\n${words('flagship-too-long')}`).toMatchInlineSnapshot(`
      "error flagship-coordinator
      Сделать событие главным для сообщества (scope: community) может только координатор, а среди организаторов его нет.
      Договоритесь с координатором региона и допишите его id в organizers или уберите scope: community.
      Only a coordinator may make an event a main event of the community (scope: community), and there is none among its organisers.
      Talk to a coordinator of the region and add their id to organizers, or take out scope: community.

      error flagship-too-long
      Главное событие сообщества занимает 12 дней, а можно не больше 10.
      Сократите событие или уберите scope: community: части фестиваля могут быть обычными событиями с partOf.
      This main event of the community takes 12 days; the limit is 10.
      Shorten the event, or take out scope: community: parts of a festival can be ordinary events with partOf."
    `));
  test('of holds', () => {
    const codes = new Set(
      Object.keys(SITUATIONS)
        .map(codeOf)
        .filter((code) => code.startsWith('hold-')),
    );
    expect([...codes].map(words).join('\n\n')).toMatchInlineSnapshot(`
      "warning hold-expired
      Бронь кончилась 10 ноября 2026: дата свободна для других.
      Подтвердите событие (status: confirmed), продлите hold.until или отмените (status: cancelled).
      The hold ended on 10 November 2026: its date is free for others.
      Confirm the event (status: confirmed), extend hold.until, or cancel it (status: cancelled).

      warning hold-expiring
      Бронь кончается 21 ноября 2026: остался 1 день.
      Подтвердите событие (status: confirmed) или, если ещё не продлевали, продлите hold.until; иначе дата освободится сама.
      The hold ends on 21 November 2026: 1 day left.
      Confirm the event (status: confirmed) or, if it was not renewed before, move hold.until; otherwise the date is set free by itself.

      warning hold-leftover
      Событие подтверждено, а поле hold осталось: бронь больше ничего не держит.
      Уберите поле hold.
      The event is confirmed, but its field hold is still there: it holds nothing any more.
      Take out the field hold.

      warning hold-late
      Бронь держат до 10 декабря 2026 — позже, чем кончится само событие.
      Решите раньше: hold.until не позже 2026-12-04.
      The hold is kept until 10 December 2026, which is after the event itself.
      Decide earlier: hold.until no later than 2026-12-04.

      error hold-renewed
      Бронь продлевают уже 2-й раз, а можно не больше 1.
      Верните в hold.until прежний день, 2026-11-25, и подтвердите событие или отпустите дату.
      This is renewal number 2 of the hold; the limit is 1.
      Put the former day, 2026-11-25, back into hold.until, and confirm the event or let the date go.

      error hold-missing-until
      У брони нет последнего дня.
      Добавьте последний день, например hold: { until: ГГГГ-ММ-ДД, by: … }, или окно дат (window).
      The hold has no last day.
      Add one, for instance hold: { until: YYYY-MM-DD, by: … }, or a window of dates (window).

      error hold-too-long
      Бронь до 15 января 2027 слишком долгая: можно не больше 30 дней от сегодняшнего.
      Укажите день не позже 2026-12-20.
      A hold until 15 January 2027 is too long: 30 days from today at most.
      Give 2026-12-20 or an earlier day.

      warning hold-undecided
      Срок выбора даты прошёл 10 ноября 2026, а у брони всё ещё только окно дат: оно никого не держит.
      Назначьте дату (start, end и status: confirmed), сдвиньте decideBy или отмените событие.
      The day to choose a date by, 10 November 2026, has passed, and the hold still has only a window of dates, which keeps nobody away.
      Set the date (start, end and status: confirmed), move decideBy, or cancel the event."
    `);
  });
  test('of what has been', () => {
    const codes = new Set(
      Object.keys(SITUATIONS)
        .map(codeOf)
        .filter((code) => code.startsWith('history-')),
    );
    expect([...codes].map(words).join('\n\n')).toMatchInlineSnapshot(`
      "error history-deleted
      Файл события «Дебаты о приватности» удалён, а его видели и на него подписаны: подтверждённые события из реестра не исчезают.
      Верните файл. Если события не будет — status: cancelled; если оно записано дважды — duplicateOf: id-другого. Удаляют только модераторы (removed в settings.yaml).
      The file of “Дебаты о приватности” is deleted, though people have seen it and subscribed to it: confirmed events do not vanish.
      Put the file back. If the event is off: status: cancelled; if it was entered twice: duplicateOf: the-other-id. Only moderators delete (removed in settings.yaml).

      error history-id
      Файл переименован: был «privacy-debate», стал «debates», а id события — это адрес страницы, он не меняется.
      Верните имя файла: events/me-16/privacy-debate.md. Менять можно всё внутри файла и папку региона.
      The file is renamed: “privacy-debate” has become “debates”, but the id of an event is the address of its page and never changes.
      Give the file its name back: events/me-16/privacy-debate.md. All inside the file may change, and its region’s folder.

      error history-occurrence
      Событие «Дебаты о приватности» уже прошло: вторник, 10 ноября 2026, 18:00–21:00 (по Подгорице, UTC+1). Его время нельзя ни сдвинуть, ни убрать.
      Верните прежнее время. Итоги добавляют полем report; ошибку в прошлом правят модераторы (corrections в settings.yaml).
      “Дебаты о приватности” is over: Tuesday, 10 November 2026, 18:00–21:00 (Podgorica time, UTC+1). Its time can neither be moved nor taken out.
      Put the former time back. Results go into the field report; moderators correct the past (corrections in settings.yaml).

      error history-occurrence/series
      Встреча серии «Дебаты о приватности» уже прошла: вторник, 17 ноября 2026, 18:00–21:00 (по Подгорице, UTC+1). Её нельзя ни сдвинуть, ни убрать.
      Верните прежнее правило; чтобы серия пошла иначе, закончите её через UNTIL и заведите новую отдельным файлом.
      A date of the series “Дебаты о приватности” is over: Tuesday, 17 November 2026, 18:00–21:00 (Podgorica time, UTC+1). It can neither be moved nor taken out.
      Put the former rule back; to go on in another way, end the series with UNTIL and begin a new one in a file of its own.

      error history-status/hold
      Событие уже было подтверждено: снова сделать его бронью нельзя.
      Если дата под вопросом, поставьте status: postponed, а когда она найдётся — снова confirmed.
      The event was confirmed before: it cannot become a hold again.
      If the date is in doubt, use status: postponed, and confirmed again once there is one.

      error history-status/held
      Событие проведено, у него есть report: его нельзя ни отменить, ни отложить.
      Верните status: confirmed. Ошибку в прошлом правят модераторы (corrections в settings.yaml).
      The event took place and has a report: it can be neither cancelled nor postponed.
      Put back status: confirmed. Moderators correct the past (corrections in settings.yaml).

      error history-status/series
      Часть встреч серии уже прошла: целиком её не отменяют и не откладывают, иначе пропадут и они.
      Верните status: confirmed и закончите серию через UNTIL в repeat.rule или уберите отдельные даты через except.
      Some dates of this series have passed: it is neither cancelled nor postponed as a whole, or they would vanish as well.
      Put back status: confirmed and end the series with UNTIL in repeat.rule, or take single dates out with except.

      error history-status/over
      Событие уже прошло: отложить его нельзя.
      Если оно не состоялось, поставьте status: cancelled; новую дату заведите новым файлом.
      The event is over: it cannot be postponed.
      If it did not take place, use status: cancelled; a new date gets a new file."
    `);
  });
  test('of series', () => {
    const codes = new Set(
      Object.keys(SITUATIONS)
        .map(codeOf)
        .filter((code) => code.startsWith('repeat-')),
    );
    expect([...codes].map(words).join('\n\n')).toMatchInlineSnapshot(`
      "error repeat-endless
      У серии нет конца.
      Добавьте в правило ;UNTIL=20271231 (последний день) или ;COUNT=10 (сколько раз).
      The series has no end.
      Add ;UNTIL=20271231 (the last day) or ;COUNT=10 (how many times) to the rule.

      error repeat-exception
      2026-12-13T18:00 — не дата этой серии.
      Ближайшая дата серии: 2026-12-12T18:00.
      2026-12-13T18:00 is not a date of this series.
      The nearest date of the series: 2026-12-12T18:00.

      error repeat-first
      Первая дата 2026-12-05T18:00 не подходит под правило повторения.
      Первая дата по правилу: 2026-12-06T18:00.
      The first date 2026-12-05T18:00 does not follow the rule of the series.
      The first date by the rule: 2026-12-06T18:00.

      error repeat-first/never
      Правило повторения не даёт ни одной даты начиная с 2026-12-05T18:00.
      Проверьте в правиле BYMONTH, BYMONTHDAY, BYDAY и UNTIL.
      The rule of the series gives no date at all from 2026-12-05T18:00 on.
      Check BYMONTH, BYMONTHDAY, BYDAY and UNTIL of the rule.

      warning repeat-gap
      Времени 2027-03-28T02:30 в зоне Europe/Podgorica не бывает (часы переводят вперёд): встреча сдвинется на 2027-03-28T03:30.
      Если это не то, что нужно, укажите другое время в repeat.moved.
      There is no 2027-03-28T02:30 in Europe/Podgorica (the clocks are turned forward): that meeting moves to 2027-03-28T03:30.
      If that is not meant, give another time in repeat.moved.

      error repeat-too-long/count
      Встреч в серии 401, а можно не больше 400.
      Уменьшите COUNT; продолжить серию можно новым файлом.
      The series has 401 dates; the limit is 400.
      Lower COUNT; a new file can continue the series.

      error repeat-too-long/occurrences
      В серии больше 400 встреч.
      Поставьте UNTIL раньше; продолжить серию можно новым файлом.
      The series has more than 400 dates.
      Set an earlier UNTIL; a new file can continue the series.

      error repeat-too-long/years
      Серия длиннее 5 лет.
      Поставьте UNTIL раньше.
      The series lasts longer than 5 years.
      Set an earlier UNTIL.

      error repeat-unsupported
      Правило повторения не поддерживается: каждую субботу.
      Например: FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231 или FREQ=MONTHLY;BYDAY=1SU;COUNT=12.
      The rule of the series is not supported: каждую субботу.
      For instance: FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231 or FREQ=MONTHLY;BYDAY=1SU;COUNT=12.

      error repeat-unsupported/frequency
      Частота «HOURLY» не поддерживается.
      Допустимо FREQ=DAILY, WEEKLY, MONTHLY или YEARLY.
      The frequency “HOURLY” is not supported.
      FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.

      error repeat-unsupported/part
      Часть правила «BYSETPOS» не поддерживается: её не понимают многие календари.
      Допустимы FREQ, INTERVAL, COUNT или UNTIL, BYDAY, BYMONTHDAY, BYMONTH.
      The part “BYSETPOS” of the rule is not supported: many calendars do not understand it.
      Supported: FREQ, INTERVAL, COUNT or UNTIL, BYDAY, BYMONTHDAY, BYMONTH.

      error repeat-unsupported/both-limits
      В правиле и COUNT, и UNTIL.
      Оставьте одно из двух.
      The rule has both COUNT and UNTIL.
      Keep one of the two.

      error repeat-unsupported/until
      Конец серии записан неверно: UNTIL=31.12.2027.
      Пишите день без дефисов: UNTIL=20271231.
      The end of the series is not readable: UNTIL=31.12.2027.
      Write the day without hyphens: UNTIL=20271231."
    `);
  });
  test('of names and places', () => {
    const codes = ['reference-unknown', 'reference-circle', 'file-placement', 'id-duplicate'] as const;
    expect(codes.map(words).join('\n\n')).toMatchInlineSnapshot(`
      "error reference-unknown/venue
      Площадки «kings-parc» нет в реестре.
      Возможно, вы имели в виду «kings-park». Если площадка новая, добавьте venues/kings-parc.md или укажите place.
      The registry has no venue “kings-parc”.
      Did you mean “kings-park”? If the venue is new, add venues/kings-parc.md or give a place.

      error reference-unknown/person
      Человека «somebody» нет в реестре.
      Добавьте файл people/somebody.md с согласия этого человека или уберите имя.
      The registry has no person “somebody”.
      Add the file people/somebody.md with that person’s consent, or remove the name.

      error reference-unknown/region
      Региона «me-20» нет в реестре.
      Проверьте написание: файлы регионов лежат в regions/.
      The registry has no region “me-20”.
      Check the spelling: regions have their files in regions/.

      error reference-unknown/equipment
      Оборудования «chairs» нет в реестре.
      Добавьте файл equipment/chairs.md или уберите строку.
      The registry has no equipment “chairs”.
      Add the file equipment/chairs.md, or remove the line.

      error reference-unknown/event
      События «festival» нет в реестре.
      Проверьте id: это имя файла события без .md.
      The registry has no event “festival”.
      Check the id: it is the name of the event’s file without .md.

      error reference-circle/self
      В поле «overlaps» событие называет само себя.
      Назовите там другое событие или уберите эту строку.
      In the field “overlaps” the event names itself.
      Name another event there, or take the line out.

      error reference-circle/part
      События входят друг в друга по кругу: club-night → forum → privacy-debate → club-night.
      Уберите partOf у того из них, в которое входят остальные.
      The events are parts of each other in a circle: club-night → forum → privacy-debate → club-night.
      Take partOf out of the one that the others are parts of.

      error reference-circle/duplicate
      События объявлены повторами друг друга по кругу: club-night → privacy-debate → club-night. Из календаря пропадут все.
      Уберите duplicateOf у того из них, которое остаётся.
      The events are declared duplicates of each other in a circle: club-night → privacy-debate → club-night. All of them would leave the calendar.
      Take duplicateOf out of the one that stays.

      error file-placement/region
      Региона «me-61» нет в реестре: папка события — это его регион.
      Возможно, вы имели в виду events/me-16/. Есть регионы: me-02, me-16, online.
      There is no region “me-61”: the folder of an event is its region.
      Did you mean events/me-16/? Regions: me-02, me-16, online.

      error file-placement/venue-region
      Площадка «kings-park» относится к региону me-16, а файл события лежит в папке me-02.
      Переложите файл в events/me-16/privacy-debate.md или исправьте площадку.
      The venue “kings-park” is in region me-16, but the event file lies in me-02.
      Move the file to events/me-16/privacy-debate.md, or correct the venue.

      error id-duplicate
      Имя «privacy-debate» уже занято файлом events/me-02/privacy-debate.md.
      Переименуйте файл: имя должно быть единственным во всём реестре.
      The name “privacy-debate” is taken by events/me-02/privacy-debate.md.
      Rename the file: its name must be the only one in the whole registry.

      error id-duplicate/removed
      Событие «privacy-debate» убрано из реестра (removed в settings.yaml), и его имя больше не дают.
      Дайте файлу другое имя; если событие вернули, уберите его из removed.
      The event “privacy-debate” was taken out of the registry (removed in settings.yaml), and its name is not given again.
      Give the file another name; if the event is back, take it out of removed."
    `);
  });
});

describe('every sentence', () => {
  const all = () => [...Object.keys(SITUATIONS).map(issueOf), ...Object.values(CROWDS).flatMap((crowd) => crowd())];

  test('has all of its places filled: an ellipsis stands only where the reader is to write something', () => {
    for (const issue of all()) {
      const text = told(issue).replaceAll(/\b(?:reason|agreedBy|by|place): …|\{ …(?=, )/g, 'x');
      expect(text, keyOf(issue)).not.toMatch(
        /…|\{\w+\}|undefined|null|NaN|\[object|«»|“”|\(\)|: [.;,]| [,.](?!md)| {2}/,
      );
    }
  });

  test('is said by something, and everything is said in words of its own, in both languages', () => {
    // What only a pull request can do is told where pull requests are tested.
    const ofFiles = /^(?:file|frontmatter|markdown|time)-|^personal-data|^unconfirmed-author|^id-duplicate\/open/;
    const said = Object.keys(SITUATIONS).filter((key) => !ofFiles.test(key));
    for (const locale of LOCALES) {
      const written = Object.keys(ISSUE_WORDS[locale]).filter((key) => !ofFiles.test(key));
      expect(written.sort()).toEqual(said.sort());
    }
  });

  test('keeps a Russian dash with the word before it, and quotes as its language does', () => {
    for (const issue of all()) {
      const { message, hint, free = '' } = describeIssue(issue, 'ru');
      expect(message + hint + free, keyOf(issue)).not.toMatch(/[^\u00a0] ?—|["“”]/);
      expect(Object.values(describeIssue(issue, 'en')).join(), keyOf(issue)).not.toMatch(/["«»]/);
    }
  });
});
