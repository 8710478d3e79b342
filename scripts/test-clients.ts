import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CLIENTS, clientNames } from './clients/client.ts';

const HELP = `npm run test:clients [-- --dist DIR] [--require] [VITEST ARGS]

Программы, которыми люди читают календари и ленты, читают наши: ${clientNames().join(', ')}.
Программы, которой нет, тест не касается; отчёт назовёт пакет Debian, в котором она есть.
The programs with which people read calendars and news read ours. One that is not installed is passed over, and the report names its Debian package.

  --dist DIR    готовый сайт вместо сайта тестов, с api/v1/events.json / a built site in place of that of the tests
  --require     программы, которой нет, — ошибка / an absent program is an error
  --packages    назвать пакеты Debian и ничего не делать / name the packages of Debian, and do nothing`;

const { values, positionals } = parseArgs({
  options: {
    dist: { type: 'string' },
    require: { type: 'boolean', default: false },
    packages: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
});

if (values.help) {
  console.log(HELP);
} else if (values.packages) {
  console.log([...new Set(Object.values(CLIENTS).flatMap(({ packages }) => packages))].join(' '));
} else {
  const env = {
    ...process.env,
    ...(values.dist === undefined ? {} : { MIVENT_TEST_DIST: resolve(values.dist) }),
    ...(values.require ? { MIVENT_CLIENTS: 'required' } : {}),
  };
  const args = [join(import.meta.dirname, 'test.ts'), '--project', 'clients', ...positionals];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}
