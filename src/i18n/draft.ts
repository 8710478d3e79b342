import { DRAFT_EN } from './draft-en.ts';
import { DRAFT_RU, type DraftWords } from './draft-ru.ts';
import type { Locale } from './locale.ts';

// A browser loads the words of its page's language alone, from the file of that language.

/** What is said about drafts of events. */
export const DRAFT_WORDS: Readonly<Record<Locale, DraftWords>> = { ru: DRAFT_RU, en: DRAFT_EN };
