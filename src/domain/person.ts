import { z } from 'zod';
import { bilingual, github, id, language, list, stellarAccount, telegram, webAddress, word } from './field.ts';

export const ROLES = [
  'coordinator',
  'moderator',
  'editor',
  'organizer',
  'speaker',
  'host',
  'volunteer',
  'partner',
] as const;

/** The front matter of a person file: what people gave of themselves, and nothing else. */
export const personSchema = z.strictObject({
  name: bilingual,
  roles: list(word(ROLES), 10).optional(),
  telegram: telegram.optional(),
  /** Whom a pull request about their region or event is shown to. */
  github: github.optional(),
  web: webAddress.optional(),
  stellar: stellarAccount.optional(),
  regions: list(id, 30).optional(),
  topics: list(id, 30).optional(),
  languages: list(language, 10).optional(),
});

export type PersonEntry = z.output<typeof personSchema>;

/** Somebody who organises, speaks or hosts. */
export interface Person extends PersonEntry {
  readonly id: string;
  readonly file: string;
}
