import { type MdastNode, markdownToMdast } from 'satteri';
import { MARKDOWN_FEATURES } from './markdown.ts';
import { isSafeAddress } from './markdown-limits.ts';
import type { TextElement, TextNode } from './text-tree.ts';

/**
 * Read a Markdown text by the rules of the site into pieces that a browser can set without the reader: what `renderMarkdown` gives
 * as HTML. Raw HTML is words, images are their words, links that may not be followed are none. Headings begin at `h2`.
 */
export function toTextTree(body: string): readonly TextNode[] {
  if (body.trim() === '') return [];
  const root = markdownToMdast(body, { features: MARKDOWN_FEATURES });
  const addresses = new Map<string, string>();
  const depths: number[] = [];
  visit(root, (node) => {
    if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node.url);
    if (node.type === 'heading') depths.push(node.depth);
  });
  return inside(root, { addresses, shift: 2 - Math.min(...depths, 6), last: 1 });
}

interface Context {
  readonly addresses: ReadonlyMap<string, string>;
  readonly shift: number;
  /** The level of the last heading: none is deeper than one below it. */
  last: number;
}

const ELEMENTS: Readonly<Record<string, TextElement>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
};
const HEADINGS = ['h2', 'h2', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function inside(node: MdastNode, context: Context): TextNode[] {
  if (!('children' in node)) return [];
  return together(node.children.flatMap((child) => toNodes(child, context)));
}

function toNodes(node: MdastNode, context: Context): readonly TextNode[] {
  const element = ELEMENTS[node.type];
  if (element) return [[element, inside(node, context)]];
  switch (node.type) {
    case 'text':
    case 'html':
      return [node.value];
    case 'inlineCode':
      return [['code', [node.value]]];
    case 'code':
      return [['pre', [['code', [node.value]]]]];
    case 'break':
      return [['br', []]];
    case 'thematicBreak':
      return [['hr', []]];
    case 'heading': {
      context.last = Math.min(node.depth + context.shift, context.last + 1, 6);
      return [[HEADINGS[context.last] ?? 'h6', inside(node, context)]];
    }
    case 'list':
      return [[node.ordered ? 'ol' : 'ul', inside(node, context)]];
    case 'listItem': {
      const blocks = inside(node, context);
      // What stands close together is no paragraph each.
      return [['li', node.spread ? blocks : blocks.flatMap((block) => (block[0] === 'p' ? inner(block) : [block]))]];
    }
    case 'table':
      return [['table', inside(node, context).map((row, index) => (index === 0 ? toHead(row) : row))]];
    case 'tableRow':
      return [['tr', inside(node, context)]];
    case 'tableCell':
      return [['td', inside(node, context)]];
    case 'image':
    case 'imageReference':
      return node.alt ? [node.alt] : [];
    case 'link':
      return toLink(node.url, inside(node, context));
    case 'linkReference':
      return toLink(context.addresses.get(node.identifier) ?? '', inside(node, context));
    default:
      return [];
  }
}

/** The first row names the columns. */
function toHead(row: TextNode): TextNode {
  return ['tr', inner(row).map((cell): TextNode => ['th', inner(cell)])];
}

function inner(node: TextNode): readonly TextNode[] {
  return typeof node === 'string' ? [node] : node[1];
}

function toLink(address: string, words: readonly TextNode[]): readonly TextNode[] {
  return isSafeAddress(address) && address !== '' ? [['a', words, address]] : [['a', words]];
}

/** Words that follow each other are one piece. */
function together(nodes: readonly TextNode[]): TextNode[] {
  const all: TextNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (typeof node === 'string' && typeof last === 'string') all[all.length - 1] = last + node;
    else all.push(node);
  }
  return all;
}

function visit(root: MdastNode, look: (node: MdastNode) => void): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    look(node);
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
}
