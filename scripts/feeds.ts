import { compareFeeds, promiseMore } from '../src/formats/published-feeds.ts';
import { readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { listFeedAddresses, readPublishedFeeds, writePublishedFeeds } from '../src/io/published-feeds.ts';

const HELP = `npm run feeds [-- --write [--anew]]

Живы ли опубликованные адреса лент и календарей: сравнивает src/site/published-feeds.txt с тем, что напишет сборка из content/.
Whether the published addresses of feeds live: compares src/site/published-feeds.txt with what a build of content/ writes.

  --write         добавляет новые адреса; ни один не убирает / adds new addresses, and takes none away
  --anew          с --write: забыть прежние адреса, если реестр — копия чужого / with --write: forget the addresses of before, where the registry is a copy of another
  --now ISO       вместо часов / instead of the clock

Код выхода / exit code: 0 всё на месте / all are there, 1 какого-то адреса нет / one is gone, 2 не удалось / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    help: { type: 'boolean' },
    write: { type: 'boolean' },
    anew: { type: 'boolean' },
    now: { type: 'string' },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const written = listFeedAddresses(readNow(options.now, process.env));
  if (options.anew && !options.write) throw new UsageError('--anew: только вместе с --write / only with --write');
  const published = readPublishedFeeds();
  const promised = options.anew ? { ...published, addresses: [] } : published;
  const wanted = promiseMore(promised, written);
  if (options.write) writePublishedFeeds(wanted);
  const { gone } = compareFeeds(promised, written);
  for (const address of gone)
    console.error(`${address}: опубликован, но больше не пишется / published, but written no more`);
  const added = new Set(wanted.addresses).size - promised.addresses.length;
  const after = options.write || added === 0 ? '' : ': npm run feeds -- --write';
  console.log(`Опубликовано / published: ${promised.addresses.length}. Новых / new: ${added}${after}`);
  return gone.length > 0 ? 1 : 0;
});
