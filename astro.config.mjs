import { defineConfig } from 'astro/config';

const environment = process.env;

export default defineConfig({
  site: environment.SITE_URL || 'http://localhost:4321',
  base: environment.BASE_PATH || '/',
  trailingSlash: 'always',
  compressHTML: true,
  // Scoped styles by class would put an attribute on every element of ten thousand pages.
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // Rendering waits for the disk a quarter of the time: eight pages at once use it, more gain nothing.
    concurrency: 8,
    inlineStylesheets: 'never',
  },
  // Pages carry their own addresses of the previous and next month; nothing is fetched before it is asked for.
  prefetch: false,
  vite: {
    build: { assetsInlineLimit: 0 },
  },
});
