import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A page as a browser would read it. */
export interface SitePage {
  /** Below the folder of the site: `en/events/x/index.html`. */
  readonly file: string;
  /** What the browser shows: `/mivent/en/events/x/`. */
  readonly path: string;
  readonly html: string;
  /** All elements in the order of the document; those inside `<template>` are in `templates`. */
  readonly elements: readonly Element[];
  readonly templates: readonly Element[];
  /** What the HTML specification calls parse errors. */
  readonly errors: readonly string[];
}

/** List the files of a folder, relative to it, in a steady order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Read every page of a site, or those whose file the pattern fits. */
export function readPages(dist: string, wanted = /\.html$/): SitePage[] {
  return listFiles(dist)
    .filter((file) => file.endsWith('.html') && wanted.test(file))
    .map((file) => readPage(dist, file));
}

export function readPage(dist: string, file: string): SitePage {
  const html = readFileSync(join(dist, file), 'utf8');
  const errors: string[] = [];
  const document = parse(html, {
    onParseError: ({ code, startLine, startCol }) => errors.push(`${startLine}:${startCol} ${code}`),
  });
  const elements: Element[] = [];
  const templates: Element[] = [];
  collect(document, elements, templates);
  return { file, path: BASE_PATH + file.replace(/(?:^|(?<=\/))index\.html$/, ''), html, elements, templates, errors };
}

function collect(node: Node, elements: Element[], templates: Element[]): void {
  if ('tagName' in node) elements.push(node);
  if ('content' in node) collect(node.content, templates, templates);
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, elements, templates);
}

/** Get an attribute's value; nothing where it is missing. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value;
}

/** Get the words of an element, with single spaces, soft hyphens taken out. */
export function textOf(element: Element | undefined): string {
  return rawTextOf(element).replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();
}

/** Get the text of an element as it stands. */
export function rawTextOf(element: Element | undefined): string {
  const words = (node: Node): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
  };
  return element ? words(element) : '';
}

/** Find the elements of a page by their name, and by the value an attribute has. */
export function find(page: SitePage, tag: string, name?: string, value?: string): Element[] {
  return page.elements.filter(
    (element) =>
      element.tagName === tag &&
      (name === undefined ||
        (value === undefined ? attribute(element, name) !== undefined : has(element, name, value))),
  );
}

/** Tell whether an element stands in another that has a class. */
export function isWithin(element: Element, name: string): boolean {
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) {
    if (has(parent, 'class', name)) return true;
  }
  return false;
}

/** Attributes such as `class` and `rel` are lists of words. */
function has(element: Element, name: string, value: string): boolean {
  const written = attribute(element, name);
  return written === value || (written?.split(' ').includes(value) ?? false);
}

/** Get the file that an absolute address of the site names; nothing for an address elsewhere. */
export function fileOf(url: URL): string | undefined {
  const isOurs = url.host === new URL(SITE_URL).host && ['https:', 'webcal:'].includes(url.protocol);
  if (!isOurs || !url.pathname.startsWith(BASE_PATH)) return undefined;
  const path = decodeURIComponent(url.pathname.slice(BASE_PATH.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
