import type { Loader, LoaderContext } from 'astro/loaders';
import { toPublishable } from '../domain/publishable.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { type Stamps, stampKey } from '../domain/stamp.ts';
import { countErrors, formatReport } from '../formats/issues.ts';
import { renderMarkdown } from '../formats/markdown-html.ts';
import { checkContent, contentFolder } from '../io/content-check.ts';
import { readGitStamps } from '../io/git-stamps.ts';
import { readClock } from './clock.ts';

/** The collections of the store: each has a loader of its own, all share one reading of the content folder. */
const COLLECTIONS = ['settings', 'regions', 'venues', 'people', 'equipment', 'events'] as const;
type CollectionName = (typeof COLLECTIONS)[number];

/** One reading of the content folder, and the collections that wait for it. */
interface Run {
  readonly content: SiteContent;
  readonly contexts: Map<CollectionName, LoaderContext>;
}

let run: Run | undefined;

/**
 * Fill one collection from the content folder through the one reader. A build refuses a registry with errors, unless
 * `MIVENT_PUBLISH_ANYWAY=1` asks to leave broken files out and to mark conflicting events. While developing, a fault is
 * reported, and a file that has become broken keeps its last good version.
 */
export function contentLoader(collection: CollectionName): Loader {
  return {
    name: `content-${collection}`,
    load(context) {
      // Astro loads all collections at once, and each once: a second time begins a new run.
      if (!run || run.contexts.has(collection)) run = { content: readSiteContent(context), contexts: new Map() };
      run.contexts.set(collection, context);
      fill(collection, context, run.content);
      if (run.contexts.size === COLLECTIONS.length) watch(run.contexts, context);
      return Promise.resolve();
    },
  };
}

/** What the pages are made from: a registry without faults, or with its faults left out or marked. */
interface SiteContent {
  readonly version: string;
  readonly entries: RegistryEntries;
  readonly bodies: ReadonlyMap<string, string>;
  /** Files of events that are in conflict with an earlier one, with the ids of those they meet. */
  readonly inConflict: ReadonlyMap<string, readonly string[]>;
  readonly stamps: Stamps;
}

/** Tells one reading from the next while developing. */
let version = 0;
let lastGood: SiteContent | undefined;

function readSiteContent({ logger, watcher }: LoaderContext): SiteContent {
  const now = readClock();
  const folder = contentFolder(process.env);
  const { entries, bodies, events, issues } = checkContent(folder, now);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const report = () => formatReport({ now, events, issues: errors }, 'text', { locale: 'ru' });
  const isTolerant = watcher !== undefined || process.env.MIVENT_PUBLISH_ANYWAY === '1';
  if (!entries || (countErrors(issues) > 0 && !isTolerant)) {
    throw new Error(`В реестре событий есть ошибки. | The event registry has errors.\n\n${report()}`);
  }
  if (errors.length > 0) logger.error(`\n${report()}`);
  const stamps = lastGood?.stamps ?? readStamps(folder, entries, logger);
  const publishable = toPublishable(entries, errors, lastGood?.entries);
  const old = [...(lastGood?.bodies ?? [])].filter(([file]) => publishable.broken.has(file));
  const site = { ...publishable, version: String(++version), stamps, bodies: new Map([...bodies, ...old]) };
  if (watcher) lastGood = site;
  return site;
}

function readStamps(folder: string, { settings }: RegistryEntries, logger: LoaderContext['logger']): Stamps {
  const { stamps, warning } = readGitStamps(folder, settings);
  if (warning !== undefined) logger.warn(warning);
  return stamps;
}

function fill(collection: CollectionName, { store, config }: LoaderContext, content: SiteContent): void {
  store.clear();
  const { entries, bodies, inConflict, stamps } = content;
  if (collection === 'settings') {
    const filled = COLLECTIONS.filter((name) => name !== 'settings' && entries[name].length > 0);
    const folder = contentFolder(process.env);
    store.set({ id: 'settings', data: { version: content.version, folder, filled, entry: entries.settings } });
    return;
  }
  const base = config.base.replace(/\/?$/, '/');
  for (const { id, file, data } of entries[collection]) {
    const stamp = stamps.files.get(stampKey(file));
    const rivals = collection === 'events' ? inConflict.get(file) : undefined;
    const html = renderMarkdown(bodies.get(file) ?? '', { base, images: `${base}events/${id}/` });
    // Body, headings and front matter stay out: at 50,000 events the store must still fit into one module.
    store.set({
      id,
      data: {
        file,
        entry: data,
        ...(stamp ? { stamp } : {}),
        ...(rivals ? { inConflict: rivals } : {}),
      },
      ...(html === '' ? {} : { rendered: { html } }),
    });
  }
}

/** Read everything anew when a file of the content folder changes, is added or removed: it takes a few milliseconds. */
function watch(contexts: ReadonlyMap<CollectionName, LoaderContext>, { watcher, logger }: LoaderContext): void {
  if (!watcher) return;
  const folder = contentFolder(process.env);
  let waiting: NodeJS.Timeout | undefined;
  const reload = () => {
    try {
      const [first] = contexts.values();
      if (!first) return;
      const content = readSiteContent(first);
      for (const [collection, context] of contexts) fill(collection, context, content);
    } catch (error) {
      logger.error(error instanceof Error ? error.message : String(error));
    }
  };
  watcher.add(folder);
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path) => {
      if (!path.startsWith(folder)) return;
      clearTimeout(waiting);
      // An editor that saves, and Git that switches a branch, change several files at once.
      waiting = setTimeout(reload, 50);
    });
  }
}
