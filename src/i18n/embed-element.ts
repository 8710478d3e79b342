import type { Locale, Translation } from './locale.ts';

const ru = {
  loading: 'Загружаем события…',
  failed: 'События не загрузились.',
  open: 'Открыть афишу',
} as const;

/** What `<mivent-events>` says before its list is there, or when it cannot be had; all else comes with the list. */
export type EmbedElementWords = Translation<typeof ru>;

const en: EmbedElementWords = {
  loading: 'Loading events…',
  failed: 'The events could not be loaded.',
  open: 'See what’s on',
};

export const EMBED_ELEMENT_WORDS: Readonly<Record<Locale, EmbedElementWords>> = { ru, en };
