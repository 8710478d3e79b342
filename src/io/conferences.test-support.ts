import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { EventEntry } from '../domain/event.ts';
import { formatEventFile } from '../formats/event-text.ts';
import { suggestId } from '../formats/registry-files.ts';

/** A conference of the public list: days are inclusive, a place may be missing, and it may be online as well. */
const conferenceSchema = z.object({
  title: z.string(),
  start: z.string(),
  end: z.string(),
  url: z.string(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  online: z.boolean(),
  topics: z.array(z.string()),
  cfpUrl: z.string().nullable(),
  cfpEndDate: z.string().nullable(),
});

export type Conference = z.output<typeof conferenceSchema>;

/** The list is no part of the project: it lies in a folder beside it, or nowhere. */
export const CONFERENCE_LIST = join(import.meta.dirname, '../../../shared/data/conferences.jsonl');

export function readConferences(): Conference[] {
  const lines = readFileSync(CONFERENCE_LIST, 'utf8').trim().split('\n');
  return lines.map((line) => conferenceSchema.parse(JSON.parse(line)));
}

/** Get the region of a conference: its city, or the internet. */
export function regionOf({ city, country }: Conference): string {
  if (city === null || country === null) return 'online';
  return `${codeOf(country)}-${suggestId(city) ?? 'city'}`.slice(0, 60);
}

/** Write the list as a registry: one region per city, which warns of conferences at one time. */
export function writeConferences(conferences: readonly Conference[], folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('settings.yaml', 'name: Conferences\ndomain: conferences.example.org\ntimezone: Europe/London\n');
  write(
    'regions/online.md',
    '---\nname: { ru: Онлайн, en: Online }\ntimezone: Europe/London\noverlapPolicy: allow\n---\n',
  );
  const regions = new Set<string>(['online']);
  const ids = new Set<string>();
  for (const conference of conferences) {
    const region = regionOf(conference);
    if (!regions.has(region)) {
      regions.add(region);
      write(`regions/${region}.md`, regionFile(conference));
    }
    const id = freeId(conference, ids);
    ids.add(id);
    const path = `events/${region}/${conference.start.slice(0, 4)}/${id}.md`;
    write(path, formatEventFile({ entry: toEntry(conference), body: toBody(conference) }));
  }
}

function regionFile({ city, country }: Conference): string {
  const code = codeOf(country ?? '');
  return `---\nname: ${JSON.stringify(city)}\ncountry: ${code}\ntimezone: ${timeZoneOf(code)}\noverlapPolicy: warn\n---\n`;
}

function toEntry(conference: Conference): EventEntry {
  const { start, end, city, online, topics } = conference;
  // «SwiftCon@Next.app» is a name here, but looks like an e-mail address; two addresses hold a space.
  const title = conference.title.replaceAll(/(?<=\S)@(?=\S)/g, ' @ ');
  const url = conference.url.replaceAll(' ', '%20');
  const isOnline = regionOf(conference) === 'online';
  return {
    title,
    status: 'confirmed',
    start,
    ...(end === start ? {} : { end }),
    ...(isOnline ? { attendance: 'online' } : { place: city ?? '', attendance: online ? 'hybrid' : 'offline' }),
    ...(online || isOnline ? { onlineUrl: url } : {}),
    format: 'conference',
    lang: 'en',
    scope: 'regional',
    topics: [...new Set(topics.flatMap((topic) => suggestId(topic) ?? []))],
    registration: { url },
  };
}

function toBody({ cfpUrl, cfpEndDate }: Conference): string {
  return cfpUrl === null
    ? ''
    : `[Call for papers](${encodeURI(decodeURI(cfpUrl))})${cfpEndDate === null ? '' : ` until ${cfpEndDate}`}.`;
}

function freeId({ title, start }: Conference, taken: ReadonlySet<string>): string {
  const base = `${(suggestId(title) ?? 'conference').slice(0, 48).replace(/-+$/, '')}-${start.slice(0, 4)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Names the list uses that are not those of CLDR. */
const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  'U.S.A.': 'us',
  'U.K.': 'gb',
  Scotland: 'gb',
  'Czech Republic': 'cz',
  Korea: 'kr',
  'Hong Kong': 'hk',
  Turkey: 'tr',
  'Bosnia and Herzegovina': 'ba',
};

const codes = new Map<string, string>(Object.entries(COUNTRY_NAMES));

function codeOf(country: string): string {
  if (codes.size === Object.keys(COUNTRY_NAMES).length) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = first + second;
        const name = names.of(code);
        // A code of the past (DD) has the name of its successor (DE).
        const isCurrent = new Intl.Locale('und', { region: code }).toString() === `und-${code}`;
        if (name !== undefined && isCurrent && !codes.has(name)) codes.set(name, code.toLowerCase());
      }
    }
  }
  const code = codes.get(country);
  if (code === undefined) throw new Error(`No country is called ${country}.`);
  return code;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** One zone per country: an all-day event needs no finer one. Kosovo has none of its own. */
function timeZoneOf(code: string): string {
  const main = MAIN_ZONES[code];
  if (main !== undefined) return main;
  // ECMA-402 has it; the types of TypeScript do not know it yet.
  const locale: Intl.Locale & { getTimeZones?: () => string[] } = new Intl.Locale('und', {
    region: code.toUpperCase(),
  });
  return locale.getTimeZones?.()[0] ?? 'Europe/Belgrade';
}

/** Where the first zone of the list is an island. */
const MAIN_ZONES: Readonly<Record<string, string>> = {
  us: 'America/New_York',
  ca: 'America/Toronto',
  au: 'Australia/Sydney',
  br: 'America/Sao_Paulo',
  es: 'Europe/Madrid',
  nz: 'Pacific/Auckland',
  pt: 'Europe/Lisbon',
  ru: 'Europe/Moscow',
};
