import guard from '../client/guard.js?raw';

/**
 * What a page may load and run: its own files, and the one script that stands in its HTML, by its hash. No style attributes, no
 * third party. (Astro's own `security.csp` lists the hash of every file of the site on every page: more than a kilobyte each.)
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' '${await hashOf(guard)}'`,
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self' https://github.com",
].join('; ');

async function hashOf(script: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
