import { type Features, type MdastNode, markdownToMdast } from 'satteri';
import type { Issue } from '../domain/issue.ts';
import { isOwnImage, isSafeAddress, TOO_DEEP } from './markdown-limits.ts';

/**
 * What could be raw HTML, or a link that is not plainly http(s): an opening bracket before a letter, a character
 * reference, an escaped colon, a reference definition, a link with another scheme. Most texts have none of it and are
 * not parsed at all.
 */
const SUSPICIOUS = /<[a-z!?/]|!\[|&[#a-z]|\\:|\]:|\]\(\s*(?:<|(?!https?:)[^()[\]\s/?#]*:)/i;

/**
 * How texts are read, by the check and by the pages alike. Quotes and dashes stay as the author wrote them: they differ
 * between languages. Footnotes bring English words along.
 */
export const MARKDOWN_FEATURES: Features = { gfm: { footnotes: false }, frontmatter: false, smartPunctuation: false };

/** Tell whether a text, front matter included or not, holds anything that `findUnsafeMarkdown` could find fault with. */
export function mayBeUnsafe(text: string): boolean {
  return SUSPICIOUS.test(text) || TOO_DEEP.test(text);
}

/** A fault in a Markdown text; `line` and `column` count from 1 within that text. */
export type MarkdownFault = Pick<Issue, 'code' | 'variant' | 'params'> & {
  readonly line: number;
  readonly column: number;
};

/** Find raw HTML and links with unsafe schemes in a Markdown text. */
export function findUnsafeMarkdown(body: string): readonly MarkdownFault[] {
  if (!mayBeUnsafe(body)) return [];
  const deep = TOO_DEEP.exec(body);
  if (deep) return [{ code: 'markdown-depth', line: body.slice(0, deep.index).split('\n').length, column: 1 }];
  const issues: MarkdownFault[] = [];
  visit(markdownToMdast(body, { features: MARKDOWN_FEATURES }), (node) => {
    const place = { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
    if (node.type === 'html')
      issues.push({ code: 'markdown-html', params: { value: firstLine(node.value) }, ...place });
    if (node.type === 'image' && !isOwnImage(node.url)) {
      issues.push({ code: 'markdown-link', variant: 'image', params: { value: firstLine(node.url) }, ...place });
      return;
    }
    if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && !isSafeAddress(node.url)) {
      issues.push({ code: 'markdown-link', params: { value: firstLine(node.url) }, ...place });
    }
  });
  return issues.slice(0, MAX_FAULTS);
}

/** More of them in one text say no more than these. */
const MAX_FAULTS = 20;

/** Look at every node in the order of the text. */
function visit(root: MdastNode, look: (node: MdastNode) => void): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    look(node);
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
