import { toSecurityTxt } from '../src/formats/security-txt.ts';
import { readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';
import { checkDeployment } from '../src/io/deployed-site.ts';
import { hasSiteAddress } from '../src/io/site-address.ts';

const HELP = `npm run check-deploy -- [--commit SHA] [--tries N] [--pause SECONDS]

Ждёт, пока опубликованный сайт не скажет (api/v1/health.json), что он собран из этого коммита, и смотрит на несколько его файлов. Ничего не пишет.
Waits until the published site says (api/v1/health.json) that it was built from this commit, and looks at some of its files. Writes nothing.

  --commit SHA     какой коммит опубликован / the commit that was published (GITHUB_SHA)
  --tries N        сколько раз смотреть / how often to look (40)
  --pause SECONDS  через сколько секунд / seconds between two looks (15)

SITE_URL, BASE_PATH: где сайт / where the site lives
Код выхода / exit code: 0 на месте / there, 1 нет / not there, 2 не удалось начать / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    commit: { type: 'string' },
    tries: { type: 'string', default: '40' },
    pause: { type: 'string', default: '15' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { SITE_URL, BASE_PATH, GITHUB_SHA } = process.env;
  const commit = options.commit ?? GITHUB_SHA ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(commit))
    throw new UsageError(`--commit ${commit}: нужен коммит целиком / give the whole hash of the commit`);
  const [tries, pause] = [Number(options.tries), Number(options.pause)];
  if (!(Number.isInteger(tries) && tries > 0 && pause >= 0 && pause <= 600))
    throw new UsageError(`--tries ${options.tries} --pause ${options.pause}: нужны числа / give numbers`);
  if (!hasSiteAddress(process.env) || !SITE_URL)
    throw new UsageError('SITE_URL: нужен адрес сайта / give the address of the site: https://events.example');
  const now = readNow(undefined, process.env);
  const { registry } = await checkContentInParallel(contentFolder(process.env), now, { keepBodies: false });
  const faults = await checkDeployment({
    hasContact: registry !== undefined && toSecurityTxt(registry.settings, SITE_URL, now) !== undefined,
    home: `${SITE_URL.replace(/\/$/, '')}/${(BASE_PATH ?? '').replace(/^\/|\/$/g, '')}/`.replace(/(?<!:)\/\/$/, '/'),
    commit,
    tries,
    pause: pause * 1000,
    timeout: 20_000,
    onWait: (reason) => process.stdout.write(`${reason}\n`),
  });
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length === 0) process.stdout.write(`На месте / there: ${commit}\n`);
  return faults.length === 0 ? 0 : 1;
});
