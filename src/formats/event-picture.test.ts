import { describe, expect, test } from 'vitest';
import { describePicture, drawEventPicture, PICTURE_COLORS, type PicturedEvent } from './event-picture.ts';
import { breakLines, DISPLAY, drawable, drawText, TEXT, widthOf } from './outlined-text.ts';
import { xmlErrors } from './xml.test-support.ts';

const event = (changes: Partial<PicturedEvent> = {}): PicturedEvent => ({
  numeral: '5',
  month: 'декабря 2026',
  dayAndHours: 'суббота, 18:00–21:00',
  title: 'Дебаты о приватных городах',
  where: 'Kings Park, Подгорица',
  region: 'Подгорица',
  site: 'MIVENT',
  ...changes,
});
const draw = (changes: Partial<PicturedEvent> = {}) => drawEventPicture(event(changes)) ?? '';

describe('the picture of an event', () => {
  test('is the same whenever it is drawn, and another when a word is another', () => {
    expect(draw()).toBe(draw());
    expect(draw({ where: 'Подгорица' })).not.toBe(draw());
    expect(draw({ numeral: '6' })).not.toBe(draw());
  });

  test.each([
    ['a short title', { title: 'Чай' }],
    ['a title of one endless word', { title: 'Превысокомногорассмотрительствующий'.repeat(4) }],
    ['140 letters', { title: 'Щ'.repeat(140) }],
    ['days', { numeral: '18–20' }],
    ['months', { numeral: '8–11', month: 'август – ноябрь 2027' }],
    ['a hold', { badge: { kind: 'hold', text: 'бронь до 10 декабря' } as const }],
    ['a cancelled event', { badge: { kind: 'cancelled', text: 'отменено' } as const }],
    ['a postponed event', { badge: { kind: 'postponed', text: 'отложено' } as const }],
    ['markup', { title: '</svg><script>alert(1)</script> & "x"', where: '<image href="https://example.org"/>' }],
    ['emoji', { title: 'Чай 👩‍👩‍👧 и мёд ☕️', where: '🏠 дом' }],
    ['nothing but a title', { numeral: '', month: '', dayAndHours: '', where: '', region: '', site: '' }],
  ])('holds %s: it is sound XML without a text, a link or a number that is none', (_, changes) => {
    const svg = draw(changes);
    expect(xmlErrors(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<text|<image|<script|href|style=/);
    // All that is written stands within the picture.
    for (const [, x = '', y = ''] of svg.matchAll(/transform="translate\(([\d.-]+) ([\d.-]+)\) scale/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThan(1200);
      expect(Number(y)).toBeGreaterThan(50);
      expect(Number(y)).toBeLessThan(630);
    }
  });

  test('shows a hold by dashes and what is cancelled in red, struck through', () => {
    expect(draw()).not.toContain('stroke-dasharray');
    expect(draw()).not.toContain(PICTURE_COLORS.stop);
    expect(draw({ badge: { kind: 'hold', text: 'бронь' } })).toContain('stroke-dasharray');
    const cancelled = draw({ badge: { kind: 'cancelled', text: 'отменено' } });
    expect(cancelled).toMatch(new RegExp(`<rect[^>]+fill="${PICTURE_COLORS.stop}"`));
  });

  test('is left to the site’s own where a letter of the title is none of ours', () => {
    expect(drawEventPicture(event({ title: 'ღვინის საღამო' }))).toBeUndefined();
    expect(drawEventPicture(event({ title: '👩‍👩‍👧' }))).toBeUndefined();
    expect(drawEventPicture(event({ title: 'Nikšić, Žabljak и Ђурђевић' }))).toBeDefined();
  });

  test('names the region where the letters of the place are none of ours', () => {
    expect(draw({ where: 'თბილისი', region: 'Тбилиси' })).toBe(draw({ where: 'Тбилиси', region: 'Тбилиси' }));
  });

  test('is told in words', () => {
    expect(describePicture(event())).toBe(
      'Дебаты о приватных городах. 5 декабря 2026, суббота, 18:00–21:00. Kings Park, Подгорица',
    );
    expect(describePicture(event({ badge: { kind: 'cancelled', text: 'отменено' } }))).toContain('. Отменено. ');
    const window = { numeral: '8–11', month: 'август – ноябрь 2027', dayAndHours: 'дата выбирается' };
    expect(describePicture(event({ ...window, badge: { kind: 'hold', text: 'дата выбирается' } }))).toBe(
      'Дебаты о приватных городах. август – ноябрь 2027, дата выбирается. Kings Park, Подгорица',
    );
  });
});

describe('outlined letters', () => {
  test('stand nearer where the typeface wants it so', () => {
    expect(widthOf('ГД', DISPLAY, 100)).toBeLessThan(widthOf('Г', DISPLAY, 100) + widthOf('Д', DISPLAY, 100));
    expect(widthOf('НН', TEXT, 200)).toBeCloseTo(2 * widthOf('НН', TEXT, 100));
  });

  test('are those of both alphabets, of Serbian and of Montenegrin', () => {
    for (const typeface of [DISPLAY, TEXT]) {
      for (const text of [
        'Съешь ещё этих мягких французских булок, да выпей чаю',
        'ЂђЈјЉљЊњЋћЏџ',
        'ČčĆćŽžŠšĐđ',
        '«0–9», №',
      ])
        expect(drawable(text, typeface)).toBe(text);
    }
  });

  test('are drawn once each, from where their line begins', () => {
    const svg = drawText('А А', TEXT, { x: 10, y: 20, size: 30, fill: '#000' });
    expect(svg).toMatch(/^<g fill="#000" transform="translate\(10 20\) scale\(0\.03 -0\.03\)">/);
    expect(svg.match(/<path/g)).toHaveLength(2);
  });

  test('break into even lines, none of them too wide', () => {
    const lines = breakLines('раз два три четыре пять', TEXT, 50, 330);
    expect(lines.every((line) => widthOf(line, TEXT, 50) <= 330)).toBe(true);
    expect(lines.join(' ')).toBe('раз два три четыре пять');
    const [first = 0, second = 0] = lines.map((line) => widthOf(line, TEXT, 50));
    expect(lines).toHaveLength(2);
    expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.5);
  });

  test('a word too wide for a line is cut with a hyphen, and leaves no letter alone', () => {
    const lines = breakLines('свободолюбивейшие', TEXT, 50, 240);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
    expect(lines.map((line) => line.replace(/-$/, '')).join('')).toBe('свободолюбивейшие');
    expect((lines.at(-1) ?? '').length).toBeGreaterThanOrEqual(3);
    for (let width = 160; width < 460; width += 20) {
      expect(
        (breakLines('свободолюбивейшие', TEXT, 50, width).at(-1) ?? '').length,
        `at ${width}`,
      ).toBeGreaterThanOrEqual(3);
    }
  });
});
