import { expandRecurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { fill } from './human.ts';
import { toBadge } from './listing.ts';
import { contextOf, type Review, type ReviewedEvent, viewOf } from './review.ts';
import { code, link, text } from './review-markdown.ts';

/** The row in which a change of a field is told in words; all others are told as their file has them. */
const ROWS: Readonly<Record<string, string>> = {
  title: 'title',
  start: 'when',
  end: 'when',
  duration: 'when',
  timezone: 'when',
  'hold.window': 'when',
  venue: 'where',
  place: 'where',
  attendance: 'where',
  status: 'status',
  'hold.until': 'status',
  format: 'format',
  organizers: 'people',
  speakers: 'people',
  hosts: 'people',
  'hold.by': 'people',
  'repeat.rule': 'repeats',
  price: 'price',
};

/** Old and new of whatever changes, side by side. */
export function tellChanges(one: ReviewedEvent, review: Review, locale: Locale): string[] {
  const { event, before } = one;
  const base = review.application.check?.change?.base;
  if (!before || !base) return [];
  const words = REVIEW_WORDS[locale];
  const old = rowsOf(
    { event: before, registry: base, occurrences: expandRecurrence(before).occurrences, kind: 'added' },
    review,
    locale,
  );
  const rows = Object.entries(rowsOf(one, review, locale)).filter(([key, after]) => (old[key] ?? '') !== after);
  const told = new Set(rows.map(([key]) => key));
  const inWords = rows.map(([key, after]) => tellChange(key, { was: old[key] ?? '', becomes: after }, locale));
  const asWritten = changedFields(before.entry, event.entry)
    .filter(({ key }) => !told.has(ROWS[key] ?? ''))
    .map(({ key, ...change }) => tellChange(key, change, locale));
  const all = [...inWords, ...asWritten];
  if (all.length === 0) return [words.unchanged];
  const isTextToo = review.application.changedTexts?.has(event.file);
  const lines = link(words.inDiff, `${review.repository}/pull/${review.application.pull}/files`);
  return [
    [`| ${words.changes} | ${words.wasAndBecomes} |`, '|---|---|', ...all].join('\n'),
    ...(isTextToo ? [fill(words.textToo, { link: lines })] : []),
  ];
}

interface FieldChange {
  readonly was: string;
  readonly becomes: string;
}

function tellChange(key: string, { was, becomes }: FieldChange, locale: Locale): string {
  const { fields, nothing } = REVIEW_WORDS[locale];
  const name = Object.hasOwn(fields, key) ? fields[key as keyof typeof fields] : code(key);
  return `| ${name} | ${text(was, MOST_VALUE) || nothing}<br>→ **${text(becomes, MOST_VALUE) || nothing}** |`;
}

/** As long as a summary may be. */
const MOST_VALUE = 500;

/** Fields whose parts change each for itself. */
const PARTED: ReadonlySet<string> = new Set(['hold', 'repeat', 'registration', 'report', 'contact']);

/** What differs between two versions of the fields of a file; of lists, only the items that do. */
export function changedFields(before: object, after: object): readonly (FieldChange & { readonly key: string })[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, becomes] = [old.get(key), now.get(key)];
    if (JSON.stringify(was) === JSON.stringify(becomes)) return [];
    return [{ key, ...differenceOf(was, becomes) }];
  });
}

function partsOf(fields: object): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(fields).flatMap(([key, value]: [string, unknown]) =>
      PARTED.has(key) && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([part, one]): [string, unknown] => [`${key}.${part}`, one])
        : [[key, value] as [string, unknown]],
    ),
  );
}

function differenceOf(was: unknown, becomes: unknown): FieldChange {
  const [old, now] = [was, becomes].map((value) => (Array.isArray(value) ? value.map(written) : undefined));
  const [gone, come] = [old?.filter((one) => !now?.includes(one)), now?.filter((one) => !old?.includes(one))];
  // The same items in another order differ as a whole.
  const isOrder = gone?.length === 0 && come?.length === 0;
  return {
    was: isOrder ? written(was) : (gone?.join(', ') ?? written(was)),
    becomes: isOrder ? written(becomes) : (come?.join(', ') ?? written(becomes)),
  };
}

/** A value as its file could have it. */
function written(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${written(one)}`)
    .join(' · ');
}

/** What of an event can be compared, in words. */
function rowsOf(one: ReviewedEvent, review: Review, locale: Locale): Readonly<Record<string, string>> {
  const view = viewOf(one, review, locale);
  const { place } = view;
  const badge = toBadge(one.event, contextOf(review, one.registry, locale));
  return {
    title: one.event.entry.title,
    when: view.when ? [view.when.text, view.when.zone].filter(Boolean).join(', ') : view.month,
    where: [place.venue?.name, place.line, wordsOf(locale).attendance[view.attendance]].filter(Boolean).join(', '),
    region: view.region.name,
    status: badge?.text ?? REVIEW_WORDS[locale].confirmed,
    format: view.format.name,
    people: view.people.map(({ label, people }) => `${label}: ${people.map(({ name }) => name).join(', ')}`).join('; '),
    repeats: view.repeats ?? '',
    price: view.price ?? '',
  };
}
