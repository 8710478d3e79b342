/** What stands on what: two names of tokens.css, and the least contrast WCAG 2.2 asks of them. */
export interface ContrastPair {
  readonly front: string;
  readonly back: string;
  /** 4.5 for text (AA), 7 for the text that pages are made of (AAA), 3 for what must be seen to be used. */
  readonly least: 3 | 4.5 | 7;
  readonly use: string;
}

/** Every pair of colours that pages use: contrast.test.ts measures them, the style guide shows them. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = [
  { front: 'ink', back: 'paper', least: 7, use: 'текст' },
  { front: 'soft', back: 'paper', least: 4.5, use: 'подписи' },
  { front: 'stop', back: 'paper', least: 4.5, use: 'отменено, ошибка' },
  { front: 'on-gold', back: 'gold', least: 7, use: 'сегодня, выбранное, главная кнопка' },
  { front: 'ink', back: 'gold-pale', least: 7, use: 'брони и выделенные строки' },
  { front: 'paper', back: 'ink', least: 7, use: 'кнопка под указателем' },
  { front: 'gold-line', back: 'paper', least: 3, use: 'черта ссылок' },
  { front: 'faint', back: 'paper', least: 3, use: 'крупные цифры соседних месяцев' },
  { front: 'on-mountain', back: 'mountain', least: 7, use: 'подвал' },
  { front: 'on-mountain-soft', back: 'mountain', least: 4.5, use: 'подписи подвала' },
  { front: 'gold', back: 'mountain', least: 3, use: 'черта ссылок подвала' },
  { front: 'ink', back: 'busy-1', least: 7, use: 'день с событием' },
  { front: 'ink', back: 'busy-2', least: 7, use: 'занятой день' },
  { front: 'paper', back: 'busy-3', least: 4.5, use: 'занятой день' },
  { front: 'paper', back: 'busy-4', least: 7, use: 'самый занятой день' },
];
