import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { attribute, find, readPages } from './site-files.test-support.ts';

const pages = readPages(inject('dist'));

test.each(['preview/index.html', 'en/preview/index.html'])('search engines do not come across %s', (file) => {
  const page = pages.find((one) => one.file === file);
  if (!page) throw new Error(`There is no ${file}.`);
  expect(find(page, 'meta', 'name', 'robots').map((meta) => attribute(meta, 'content'))).toEqual(['noindex']);
  expect(find(page, 'link', 'rel', 'canonical')).toEqual([]);
  expect(readFileSync(join(inject('dist'), 'sitemap.xml'), 'utf8')).not.toContain('preview/');
  const others = pages.filter((one) => !one.file.includes('preview/') && /href="[^"]*\/preview\//.test(one.html));
  expect(others.map((one) => one.file)).toEqual([]);
});
