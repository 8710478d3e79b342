import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { launchBrowser, setup } from '../src/io/browser.test-support.ts';
import { openSite } from './look/sample-site.ts';

const HELP = `npm run lighthouse -- [--dist DIR | --content DIR] [--runs 5] [--only TEXT]

Оценивает сайт Lighthouse: телефон, медиана нескольких замеров. Меньше 99 где-нибудь — код выхода 1.
Has Lighthouse judge the site: a phone, the median of several runs. Less than 99 anywhere: exit code 1.

  --dist DIR      собранный сайт / a site built before
  --content DIR   папка реестра / a registry folder; без обоих: сайт тестов / without either: the site of the tests
  --runs N        замеров каждой страницы / measurements of each page (5)
  --only TEXT     только страницы с этим в имени / only pages with this in their name
`;

const LEAST = 99;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** The pages that are judged, by their names among those of every kind. */
const JUDGED = ['home page', 'event with everything', 'month', 'region', 'search'];

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    content: { type: 'string' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) process.stdout.write(HELP);
else await judge();

async function judge(): Promise<void> {
  await setup();
  const site = await openSite(values);
  const port = 9222 + Math.floor(process.pid % 1000);
  const browser = await launchBrowser(process.env.CHROME_PATH, [`--remote-debugging-port=${port}`]);
  const wanted = Object.entries(site.pages).filter(([name]) => JUDGED.includes(name) && name.includes(values.only));
  const table: Record<string, Record<string, number | string>> = {};
  for (const [name, address] of wanted) {
    const runs: Record<string, number>[] = [];
    let lost: readonly string[] = [];
    for (let run = 0; run < Number(values.runs); run++) {
      const result = await lighthouse(site.url + address, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] });
      if (!result) throw new Error(`Lighthouse says nothing of ${name}.`);
      const { categories, audits } = result.lhr;
      const shift = audits['cumulative-layout-shift']?.numericValue ?? Number.NaN;
      const paint = audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
      runs.push({
        ...Object.fromEntries(CATEGORIES.map((key) => [key, Math.round((categories[key]?.score ?? 0) * 100)])),
        CLS: Math.round(shift * 1000) / 1000,
        'LCP, ms': Math.round(paint),
      });
      lost = CATEGORIES.flatMap((key) =>
        (categories[key]?.auditRefs ?? [])
          .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
          .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim()),
      );
    }
    table[name] = Object.fromEntries(
      Object.keys(runs[0] ?? {}).map((key) => [key, median(runs.map((run) => run[key] ?? 0))]),
    );
    if (lost.length > 0) table[name].lost = lost.join(', ');
  }
  await browser.close();
  await site.close();
  console.table(table);
  const poor = Object.entries(table).filter(([, scores]) => CATEGORIES.some((key) => Number(scores[key]) < LEAST));
  for (const [name] of poor) console.error(`${name}: < ${LEAST}`);
  process.exitCode = poor.length > 0 || wanted.length === 0 ? 1 : 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
