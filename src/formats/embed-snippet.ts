/** What `<mivent-events>` on another site shall show. */
export interface EmbedChoice {
  /** `['region', 'me-16']`, `['format', 'debate']`; nothing for everything. */
  readonly scope?: readonly [name: string, key: string] | undefined;
  readonly limit: number;
  readonly lang: string;
}

/** Write the lines of HTML that show events on another site; `page` is where its link leads until they are there. */
export function formatEmbedSnippet(script: string, page: string, name: string, choice: EmbedChoice): string {
  const { scope, limit, lang } = choice;
  const attributes = [...(scope ? [scope] : []), ['limit', String(limit)], ['lang', lang]];
  const written = attributes.map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value ?? '')}"`).join('');
  return [
    `<script src="${escapeAttribute(script)}" async></script>`,
    `<mivent-events${written}>`,
    `  <a href="${escapeAttribute(page)}">${escapeText(name)}</a>`,
    '</mivent-events>',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
