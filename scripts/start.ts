import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { partOptions, runCommand } from '../src/io/command.ts';

const HELP = `npm start -- [--lang ru|en] [--host HOST] [--port N] [--open] [ARGS]

Проверяет реестр, собирает сайт и показывает его.
Checks the registry, builds the site and serves it.

  --lang ru|en    язык сообщений проверки / language of the check's messages
  --host HOST     на каком адресе показывать; без имени — на всех / where to listen; without a name, everywhere (localhost)
  --port N        порт / port (4321)
  --open          открыть в браузере / open it in the browser

Остальное получают / all the rest goes to: npm run build, npm run preview
`;

/** What only the build understands, and what only the server does; both get what is in neither list, as `--outDir`. */
const OF_BUILD = ['lang', 'content', 'publish-anyway'];
const OF_SERVER = ['host', 'port', 'open', 'allowed-hosts'];

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (partOptions(args, ['help', 'h']).named.length > 0) {
    process.stdout.write(HELP);
    return 0;
  }
  const build = [join(import.meta.dirname, 'build.ts'), ...partOptions(args, OF_SERVER).rest];
  const { status } = spawnSync(process.execPath, build, { stdio: 'inherit' });
  if (status !== 0) return status ?? 2;
  // In this very process, so that whoever ends it ends the server.
  process.argv.splice(2, args.length, 'preview', ...partOptions(args, OF_BUILD).rest);
  await import('./astro.ts');
  return 0;
});
