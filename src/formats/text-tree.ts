import { isSafeAddress } from './markdown-limits.ts';

/** The elements that a text may consist of; whoever builds a page of it makes no others. */
export const TEXT_ELEMENTS = [
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'br', 'table', 'tr', 'th', 'td'],
  ...['em', 'strong', 'del', 'code', 'a'],
] as const;
export type TextElement =
  | ('p' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'blockquote' | 'pre' | 'hr' | 'br')
  | ('table' | 'tr' | 'th' | 'td' | 'em' | 'strong' | 'del' | 'code' | 'a');

/** A piece of a text that somebody has read already: words, or an element with what is in it, and of a link where it leads. */
export type TextNode =
  | string
  | readonly [element: TextElement, inside: readonly TextNode[]]
  | readonly [element: 'a', inside: readonly TextNode[], address: string];

/** Elements within elements to such a depth, and so many in all, are no text of people. */
const MOST_DEPTH = 120;
const MOST_NODES = 20_000;

const KNOWN: ReadonlySet<unknown> = new Set(TEXT_ELEMENTS);

/** Read a text that came from anywhere; nothing where any of it is not what a text consists of, or leads where no link may. */
export function parseTextTree(value: unknown): readonly TextNode[] | undefined {
  let left = MOST_NODES;
  const isList = (nodes: unknown, depth: number): boolean =>
    Array.isArray(nodes) && depth < MOST_DEPTH && nodes.every((node) => isNode(node, depth));
  const isNode = (node: unknown, depth: number): boolean => {
    if (left-- <= 0) return false;
    if (typeof node === 'string') return true;
    if (!Array.isArray(node) || !KNOWN.has(node[0]) || !isList(node[1], depth + 1)) return false;
    if (node[0] !== 'a') return node.length === 2;
    return node.length === 2 || (node.length === 3 && typeof node[2] === 'string' && isSafeAddress(node[2]));
  };
  // Every piece has been looked at.
  return isList(value, 0) ? (value as readonly TextNode[]) : undefined;
}
