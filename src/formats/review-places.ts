import type { Registry } from '../domain/registry.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { fill } from './human.ts';
import { regionName } from './listing.ts';
import { fileAddress, type Review } from './review.ts';
import { changedFields } from './review-changes.ts';
import { code, link, listedItems, nameIn, text } from './review-markdown.ts';
import { roleNames } from './subject-view.ts';

/** What else of the registry an application changes: whoever accepts it accepts venues and people, too. */
export function tellPlaces(review: Review, locale: Locale): string[] {
  const { check, files } = review.application;
  if (!check?.change) return [];
  const { change, registry } = check;
  const words = REVIEW_WORDS[locale];
  const lines = KINDS.flatMap((kind) => {
    const [old, now] = [change.base[kind], registry[kind]];
    const present = [...now.values()]
      .filter(({ file }) => change.proposed.get(file) === file)
      .map((subject) => tellSubject(kind, subject, old.get(subject.id), review, locale));
    const gone = [...old.values()].filter(
      ({ id, file }) => files.includes(file) && !now.has(id) && !check.entries.unread?.has(file),
    );
    return [
      ...present,
      ...gone.map(({ name }) => `- ${words.subjects[kind].deleted}: **${text(nameIn(name, locale))}**`),
    ];
  });
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_PLACES;
  const shown = [...lines.slice(0, MOST_PLACES), ...(rest > 0 ? [`- ${fill(words.more, { count: rest })}`] : [])];
  return [`#### ${words.places}\n\n${shown.join('\n')}`];
}

const KINDS = ['venues', 'people', 'regions', 'equipment'] as const;

const MOST_PLACES = 10;

type Kind = (typeof KINDS)[number];

type Subject = Registry[Kind] extends ReadonlyMap<string, infer Value> ? Value : never;

function tellSubject(
  kind: Kind,
  subject: Subject,
  before: Subject | undefined,
  review: Review,
  locale: Locale,
): string {
  const words = REVIEW_WORDS[locale].subjects[kind];
  const { id: _, file, name, ...fields } = inWordsOf(subject, review, locale);
  const { id: __, file: ___, ...had } = before ? inWordsOf(before, review, locale) : { id: '', file: '' };
  const { nothing, subjectFields: names } = REVIEW_WORDS[locale];
  const nameOf = (key: string) => (Object.hasOwn(names, key) ? names[key as keyof typeof names] : code(key));
  const changes = before
    ? changedFields(had, { name, ...fields }).map(
        ({ key, was, becomes }) =>
          `${nameOf(key)}: ${[was, becomes].map((value) => text(value) || nothing).join(' → ')}`,
      )
    : changedFields('units' in fields ? { units: 1 } : {}, fields).map(
        ({ key, becomes }) => `${nameOf(key)}: ${text(becomes)}`,
      );
  const said = [`**${text(nameIn(name, locale))}**`, ...listedItems(changes, 8)].join(' · ');
  return `- ${before ? words.changed : words.added}: ${said} · ${link(REVIEW_WORDS[locale].file, fileAddress(file, review))}`;
}

/** The fields of a subject, with names in place of ids and words. */
function inWordsOf(subject: Subject, { application }: Review, locale: Locale) {
  const { registry } = application.check ?? {};
  const regionNamed = (id: string) => (registry ? regionName(registry, id, locale) : id);
  return {
    ...subject,
    ...('region' in subject && subject.region !== undefined ? { region: regionNamed(subject.region) } : {}),
    ...('regions' in subject && subject.regions ? { regions: subject.regions.map(regionNamed) } : {}),
    ...('roles' in subject && subject.roles ? { roles: roleNames(subject, locale) } : {}),
    ...('units' in subject && subject.units === 'unlimited' ? { units: REVIEW_WORDS[locale].unlimited } : {}),
    ...('overlapPolicy' in subject ? { overlapPolicy: PLACES_WORDS[locale].overlapPolicy[subject.overlapPolicy] } : {}),
  };
}
