import { formatDraft, type KeptDraft, parseDraft, unpackDraft } from '../formats/draft-memory.ts';

const DRAFT = 'mivent-draft';

/** Get the draft of last time. A browser that keeps nothing (or another person's storage) is no reason not to fill in a form. */
export function readKept(): KeptDraft {
  try {
    return parseDraft(localStorage.getItem(DRAFT));
  } catch {
    return {};
  }
}

/** Keep a draft, or forget it where nothing is written in it. */
export function writeKept(draft: KeptDraft): void {
  try {
    const { consent: _, repeatEnd: __, repeatCount: ___, lang: ____, scope: _____, ...written } = draft;
    if (Object.values(written).every((value) => value === '')) localStorage.removeItem(DRAFT);
    else localStorage.setItem(DRAFT, formatDraft(draft));
  } catch {
    // Kept or not, the form goes on.
  }
}

/** Get the draft that came along in the address, and take it out of there, so that a reload does not bring it back. */
export function readCarried(): KeptDraft | undefined {
  const carried = unpackDraft(location.hash);
  if (carried) history.replaceState(history.state, '', location.pathname + location.search);
  return carried;
}
