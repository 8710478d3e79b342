import type { KeptDraft } from './draft-memory.ts';

/** A file on its way to the registry. Path from the root of the content folder. */
interface OutgoingFile {
  readonly path: string;
  readonly text: string;
}

/** So many bytes may an address have that GitHub and every browser still open (a Cyrillic letter takes six). */
export const MOST_ADDRESS = 7500;

/**
 * Get the address of GitHub's editor with a new file in it, and what the application says of it; nothing where that is too long for
 * an address. The whole path stands in `filename`: as a part of the address it would have to exist.
 */
export function editorAddress(repository: string, { path, text }: OutgoingFile, note?: string): string | undefined {
  const description = note === undefined ? '' : `&description=${encodeURIComponent(note)}`;
  const address = `${bareEditorAddress(repository, path)}&value=${encodeURIComponent(text)}${description}`;
  return address.length > MOST_ADDRESS ? undefined : address;
}

/** Get the address of GitHub's editor with an empty file of a name: what is copied is pasted there. */
export function bareEditorAddress(repository: string, path: string): string {
  return `${repository}/new/main?filename=content/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Get the address of the issue form with fields filled in, by the ids of its fields. The longest are left out until the rest has room
 * in an address: they are pasted by hand.
 */
export function issueFormAddress(repository: string, title: string, fields: Readonly<Record<string, string>>): string {
  const base = `${repository}/issues/new?template=event.yml&title=${encodeURIComponent(title)}`;
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const byLength = [...parts].sort((a, b) => a.length - b.length);
  const kept = new Set<string>();
  let length = base.length;
  for (const part of byLength) {
    length += part.length;
    if (length > MOST_ADDRESS) break;
    kept.add(part);
  }
  return base + parts.filter((part) => kept.has(part)).join('');
}

/** Get what the issue form takes over by the ids of its fields; its own title is that of the issue. */
export function issueFormFields(kept: KeptDraft): KeptDraft {
  const { title: _, consent: __, except: ___, repeatEnd: ____, repeatCount, ...fields } = kept;
  const { venueName = '', venueAddress = '', venueCapacity: _____, ...others } = fields;
  // That form knows no new venues: there a place is told in words.
  const place = others.venue === '+' ? { venue: '', place: [venueName, venueAddress].filter(Boolean).join(', ') } : {};
  return { ...others, ...place, ...(fields.repeat ? { repeatCount: repeatCount ?? '' } : {}) };
}

/** Get the address by which Telegram passes a text on to a chat of one's choice; nothing where it is too long. */
export function telegramAddress(page: string, text: string): string | undefined {
  const address = `https://t.me/share/url?url=${encodeURIComponent(page)}&text=${encodeURIComponent(text)}`;
  // A message holds 4096 characters.
  return address.length > MOST_ADDRESS || text.length > 3500 ? undefined : address;
}

/** Put all files of an application into one text, each under its path, for whoever sets them in by hand. */
export function joinFiles(files: readonly OutgoingFile[], note?: string): string {
  const [only, ...rest] = files;
  if (only && rest.length === 0 && note === undefined) return only.text;
  const parts = files.map(({ path, text }) => `content/${path}\n\n${text}`);
  return [...(note === undefined ? [] : [`${note}\n`]), ...parts].join('\n');
}
