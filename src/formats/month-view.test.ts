import { expect, it } from 'vitest';
import type { Locale } from '../i18n/interface.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toMonthWindow } from './month-view.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');

/** What stands above the days for a hold on a window; unbreakable spaces are kept. */
function band(window: object, locale: Locale = 'ru', fields: WrittenEvent = {}) {
  const hold = { by: 'mia', window: { from: '2027-08-01', to: '2027-11-30', ...window } };
  const registry = registryOf([{ id: 'mtl-fest', title: 'МТЛ-фест', status: 'hold', hold, ...fields }]);
  return toMonthWindow([...registry.events.values()][0]!, { registry, locale, now: NOW });
}

const text = (...given: Parameters<typeof band>) => band(...given).text.replaceAll('\u00a0', ' ');

it('says of a hold on a window that it is one, which dates it may take and by when one is chosen', () => {
  expect([
    text({}),
    text({ decideBy: '2027-06-01' }),
    text({ from: '2026-12-10', to: '2027-01-20', decideBy: '2026-11-27' }),
    text({}, 'en'),
    text({ decideBy: '2027-06-01' }, 'en'),
  ]).toMatchInlineSnapshot(`
    [
      "бронь: август – ноябрь 2027",
      "бронь: август – ноябрь 2027 · дата — до 1 июня 2027",
      "бронь: 10 декабря 2026 – 20 января 2027 · дата — до 27 ноября 2026",
      "hold: August – November 2027",
      "hold: August – November 2027 · date by 1 June 2027",
    ]
  `);
});

it('says that the deadline has passed', () => {
  const window = { from: '2026-08-01', to: '2026-12-31', decideBy: '2026-11-26' };
  expect([text(window), text(window, 'en')]).toMatchInlineSnapshot(`
    [
      "бронь: август – декабрь 2026 · дату обещали назвать до 26 ноября 2026, срок прошёл",
      "hold: August – December 2026 · date promised by 26 November 2026; the deadline has passed",
    ]
  `);
});

it('names the event, and the language of its name where the page has another', () => {
  const fields = { title: 'Лето в горах', lang: 'ru' };
  expect(band({}, 'ru', fields)).toMatchObject({ id: 'mtl-fest', title: 'Лето в\u00a0горах', lang: undefined });
  expect(band({}, 'en', fields)).toMatchObject({ lang: 'ru' });
});

it('breaks no line between a day and its month, nor before a dash', () => {
  expect(band({ decideBy: '2027-06-01' }).text).toContain('дата\u00a0— до\u00a01\u00a0июня 2027');
});
