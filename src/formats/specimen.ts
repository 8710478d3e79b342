/** How a component of a page of its own is shown beside others. */
export interface SpecimenOptions {
  /** Stands before its ids, which others on the page may bear, too. */
  readonly id: string;
  /** The script of its element runs on it; without, it stays in a state that the script would leave. */
  readonly isLive: boolean;
  /** What a script would have changed, as HTML: what the component has, and what stands there then. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** Only its first element of this name is shown. */
  readonly only?: string | undefined;
}

/** Elements of a script's own that stand in a line of text. */
const INLINE = new Set(['own-time']);

/**
 * Make a specimen of a component, given as the HTML it has on its own page: `h1` becomes `h2`, the page has one already.
 * Throws where the component has no longer what an edit changes, so that a style guide shows nothing that there is not.
 */
export function toSpecimen(html: string, { id, isLive, edits, only }: SpecimenOptions): string {
  let shown = html.replaceAll(/(<\/?)h1\b/g, '$1h2');
  if (only !== undefined) {
    const [part] = new RegExp(`<${only}\\b.*?</${only}>`, 's').exec(shown) ?? [];
    if (part === undefined) throw new Error(`The specimen «${id}» has no <${only}>.`);
    shown = part;
  }
  for (const [from, to] of edits) {
    if (!shown.includes(from)) throw new Error(`The specimen «${id}» has no longer ${from}`);
    shown = shown.replace(from, () => to);
  }
  // One that stands in the HTML goes by the clock of the visitor, which is not the samples'; one in a file comes once for a whole page,
  // maybe with the one specimen that only shows a state: those of live ones are named by the style guide itself.
  shown = shown.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '');
  return withOwnIds(isLive ? shown : withoutScript(shown), id);
}

/** Without an element of its name, a script that others on the page need leaves the state as it is. */
function withoutScript(html: string): string {
  return html
    .replaceAll(/ data-words="[^"]*"/g, '')
    .replaceAll(
      /(<\/?)([a-z]+-[a-z]+)\b/g,
      (_, open: string, name: string) => open + (INLINE.has(name) ? 'span' : 'div'),
    );
}

function withOwnIds(html: string, id: string): string {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, name]) => name));
  const own = (name: string) => (ids.has(name) ? `${id}-${name}` : name);
  return html
    .replaceAll(/(\sid=")([^"]+)/g, (_, start: string, name: string) => start + own(name))
    .replaceAll(
      /(\s(?:for|list|form|popovertarget|aria-(?:labelledby|describedby|controls))=")([^"]+)/g,
      (_, start: string, names: string) => start + names.split(' ').map(own).join(' '),
    )
    .replaceAll(/(\shref="(?:\?[^"#]*)?#)([^"]+)/g, (_, start: string, name: string) => start + own(name));
}

/** A group of samples of the style guide, for its table of contents. */
export interface GuideGroup {
  readonly id: string;
  readonly name: string;
  readonly samples: readonly { readonly id: string; readonly name: string }[];
}

/** List what the style guide shows, from its HTML: who adds a sample need not tell of it a second time. */
export function toGuideContents(html: string): readonly GuideGroup[] {
  const groups: { id: string; name: string; samples: { id: string; name: string }[] }[] = [];
  const starts = /<section class="guide-(?:sample|(group))[^"]*" id="([^"]+)">.*?<h[23][^>]*>([^<]+)/gs;
  for (const [, isGroup, id = '', name = ''] of html.matchAll(starts)) {
    if (isGroup) groups.push({ id, name, samples: [] });
    else groups.at(-1)?.samples.push({ id, name });
  }
  return groups;
}
