import type { Locale } from '../i18n/locale.ts';

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

/** Get the address of the guide for those who write files themselves, in a language. */
export function guideAddress(repository: string, locale: Locale): string {
  return `${repository}/blob/main/.github/CONTRIBUTING${locale === 'ru' ? '' : `.${locale}`}.md`;
}

/**
 * Get the address of a new issue with its text in it; nothing where that is too long for an address. It is a blank one: GitHub's form
 * fills in no lists from an address, and some addresses that name one open no form at all. The text is known by its headings.
 */
export function issueAddress(repository: string, title: string, text: string): string | undefined {
  const address = `${blankIssueAddress(repository, title)}&body=${encodeURIComponent(text)}`;
  return address.length > MOST_ADDRESS ? undefined : address;
}

/** Get the address of a new issue with its title alone: its text is pasted. */
export function blankIssueAddress(repository: string, title: string): string {
  return `${repository}/issues/new?title=${encodeURIComponent(title)}`;
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
