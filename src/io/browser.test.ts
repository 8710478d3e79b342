import { expect, test } from 'vitest';
import { browserPlaces } from './browser.test-support.ts';

test('a browser of the machine is looked for where each system keeps it', () => {
  expect(browserPlaces('linux', { PATH: '/opt/bin:/usr/bin' }).slice(0, 4)).toEqual([
    '/opt/bin/chromium',
    '/usr/bin/chromium',
    '/usr/local/bin/chromium',
    '/snap/bin/chromium',
  ]);
  expect(browserPlaces('darwin', { HOME: '/Users/mia' })).toContain(
    '/Users/mia/Applications/Chromium.app/Contents/MacOS/Chromium',
  );
  expect(browserPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toContain(
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  );
});
