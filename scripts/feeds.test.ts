import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Run the command as people do; it writes nothing unless it is told to. */
function feeds(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'feeds.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

test('the published addresses of feeds live, and whoever adds events need not write them down', {
  timeout: 60_000,
}, () => {
  const { status, stdout, stderr } = feeds();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Опубликовано \/ published: \d+\. Новых \/ new: (?:0|\d+: npm run feeds -- --write)\n$/);
  expect(feeds('--help').stdout).toContain('--write');
  expect(feeds('--wriet').status).toBe(2);
  expect(feeds('--anew').status).toBe(2);
});
