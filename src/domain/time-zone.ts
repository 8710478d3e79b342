import { suggest } from './suggestion.ts';

/** What is wrong with the name of a time zone, with the right name where one can be told. */
export interface TimeZoneFault {
  readonly variant: 'abbreviation' | 'offset' | 'spelling' | 'unknown';
  readonly suggestion?: string | undefined;
}

const checked = new Map<string, TimeZoneFault | null>();

/**
 * Check that a name is an Area/City name of the IANA time zone database in its own spelling.
 * Asked of Temporal, because `Intl.supportedValuesOf` leaves out current names such as Europe/Kyiv.
 */
export function findTimeZoneFault(name: string): TimeZoneFault | undefined {
  let fault = checked.get(name);
  if (fault === undefined) {
    fault = examine(name) ?? null;
    // Names come from strangers: an unbounded memory would be theirs to fill.
    if (checked.size < 1000) checked.set(name, fault);
  }
  return fault ?? undefined;
}

function examine(name: string): TimeZoneFault | undefined {
  const abbreviation = ABBREVIATIONS[name.toUpperCase()];
  if (/^(?:UTC|GMT|Z)?[+-]?\d|^(?:UTC|GMT)[+-]|^Etc\//i.test(name)) return { variant: 'offset' };
  if (!name.includes('/'))
    return {
      variant: abbreviation || /^[A-Z]{1,5}$/.test(name) ? 'abbreviation' : 'unknown',
      suggestion: abbreviation ?? byCity(name),
    };
  const known = AREAS.test(name) ? canonicalSpelling(name) : undefined;
  if (known === undefined) return { variant: 'unknown', suggestion: suggest(name, areaCityNames()) ?? byCity(name) };
  return known === name ? undefined : { variant: 'spelling', suggestion: known };
}

/** The areas of the database; `US/Eastern` and its like are kept there for old programs only. */
const AREAS = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;

function canonicalSpelling(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

function byCity(name: string): string | undefined {
  const city = name.split('/').at(-1)?.toLowerCase().replaceAll(' ', '_');
  return areaCityNames().find((zone) => zone.split('/').at(-1)?.toLowerCase() === city);
}

function areaCityNames(): readonly string[] {
  return [
    ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/')),
    'Europe/Kyiv',
  ];
}

/** What people of the community write instead of a zone. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  MSK: 'Europe/Moscow',
  МСК: 'Europe/Moscow',
  CET: 'Europe/Podgorica',
  CEST: 'Europe/Podgorica',
  EET: 'Europe/Kyiv',
  EEST: 'Europe/Kyiv',
  GET: 'Asia/Tbilisi',
  ART: 'America/Argentina/Buenos_Aires',
};
