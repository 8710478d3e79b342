import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A folder that is served on loopback. */
export interface StaticServer {
  /** Ends with a slash. */
  readonly url: string;
  /** Serve another folder from now on, as after a deploy. */
  show(folder: string): void;
  close(): Promise<void>;
}

/** As GitHub Pages names them. What may be compressed is. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};
const COMPRESSED = /^(?:text\/|application\/(?:javascript|json|xml|manifest|wasm)|image\/svg)/;

/**
 * Serve a built site below a base path as GitHub Pages does: compressed, kept by browsers for ten minutes, `404.html` for what is not there.
 */
export async function serveFolder(folder: string, base: string): Promise<StaticServer> {
  let shown = folder;
  const known = new Map<
    string,
    { readonly plain: Buffer; readonly packed: Buffer | undefined; readonly type: string }
  >();
  const read = (file: string) => {
    let answer = known.get(file);
    if (!answer) {
      const plain = readFileSync(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      answer = { plain, packed: COMPRESSED.test(type) ? gzipSync(plain) : undefined, type };
      known.set(file, answer);
    }
    return answer;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(shown, base, pathname);
    const { plain, packed, type } = read(file ?? join(shown, '404.html'));
    const isPacked = packed !== undefined && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': type,
      'cache-control': 'max-age=600',
      vary: 'Accept-Encoding',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isPacked ? packed : plain);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    show: (next) => {
      shown = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file of a path; nothing for one that leaves the folder or has none. */
function fileOf(folder: string, base: string, pathname: string): string | undefined {
  const path = decodeURIComponent(pathname);
  if (!path.startsWith(base) || path.split('/').includes('..') || path.includes('\0')) return undefined;
  const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
