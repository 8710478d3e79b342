import { entries, event, person, venue } from '../domain/registry.test-support.ts';
import { reviewOf } from './review.test-support.ts';
import type { Review } from './review.ts';

const previewOf = () => 'https://mivent.example/preview/#1.abc';
const debate = event({
  venue: 'kings-park',
  organizers: ['sanfantee'],
  price: 'free',
  summary: 'Два часа о камерах, паспортах и наличных.',
});
const lecture = event({
  id: 'stellar-lecture',
  title: 'Лекция о Stellar',
  format: 'lecture',
  venue: 'kings-park',
  start: '2026-12-05T19:00',
  end: '2026-12-05T20:30',
});
const breakfast = event({
  id: 'breakfast',
  title: 'МТЛ-завтрак',
  format: 'breakfast',
  start: '2026-11-29T10:00',
  end: '2026-11-29T12:00',
  repeat: { rule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601' },
  scope: 'local',
});
const hold = event({
  id: 'new-year',
  title: 'Новогодний вечер',
  format: 'party',
  status: 'hold',
  hold: { until: '2026-11-30', by: 'club-host' },
  start: '2026-12-04T20:00',
  end: '2026-12-05T01:00',
});
const camp = event({
  id: 'winter-camp',
  title: 'Зимний кемп',
  format: 'camp',
  region: 'me-02',
  start: '2026-12-03',
  end: '2026-12-06',
});
const open = {
  events: [
    event({
      id: 'games',
      title: 'Вечер настольных игр',
      format: 'club',
      start: '2026-12-02T19:00',
      end: '2026-12-02T22:00',
    }),
  ],
};
const around = [breakfast, hold, camp];

/** A few reviews that a reader of the calendar would know: for tests, and to be looked at. */
export const SAMPLE_REVIEWS: Readonly<Record<string, () => Review>> = {
  free: () => reviewOf({ events: around }, { events: [...around, debate] }, { open, previewOf }),
  first: () => reviewOf({ events: around }, { events: [...around, debate] }, { open, previewOf, later: [12] }),
  clash: () =>
    reviewOf({ events: [...around, lecture] }, { events: [...around, lecture, debate] }, { open, previewOf }),
  moved: () =>
    reviewOf(
      { events: [...around, debate] },
      {
        events: [
          ...around,
          event({
            ...debate.data,
            start: '2026-12-08T19:00',
            end: '2026-12-08T22:00',
            summary: 'Иначе.',
            status: 'hold',
            hold: { until: '2026-12-01', by: 'sanfantee' },
          }),
        ],
      },
      { open, previewOf, application: { code: ['package.json', '.github/workflows/deploy.yml'] } },
    ),
  series: () =>
    reviewOf(
      { events: [...around, lecture] },
      {
        events: [
          ...around,
          lecture,
          event({
            id: 'saturday-club',
            title: 'Субботний клуб',
            format: 'club',
            venue: 'kings-park',
            start: '2026-11-28T18:00',
            end: '2026-11-28T21:00',
            repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270227' },
          }),
        ],
      },
      { open, previewOf },
    ),
  hostile: () =>
    reviewOf(
      { events: around },
      {
        events: [
          ...around,
          event({
            title: '<!-- @all **x** | `a` [x](javascript:1) ]]> #12 GH-1 $x$ :tada: https://evil.example <img src=x>',
            place: '| @team | <script>alert(1)</script> [^1]',
            organizers: ['sanfantee'],
          }),
        ],
      },
      {
        open,
        previewOf,
        application: {
          code: ['a`b@all.md', '<b>|x'],
          files: ['events/me-16/privacy-debate.md', 'events/me-16/x) @all `y`.md'],
        },
      },
    ),
  outdated: () =>
    reviewOf(
      { events: around },
      { events: around },
      { application: { verdict: 'outdated', outdated: ['content/events/me-16/breakfast.md'], check: undefined } },
    ),
  code: () =>
    reviewOf(
      { events: around },
      { events: around },
      { application: { verdict: 'no-events', code: ['README.md'], check: undefined } },
    ),
  warned: () =>
    reviewOf(
      { events: around },
      { events: [...around, event({ ...debate.data, start: '2026-12-02T18:00', end: '2026-12-02T21:00' })] },
      {
        open,
        previewOf,
        application: {
          issues: [
            {
              code: 'region-conflict',
              severity: 'warning',
              file: debate.file,
              line: 4,
              params: {
                title: 'Дебаты о приватности',
                others: ['Вечер настольных игр'],
                resources: [{ ru: 'Подгорица', en: 'Podgorica' }],
                overlap: {
                  start: Temporal.Instant.from('2026-12-02T18:00:00Z').epochMilliseconds,
                  end: Temporal.Instant.from('2026-12-02T20:00:00Z').epochMilliseconds,
                  timezone: 'Europe/Podgorica',
                  allDay: false,
                },
              },
              conflict: { with: ['games'], resource: 'region:me-16', start: 0, end: 1, timezone: 'Europe/Podgorica' },
              pulls: [{ number: 12, isGranted: false }],
            },
          ],
        },
      },
    ),
  crowded: () => {
    const halls = Array.from({ length: 7 }, (_, index) =>
      event({
        id: `lecture-${index}`,
        title: `Лекция ${index + 1}: как устроены частные города и кому они нужны`,
        format: 'lecture',
        scope: 'local',
        start: `2026-12-05T1${index}:00`,
        end: '2026-12-05T20:30',
      }),
    );
    return reviewOf({ events: [...around, ...halls] }, { events: [...around, ...halls, debate] }, { open, previewOf });
  },
  broken: () =>
    reviewOf(
      { events: around },
      { events: around, unread: new Set(['events/me-16/privacy-debate.md']) },
      {
        open,
        previewOf,
        application: {
          verdict: 'failed',
          files: ['events/me-16/privacy-debate.md'],
          issues: [
            {
              code: 'frontmatter-syntax',
              variant: 'tab',
              severity: 'error',
              file: 'events/me-16/privacy-debate.md',
              line: 6,
            },
          ],
        },
      },
    ),
  festival: () =>
    reviewOf(
      { events: around },
      {
        events: [
          ...around,
          event({
            id: 'mtl-fest',
            title: 'МТЛ-фест',
            format: 'festival',
            scope: 'community',
            start: '2026-12-11',
            end: '2026-12-15',
            organizers: ['sanfantee'],
          }),
        ],
      },
      { open, previewOf },
    ),
  two: () =>
    reviewOf(
      { events: around },
      {
        events: [
          ...around,
          debate,
          event({
            id: 'camp-fire',
            title: 'Костёр у моря',
            format: 'party',
            region: 'me-02',
            start: '2026-12-12T19:00',
            end: '2026-12-12T23:00',
          }),
        ],
      },
      { open, previewOf },
    ),
  places: () =>
    reviewOf(
      { events: around },
      {
        events: [
          ...around,
          event({ ...debate.data, venue: 'river-club', place: undefined, speakers: ['new-speaker'] }),
        ],
        venues: [
          venue({ capacity: 80 }),
          venue({
            id: 'river-club',
            name: { ru: 'Клуб у реки', en: 'River Club' },
            address: 'Подгорица, набережная, 12',
            capacity: 40,
          }),
        ],
        people: [
          ...entries().people,
          person({ id: 'new-speaker', name: 'Анна К.', telegram: '@anna_k', github: 'anna-k', roles: ['speaker'] }),
        ],
      },
      { open, previewOf },
    ),
  cancelled: () =>
    reviewOf(
      { events: [...around, debate] },
      { events: [...around, event({ ...debate.data, status: 'cancelled' })] },
      { open, previewOf },
    ),
  removed: () => reviewOf({ events: [...around, debate] }, { events: around }, { open, previewOf }),
  hold: () =>
    reviewOf(
      { events: around },
      {
        events: [...around, event({ ...debate.data, status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } })],
      },
      { open, previewOf },
    ),
  draft: () =>
    reviewOf({ events: around }, { events: [...around, debate] }, { open, previewOf, application: { isDraft: true } }),
  edited: () =>
    reviewOf(
      {
        events: [
          ...around,
          event({
            ...debate.data,
            capacity: 40,
            topics: ['privacy', 'cash'],
            registration: { url: 'https://example.org/debate', required: true },
          }),
        ],
      },
      {
        events: [
          ...around,
          event({
            ...debate.data,
            summary: 'Три часа о камерах и наличных.',
            attendance: 'hybrid',
            onlineUrl: 'https://meet.example.org/debate',
            topics: ['privacy', 'stellar'],
            registration: { url: 'https://example.org/other', required: true },
            price: { amount: 5, currency: 'EUR' },
          }),
        ],
      },
      { open, previewOf, application: { changedTexts: new Set([debate.file]) } },
    ),
  changedEn: () =>
    reviewOf(
      { events: [...around, debate] },
      {
        events: [
          ...around,
          event({
            ...debate.data,
            title: 'An evening about privacy',
            lang: 'en',
            start: '2026-12-05T19:00',
            end: '2026-12-05T22:00',
          }),
        ],
      },
      { open, previewOf },
    ),
  long: () =>
    reviewOf(
      {
        events: [
          ...around,
          event({
            id: 'emoji',
            title: '👨‍👩‍👧‍👦🎉 Семейный день 🏴󠁧󠁢󠁥󠁮󠁧󠁿 в парке 🎈🎈🎈',
            scope: 'local',
            start: '2026-12-05T10:00',
            end: '2026-12-05T12:00',
          }),
          event({
            id: 'arabic',
            title: 'أمسية شعرية 2026',
            lang: 'ar',
            scope: 'local',
            start: '2026-12-05T12:30',
            end: '2026-12-05T14:00',
          }),
        ],
      },
      {
        events: [
          ...around,
          event({
            id: 'emoji',
            title: '👨‍👩‍👧‍👦🎉 Семейный день 🏴󠁧󠁢󠁥󠁮󠁧󠁿 в парке 🎈🎈🎈',
            scope: 'local',
            start: '2026-12-05T10:00',
            end: '2026-12-05T12:00',
          }),
          event({
            id: 'arabic',
            title: 'أمسية شعرية 2026',
            lang: 'ar',
            scope: 'local',
            start: '2026-12-05T12:30',
            end: '2026-12-05T14:00',
          }),
          event({ ...debate.data, title: 'Ж'.repeat(140), place: undefined }),
          event({
            ...debate.data,
            id: 'hebrew',
            title: 'ערב שירה (№ 5) \u200f\u200bx\u2060',
            lang: 'he',
            scope: 'local',
            venue: undefined,
            place:
              'A very long name of a place that goes on and on until the line of a telephone has no room for it at all',
            start: '2026-12-03T18:00',
            end: '2026-12-03T20:00',
          }),
        ],
      },
      { open, previewOf },
    ),
};
