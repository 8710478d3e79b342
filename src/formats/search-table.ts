/** What results can be filtered by; the year and the month of an event are one fact, `when` is where it stands. */
export const FACETS = ['region', 'format', 'month', 'attendance', 'language', 'price', 'status', 'topic'] as const;
export type Facet = (typeof FACETS)[number];

/** A text in Russian and in English. */
export type Pair = readonly [ru: string, en: string];

/** What a result shows. */
export interface SearchCard {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly summary: string;
  /** UTC to the minute. */
  readonly start: string;
  readonly date: Pair;
  readonly where: Pair;
  readonly tag: Pair;
  readonly badge?: { readonly kind: string; readonly text: Pair };
  /** How many words at the beginning of the content are a text to quote from. */
  readonly prose: number;
}

/** A result with the content it was found in. */
export type FoundCard = SearchCard & { readonly content: string };

/** What a browser asks for first: which files there are. */
export interface SearchEntry {
  /** The name of the folder that holds them. */
  readonly version: string;
  /** How many events there are, and how many of them, the last, are ahead. */
  readonly total: number;
  readonly ahead: number;
  /** The search indexes, each a folder. */
  readonly indexes: readonly string[];
}

/** So many results lie in one file, in order of time: fewer would be too many files, more would bring along what nobody asked for. */
export const CARDS_PER_FILE = 3;

/**
 * What every event has of one facet, in the order of the search. At ten thousand events a column of regions is 6 kB once
 * compressed, where a filter of the engine's own is 22 — and it can be counted.
 */
export interface Column {
  /** Each combination of ids that an event has, joined by commas; none is an empty text. */
  readonly values: readonly string[];
  /** For each event the place of its combination among the values, as a character from `0` on. */
  readonly of: string;
}

/** The columns that somebody has loaded. */
export type Columns = Readonly<Partial<Record<Facet, Column>>>;

const FIRST_CHARACTER = 48;

/** Write what each event has of a facet as a column. */
export function toColumn(idsOfEach: Iterable<readonly string[]>): Column {
  const places = new Map<string, number>();
  let of = '';
  for (const ids of idsOfEach) {
    const value = ids.join(',');
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    of += String.fromCharCode(FIRST_CHARACTER + place);
  }
  return { values: [...places.keys()], of };
}

function placeIn(column: Column, event: number): number {
  return column.of.charCodeAt(event) - FIRST_CHARACTER;
}

/** What a visitor has chosen: values by the names of the form's fields; an empty one is no choice. */
export type Choices = Readonly<Record<string, string>>;

/** The fields that choose among the facets, and what each asks of the facet's ids. */
const FIELDS: Readonly<Record<string, { readonly facet: Facet; readonly idOf?: (id: string) => string }>> = {
  region: { facet: 'region' },
  format: { facet: 'format' },
  year: { facet: 'month', idOf: (id) => id.slice(0, 4) },
  month: { facet: 'month', idOf: (id) => id.slice(5) },
  attendance: { facet: 'attendance' },
  language: { facet: 'language' },
  price: { facet: 'price' },
  status: { facet: 'status' },
  topic: { facet: 'topic' },
};

/** The names of the fields by which results are chosen, as they stand in addresses; a contract with links to the search. */
export const FIELD_NAMES: readonly string[] = [...Object.keys(FIELDS), 'when'];

/** Get the columns that are needed to choose. */
export function neededColumns(choices: Choices): Facet[] {
  return Object.entries(FIELDS).flatMap(([name, { facet }]) => (choices[name] ? [facet] : []));
}

/** How many events the search has, and how many of them, the last, are ahead. */
export type Extent = Pick<SearchEntry, 'total' | 'ahead'>;

/**
 * Make the test that events pass which fit the choices; an event is named by its place in the search. A field can be left
 * out, as if nothing were chosen there. Fields that the search does not know choose nothing. Throws where a needed column
 * is missing.
 */
export function chooser(columns: Columns, { total, ahead }: Extent, choices: Choices, without?: string) {
  const chosen = (name: string) => (name === without ? '' : (choices[name] ?? ''));
  const [year, month, when] = [chosen('year'), chosen('month'), chosen('when')];
  const tests: ((event: number) => boolean)[] = [];
  for (const [name, { facet, idOf = itself }] of Object.entries(FIELDS)) {
    const value = chosen(name);
    if (value === '' || (name === 'month' && year !== '')) continue;
    const column = columnOf(columns, facet);
    // A month of a year: what was in December 2025 and in March 2026 is none of December 2026.
    const wanted = name === 'year' && month !== '' ? `${year}-${month}` : undefined;
    const fits = column.values.map((ids) => ids.split(',').some((id) => (wanted ? id === wanted : idOf(id) === value)));
    tests.push((event) => fits[placeIn(column, event)] === true);
  }
  if (when === 'ahead') tests.push((event) => event >= total - ahead);
  if (when === 'over') tests.push((event) => event < total - ahead);
  return (event: number): boolean => tests.every((test) => test(event));
}

function itself(id: string): string {
  return id;
}

function columnOf(columns: Columns, facet: Facet): Column {
  const column = columns[facet];
  if (!column) throw new Error(`The column ${facet} is not loaded.`);
  return column;
}

/** Count what each value of a field would leave of some events, the choices in the other fields kept. */
export function countValues(
  columns: Columns,
  extent: Extent,
  choices: Choices,
  field: string,
  events: Iterable<number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const fits = chooser(columns, extent, choices, field);
  const valuesOf = field === 'when' ? whenOf(extent) : valuesIn(columns, field, choices);
  for (const event of events) if (fits(event)) for (const value of valuesOf(event)) add(value);
  return counts;
}

function whenOf({ total, ahead }: Extent): (event: number) => readonly string[] {
  return (event) => [event >= total - ahead ? 'ahead' : 'over'];
}

function valuesIn(columns: Columns, field: string, choices: Choices): (event: number) => readonly string[] {
  const known = FIELDS[field];
  if (!known) return () => [];
  const { facet, idOf = itself } = known;
  const column = columnOf(columns, facet);
  const year = field === 'month' ? (choices.year ?? '') : '';
  const values = column.values.map((ids) => {
    const some = ids.split(',').filter((id) => id !== '' && id.startsWith(year));
    return [...new Set(some.map(idOf))];
  });
  return (event) => values[placeIn(column, event)] ?? [];
}

/** Put events in the order of results: what is ahead first, the soonest on top, then what is over, the latest on top. */
export function inOrderOfTime(events: readonly number[], { total, ahead }: Extent) {
  const border = total - ahead;
  return {
    ahead: events.filter((event) => event >= border).sort((a, b) => a - b),
    over: events.filter((event) => event < border).sort((a, b) => b - a),
  };
}
