import { defineHastPlugin, markdownToHtml } from 'satteri';
import { MARKDOWN_FEATURES } from './markdown.ts';
import { isOwnImage, isSafeAddress } from './markdown-limits.ts';

/** Where the links and images of a text lead on the site. */
export interface MarkdownPlace {
  /** Put before addresses that begin with `/`; ends with a slash. */
  readonly base: string;
  /** Folder in which the images beside the file are served; ends with a slash. */
  readonly images: string;
}

/**
 * Turn the text of a content file into HTML that is safe to put into a page, whoever wrote it: raw HTML shows as text,
 * links go to safe addresses only, images are the file's own. Headings begin at `<h2>` and skip no level.
 */
export function renderMarkdown(body: string, place: MarkdownPlace): string {
  if (body === '') return '';
  const { html } = markdownToHtml(body, { features: MARKDOWN_FEATURES, hastPlugins: [makeSafe(place)] });
  return tidyHeadings(html);
}

/** Get the words of a text without its markup, for the search index. Blocks are divided by line ends. */
export function markdownToText(body: string): string {
  if (body === '') return '';
  const { html } = markdownToHtml(body, { features: MARKDOWN_FEATURES, hastPlugins: [PLAIN] });
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

// No return type: only the plugin's own type tells the compiler that it works without waiting.
function makeSafe({ base, images }: MarkdownPlace) {
  return defineHastPlugin({
    name: 'safe',
    // The reader refuses raw HTML; what it should ever let through shows as what it is: text.
    raw: (node) => ({ type: 'text', value: node.value }),
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const address = String(node.properties.href ?? '');
          if (!isSafeAddress(address)) context.setProperty(node, 'href', null);
          else if (/^[a-z][a-z+.-]*:|^\/\//i.test(address)) context.setProperty(node, 'rel', 'nofollow noopener');
          else if (address.startsWith('/')) context.setProperty(node, 'href', base + address.slice(1));
        },
      },
      {
        filter: ['img'],
        visit(node, context) {
          const address = String(node.properties.src ?? '');
          if (!isOwnImage(address)) return { type: 'text', value: String(node.properties.alt ?? '') };
          context.setProperty(node, 'src', images + address.replace(/^\.\//, ''));
          context.setProperty(node, 'loading', 'lazy');
          context.setProperty(node, 'decoding', 'async');
          return undefined;
        },
      },
    ],
  });
}

const PLAIN = defineHastPlugin({
  name: 'plain',
  raw: (node) => ({ type: 'text', value: node.value }),
  element: [{ filter: ['img'], visit: (node) => ({ type: 'text', value: String(node.properties.alt ?? '') }) }],
});

/** The page's own title is its only `<h1>`: the highest heading of a text becomes `<h2>`, and none is deeper than one below the last. */
function tidyHeadings(html: string): string {
  if (!html.includes('<h')) return html;
  // Text is escaped by now: what looks like a heading is one.
  const levels = [...html.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
  const shift = 2 - Math.min(...levels, 6);
  let last = 1;
  return html.replaceAll(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => {
    if (slash === '') last = Math.min(Number(level) + shift, last + 1, 6);
    return `<${slash}h${last}>`;
  });
}
