import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** One room of the house: what its files may import. Imports inside the room are always allowed. */
interface Room {
  readonly files: RegExp;
  /** Other rooms, or single files of them by their path. */
  readonly rooms?: readonly string[];
  /** Packages by name; `node:` and `astro:` stand for all of their modules, `*` for anything installed. */
  readonly packages?: readonly string[];
  /** Files that import an address which only the built site has. */
  readonly late?: readonly string[];
  /** A pure room gets the time as an argument and asks nobody for anything. */
  readonly pure?: true;
}

/** .github/ARCHITECTURE.md says in words what this table says. The first room whose pattern fits has the file. */
const ROOMS: Readonly<Record<string, Room>> = {
  tests: {
    files: /^(?:src|scripts)\/.+\.(?:test|test-support)\.ts$/,
    rooms: ['*'],
    packages: ['*'],
  },
  domain: { files: /^src\/domain\//, packages: ['zod', 'rrule-temporal'], pure: true },
  formats: {
    files: /^src\/formats\//,
    rooms: ['domain', 'i18n'],
    packages: ['zod', 'gray-matter', 'js-yaml', 'ical-generator', '@astrojs/rss', 'satteri', 'qr'],
    pure: true,
  },
  i18n: { files: /^src\/i18n\//, pure: true },
  bot: { files: /^src\/bot\//, rooms: ['domain', 'formats', 'i18n'], pure: true },
  io: {
    files: /^src\/io\//,
    rooms: ['domain', 'formats'],
    packages: [
      'node:',
      '@clack/prompts',
      'csv-parse',
      'pagefind',
      'rolldown',
      'sharp',
      '@octokit/core',
      '@octokit/plugin-paginate-rest',
      '@octokit/request-error',
    ],
  },
  site: {
    files: /^src\/(?:site\/|content\.config\.ts$)/,
    // The policy of pages knows the one script that stands in them by its hash.
    rooms: ['domain', 'formats', 'i18n', 'io', 'src/client/guard.js'],
    packages: ['astro:', 'astro', 'zod'],
  },
  pages: {
    files: /^src\/pages\//,
    rooms: ['site', 'layouts', 'components', 'formats', 'domain', 'i18n', 'styles'],
    packages: ['astro:', 'astro'],
  },
  layouts: {
    files: /^src\/layouts\//,
    rooms: ['components', 'domain', 'formats', 'i18n', 'client', 'styles', 'src/site/urls.ts'],
    packages: ['astro:', 'astro'],
  },
  components: {
    files: /^src\/components\//,
    rooms: ['layouts', 'domain', 'formats', 'i18n', 'client', 'styles', 'src/site/urls.ts'],
    packages: ['astro:', 'astro'],
  },
  styles: { files: /^src\/styles\// },
  client: {
    files: /^src\/client\//,
    rooms: ['domain', 'formats', 'i18n'],
    packages: ['temporal-polyfill'],
  },
  // What looks at the site of the tests, as the tests do.
  look: {
    files: /^scripts\/(?:look\/|screenshots\.ts$|lighthouse\.ts$)/,
    rooms: ['tests'],
    packages: ['node:', 'sharp', 'playwright-core', 'lighthouse'],
  },
  // What measures against the GitHub of the tests.
  measured: { files: /^scripts\/bench\/reconcile\.ts$/, rooms: ['tests', 'scripts'], packages: ['node:'] },
  scripts: {
    files: /^scripts\//,
    // Astro exports no entry for its command line, so scripts/astro.ts names the file.
    rooms: ['domain', 'formats', 'i18n', 'bot', 'io', 'node_modules/astro/bin/astro.mjs'],
    packages: ['node:', 'astro', 'pagefind', 'subset-font', 'harfbuzzjs', 'sharp', 'gray-matter'],
  },
  config: { files: /^[\w.]+\.config\.(?:ts|mjs)$/, rooms: ['io'], packages: ['node:', 'astro', 'vitest'] },
};

/** Packages that need Node, or are much too heavy: nothing that reaches a browser may lead to them, however far away. */
const NOT_FOR_BROWSERS = ['gray-matter', 'js-yaml', 'ical-generator', '@astrojs/rss', 'satteri', 'qr', 'node:'];

test('every file has a room, and imports only what its room may touch', () => {
  expect(findFaults(readHouse()), 'the rooms are in .github/ARCHITECTURE.md').toEqual([]);
});

test.each([
  ['src/utils/date.ts', '', 'src/utils/date.ts: has no room'],
  ['src/stray.ts', '', 'src/stray.ts: has no room'],
  ['src/domain/a.ts', "import { readFileSync } from 'node:fs';", 'src/domain/a.ts: domain may not import node:fs'],
  ['src/domain/a.ts', "import ms from 'ms';", 'src/domain/a.ts: domain may not import ms'],
  ['src/domain/a.ts', "import type { X } from '../formats/b.ts';", 'src/domain/a.ts: domain may not import formats'],
  ['src/domain/a.ts', "export { x } from '../io/b.ts';", 'src/domain/a.ts: domain may not import io'],
  ['src/domain/a.ts', "export const b = () => import('../io/b.ts');", 'src/domain/a.ts: domain may not import io'],
  ['src/domain/a.ts', "type B = import('../io/b.ts').B;", 'src/domain/a.ts: domain may not import io'],
  ['src/domain/a.ts', "const b = require('node:fs');", 'src/domain/a.ts: domain may not import node:fs'],
  ['src/domain/a.ts', 'const b = (x: string) => import(x);', 'src/domain/a.ts: imports what only a run would tell'],
  ['src/domain/a.ts', "import b from '../../content/b.json';", 'src/domain/a.ts: content/b.json has no room'],
  ['src/formats/a.ts', "import { b } from './b.test-support.ts';", 'src/formats/a.ts: formats may not import tests'],
  ['src/i18n/a.ts', "import { b } from '../domain/b.ts';", 'src/i18n/a.ts: i18n may not import domain'],
  ['src/io/a.ts', "import { b } from '../i18n/b.ts';", 'src/io/a.ts: io may not import i18n'],
  ['src/io/a.ts', "import { getCollection } from 'astro:content';", 'src/io/a.ts: io may not import astro:content'],
  ['src/client/a.ts', "import { b } from '../site/urls.ts';", 'src/client/a.ts: client may not import site'],
  ['scripts/a.ts', "import { b } from '../src/site/b.ts';", 'scripts/a.ts: scripts may not import site'],
  [
    'src/components/A.astro',
    "---\nimport { b } from '../site/registry.ts';\n---\n",
    'src/components/A.astro: components may not import site',
  ],
  [
    'src/components/A.astro',
    '---\n---\n<script>\nimport "../io/b.ts";\n</script>',
    'src/components/A.astro: components may not import io',
  ],
  ['src/components/A.astro', "<p>{await import('../io/b.ts')}</p>", 'src/components/A.astro: imports in its markup'],
  ['src/domain/a.ts', 'const b = Date.now();', 'src/domain/a.ts: domain is pure, but asks Date.now'],
  ['src/domain/a.ts', "const b = Date['now']();", 'src/domain/a.ts: domain is pure, but asks Date.now'],
  ['src/formats/a.ts', 'const b = new Date();', 'src/formats/a.ts: formats is pure, but asks new Date'],
  ['src/formats/a.ts', 'const b = new Date(2026, 11, 5);', 'src/formats/a.ts: formats is pure, but asks new Date'],
  ['src/formats/a.ts', 'const b = Temporal.Now.instant();', 'src/formats/a.ts: formats is pure, but asks Temporal.Now'],
  ['src/i18n/a.ts', 'const b = Math.random();', 'src/i18n/a.ts: i18n is pure, but asks Math.random'],
  ['src/bot/a.ts', "const b = await fetch('/x');", 'src/bot/a.ts: bot is pure, but asks fetch'],
  ['src/bot/a.ts', "const b = globalThis.fetch('/x');", 'src/bot/a.ts: bot is pure, but asks fetch'],
])('%s with «%s» is found out', (file, text, fault) => {
  expect(findFaults(new Map([[file, text]]))).toEqual([fault]);
});

test('the browser gets nothing that needs Node, however far away', () => {
  const house = new Map([
    ['src/client/form.ts', "import { b } from '../formats/b.ts';"],
    ['src/formats/b.ts', "import { c } from './c.ts';"],
    ['src/formats/c.ts', "import matter from 'gray-matter';"],
  ]);
  expect(findFaults(house)).toEqual([
    'src/client/form.ts: reaches gray-matter through src/formats/b.ts → src/formats/c.ts',
  ]);
});

test('words in comments and texts, and a time that was given, are no faults', () => {
  const text = `
    // import fs from 'node:fs'; Date.now() and new Date() are for the scripts
    /** See fetch() and Math.random(). */
    import { z } from 'zod';
    const help = "import { b } from '../io/b.ts'; Date.now(); fetch('x')";
    const same = \`import('../io/b.ts') \${new Date(1_796_490_000_000).toUTCString()}\`;`;
  expect(findFaults(new Map([['src/domain/a.ts', text]]))).toEqual([]);
});

test('the pure rooms do not compile against Node or a browser', { timeout: 60_000 }, () => {
  const root = join(import.meta.dirname, '..');
  const { config } = ts.readConfigFile(join(root, 'src/domain/tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'src/domain'));
  const probe = join(root, 'src/formats/probe.ts');
  const names = [
    'process',
    'Buffer',
    'setTimeout',
    'fetch',
    'document',
    'window',
    'localStorage',
    'performance',
    'console',
  ];
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  // Everything the rooms contain comes along: the typings of one dependency could bring Node's to all of them.
  host.getSourceFile = (name, languageVersion) =>
    name === probe
      ? ts.createSourceFile(name, `export {};\n${names.map((word) => `${word};`).join('\n')}`, languageVersion)
      : read(name, languageVersion);
  const program = ts.createProgram([...fileNames, probe], options, host);
  const unknown = program
    .getSemanticDiagnostics(program.getSourceFile(probe))
    .map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, '\n').match(/Cannot find name '(\w+)'/)?.[1]);
  expect(unknown).toEqual(names);
});

function readHouse(): Map<string, string> {
  const root = join(import.meta.dirname, '..');
  const files = globSync(['{src,scripts}/**/*.{ts,mts,cts,js,mjs,cjs,tsx,jsx,astro}', '*.{ts,js,mjs,cjs}'], {
    cwd: root,
  });
  return new Map(files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]));
}

function findFaults(house: ReadonlyMap<string, string>): string[] {
  const codes = new Map([...house].map(([file, text]) => [file, readCode(file, text)]));
  return [
    ...[...codes].flatMap(([file, code]) => checkFile(file, code).map((fault) => `${file}: ${fault}`)),
    ...findNodeInBrowser(codes),
  ];
}

/** What one file imports and asks of the world. */
interface Code {
  /** From the root of the project. */
  readonly files: string[];
  readonly packages: string[];
  readonly asks: string[];
  /** Has an import whose address is computed. */
  isLate: boolean;
  readonly faults: string[];
}

function checkFile(file: string, { files, packages, asks, isLate, faults }: Code): string[] {
  const name = roomOf(file);
  const room = ROOMS[name];
  if (!room) return ['has no room'];
  return [
    ...faults,
    ...(isLate && !room.late?.includes(file) ? ['imports what only a run would tell'] : []),
    ...packages
      .filter((target) => !room.packages?.some((entry) => isOf(entry, target)))
      .map((target) => `${name} may not import ${target}`),
    ...files.flatMap((target) => checkFileImport(name, room, target)),
    ...(room.pure ? asks.map((ask) => `${name} is pure, but asks ${ask}`) : []),
  ];
}

function checkFileImport(name: string, room: Room, target: string): string[] {
  const other = roomOf(target);
  if (other === name || room.rooms?.some((entry) => entry === '*' || entry === other || entry === target)) return [];
  return [other ? `${name} may not import ${other}` : `${target} has no room`];
}

function roomOf(file: string): string {
  return Object.keys(ROOMS).find((name) => ROOMS[name]!.files.test(file)) ?? '';
}

/** `node:` has all of its modules, a package all of its entries. */
function isOf(entry: string, target: string): boolean {
  return entry === '*' || target === entry || target.startsWith(entry.endsWith(':') ? entry : `${entry}/`);
}

function findNodeInBrowser(codes: ReadonlyMap<string, Code>): string[] {
  return [...codes.keys()]
    .filter((file) => roomOf(file) === 'client')
    .flatMap((file) => {
      const way = wayToNode(codes, file, new Set());
      return way && way.length > 1 ? [`${file}: reaches ${way.at(-1)} through ${way.slice(0, -1).join(' → ')}`] : [];
    });
}

function wayToNode(codes: ReadonlyMap<string, Code>, file: string, seen: Set<string>): string[] | undefined {
  const { files = [], packages = [] } = codes.get(file) ?? {};
  const found = packages.find((target) => NOT_FOR_BROWSERS.some((entry) => isOf(entry, target)));
  if (found) return [found];
  for (const target of files.filter((one) => !seen.has(one))) {
    seen.add(target);
    const way = wayToNode(codes, target, seen);
    if (way) return [target, ...way];
  }
  return undefined;
}

/** Read a file with TypeScript's own parser, so that comments and texts are what they are. */
function readCode(file: string, text: string): Code {
  const code: Code = { files: [], packages: [], asks: [], isLate: false, faults: [] };
  for (const part of file.endsWith('.astro') ? scriptsOf(text, code, file) : [text]) {
    const source = ts.createSourceFile(file, part, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    for (const { fileName } of [...source.referencedFiles, ...source.typeReferenceDirectives])
      addImport(code, file, fileName);
    visit(source, code, file);
  }
  return code;
}

/** The TypeScript of an Astro component: its front matter and its scripts; its markup imports nothing. */
function scriptsOf(text: string, code: Code, file: string): string[] {
  const [, frontMatter = '', markup = text] = /^\s*---\r?\n([\s\S]*?)^---(?:\r?\n|$)([\s\S]*)$/m.exec(text) ?? [];
  const scripts: string[] = [];
  const rest = markup.replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/g, (_, attributes: string, body: string) => {
    const src = /\bsrc=["']([^"'{}]+)["']/.exec(attributes)?.[1];
    if (src) addImport(code, file, src);
    scripts.push(body);
    return '';
  });
  if (/\bimport\s*\(|\brequire\s*\(/.test(rest)) code.faults.push('imports in its markup');
  return [frontMatter, ...scripts];
}

function visit(node: ts.Node, code: Code, file: string): void {
  const specifier = specifierOf(node);
  if (specifier && ts.isStringLiteralLike(specifier)) addImport(code, file, specifier.text);
  else if (specifier) code.isLate = true;
  const ask = askOf(node);
  if (ask) code.asks.push(ask);
  node.forEachChild((child) => visit(child, code, file));
}

function addImport(code: Code, file: string, specifier: string): void {
  if (/^\.{0,2}\//.test(specifier)) code.files.push(posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')));
  else code.packages.push(specifier);
}

/** What a node imports from, in every form the language has. */
function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  const imports =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || called === 'require' || called === 'import.meta.glob';
  return imports ? node.arguments[0] : undefined;
}

/** The question to the clock, to chance or to the network that a node asks. */
function askOf(node: ts.Node): string | undefined {
  // One argument is a moment that was given; none asks the clock, several ask for the machine's time zone.
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && node.arguments?.length !== 1)
    return 'new Date';
  if (ts.isCallExpression(node) && /^(?:globalThis\.)?(?:fetch|Date)$/.test(node.expression.getText())) {
    return node.expression.getText().replace('globalThis.', '');
  }
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const member = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
    const name = `${node.expression.getText().replace('globalThis.', '')}.${ts.isStringLiteralLike(member) ? member.text : member.getText()}`;
    return ['Date.now', 'Temporal.Now', 'Math.random'].find((ask) => ask === name);
  }
  return undefined;
}
