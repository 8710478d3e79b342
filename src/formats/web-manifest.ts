import type { Locale } from '../i18n/locale.ts';

/** What a device needs to keep the site among its programs. */
export interface WebManifestSource {
  readonly name: string;
  readonly description: string;
  readonly locale: Locale;
  /** The path of the home page. */
  readonly home: string;
  /** The path of a file in `public/`. */
  readonly asset: (file: string) => string;
}

/** The grounds of the pages by day and by night, as browsers colour their own frame (`theme-color`). */
export const THEME_COLORS = { light: '#f9f6ef', dark: '#15120f' } as const;

/** Write a web application manifest (W3C): the site under its own name and icon, in a window of its own with the browser's bar left out. */
export function toWebManifest({ name, description, locale, home, asset }: WebManifestSource): string {
  const icon = (file: string, size: number, purpose?: 'maskable') => ({
    src: asset(file),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: home,
    name,
    short_name: name,
    description: description || undefined,
    lang: locale,
    dir: 'ltr',
    start_url: home,
    scope: home,
    // Links and the way back stay within reach: the pages have no buttons for what a browser does.
    display: 'minimal-ui',
    background_color: THEME_COLORS.light,
    theme_color: THEME_COLORS.light,
    icons: [
      icon('icon-192.png', 192),
      icon('icon-512.png', 512),
      icon('icon-maskable-512.png', 512, 'maskable'),
      { src: asset('favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
