/** The languages of the interface; the first is the default and lives at `/`. */
export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Forms of a noun after a number, Russian as in 1 событие, 2 события, 5 событий. English uses `one` and `many`. */
export interface PluralForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

/** The same keys with texts of another language; lists keep their length. A text that is missing is a type error. */
export type Translation<Words> = Words extends string
  ? string
  : Words extends readonly unknown[]
    ? { readonly [Index in keyof Words]: string }
    : { readonly [Key in keyof Words]: Translation<Words[Key]> };
