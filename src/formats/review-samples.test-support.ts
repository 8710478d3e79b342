import { event, region } from '../domain/registry.test-support.ts';
import { reviewOf } from './review.test-support.ts';
import type { Review } from './review-comment.ts';

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
      { events: [...around, lecture], regions: [region()] },
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
};
