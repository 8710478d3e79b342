import { deflateRawSync } from 'node:zlib';
import { eventSchema } from '../domain/event.ts';
import { toTextTree } from './markdown-tree.ts';
import { formatPreview, type Preview } from './preview-payload.ts';

/** Pack an event as the bot does: the fragment of an address. */
export function fragmentOf(preview: Preview): string {
  return `#${formatPreview(preview, deflateRawSync)}`;
}

/** Pack any text as if it were an event. */
export function fragmentOfText(text: string): string {
  return `#1.${deflateRawSync(text).toString('base64url')}`;
}

/** An event before it is published: an evening in Podgorica on 5 December 2026, unless fields say otherwise. */
export function previewOf(fields: Readonly<Record<string, unknown>> = {}, rest: Partial<Preview> = {}): Preview {
  const evening = {
    title: 'Вечер новых проектов',
    status: 'confirmed',
    start: '2026-12-02T18:00',
    end: '2026-12-02T21:00',
    format: 'meeting',
    ...('venue' in fields || 'attendance' in fields ? {} : { place: 'Подгорица, у моста' }),
  };
  return {
    file: 'events/me-16/new-projects.md',
    pull: 7,
    entry: eventSchema.parse({ ...evening, ...fields }),
    region: { name: { ru: 'Подгорица', en: 'Podgorica' }, country: 'me', timezone: 'Europe/Podgorica' },
    people: {},
    text: [],
    ...rest,
  };
}

/** What there is of everything. */
export const PREVIEWS = {
  evening: previewOf(
    {
      summary: 'Пять проектов за один вечер: что делают, кого ищут, чем помочь.',
      organizers: ['sanfantee'],
      price: 'free',
      registration: { url: 'https://example.org/projects', required: true, deadline: '2026-12-01' },
      capacity: 40,
      topics: ['private-cities'],
    },
    {
      people: { sanfantee: { ru: 'Миа', en: 'Mia' } },
      text: toTextTree(
        'Каждому проекту — **десять минут** и вопросы из зала.\n\n## Порядок\n\n1. Знакомство\n2. Проекты\n\n| Время | Что |\n|---|---|\n| 18:00 | Начало |\n\nПодробности [у организатора](https://example.org/a) и [в календаре](/calendar/2026/12/).',
      ),
    },
  ),
  series: previewOf(
    {
      title: 'Субботняя читка',
      format: 'club',
      venue: 'kings-park',
      start: '2026-11-28T18:00',
      end: '2026-11-28T20:00',
      repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270227' },
    },
    { venue: { name: 'Kings Park', region: 'me-16' } },
  ),
} as const;
