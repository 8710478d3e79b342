import { fromBase64Url, toBase64Url } from './base64url.ts';

/** A draft as a form keeps it: the values of its inputs by their names. What is not there is empty. */
export type KeptDraft = Readonly<Record<string, string>>;

const VERSION = 2;
/** More than a description of an event needs; whatever is longer was not written in the form. */
const MOST_CHARACTERS = 20_000;

/** Write a draft for the memory of a browser, or for an address that takes it along. */
export function formatDraft(draft: KeptDraft): string {
  const filled = Object.entries(draft).filter(([, value]) => value !== '');
  return JSON.stringify({ version: VERSION, fields: Object.fromEntries(filled) });
}

/**
 * Read a draft back: one of the form as it was before, of another program, or no draft at all, gives what of it are texts by name.
 * Which names there are, and which values a list has, the form knows.
 */
export function parseDraft(text: string | null): KeptDraft {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (!isRecord(kept)) return {};
    // A draft of the first form was kept without a version.
    const fields = 'version' in kept ? (kept.version === VERSION ? kept.fields : {}) : kept;
    if (!isRecord(fields)) return {};
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        typeof value === 'string' && value.length <= MOST_CHARACTERS && /^[A-Za-z]{1,40}$/.test(name)
          ? [[name, value]]
          : [],
      ),
    );
  } catch {
    return {};
  }
}

/** Write a draft as the fragment of an address of the form, without `#`. */
export function packDraft(draft: KeptDraft): string {
  return `draft=${toBase64Url(new TextEncoder().encode(formatDraft(draft)))}`;
}

/** Read the draft of a fragment (`#draft=…`); nothing where there is none. One that is damaged is an empty draft. */
export function unpackDraft(fragment: string): KeptDraft | undefined {
  const [, carried] = /^#?draft=([\w-]+)$/.exec(fragment) ?? [];
  if (carried === undefined) return undefined;
  return parseDraft(new TextDecoder().decode(fromBase64Url(carried)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
