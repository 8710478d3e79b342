import { fill } from '../formats/human.ts';
import { withQuery } from '../formats/query.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Calendar } from './registry.ts';

/** Where the file behind a page is changed, and where others tell that it should be. */
export interface Corrections {
  readonly editUrl: string;
  readonly reportUrl: string;
}

/** What of the registry a page shows. */
export interface Shown {
  /** Path of its file from the root of the content folder. */
  readonly file: string;
  readonly title: string;
  /** The whole address of the page. */
  readonly url: string;
}

/** Get the ways to correct a page; all lead to GitHub: a registry that names no repository has none. */
export function toCorrections(
  { registry }: Calendar,
  { file, title, url }: Shown,
  locale: Locale,
): Corrections | undefined {
  const { repository } = registry.settings;
  if (repository === undefined) return undefined;
  const { reportTitle, reportBody } = EVENT_PAGE_WORDS[locale];
  const path = file.split('/').map(encodeURIComponent).join('/');
  return {
    editUrl: `${repository}/edit/main/content/${path}`,
    reportUrl: issueUrl(repository, fill(reportTitle, { title }), fill(reportBody, { url })),
  };
}

/** Get the address of a coordinator of a region in Telegram, with the page in the message: for whoever has no account on GitHub. */
export function coordinatorUrl({ registry }: Calendar, region: string, { title, url }: Shown): string | undefined {
  const coordinators = registry.regions.get(region)?.coordinators ?? [];
  const handle = coordinators.flatMap((id) => registry.people.get(id)?.telegram ?? [])[0];
  return handle === undefined
    ? undefined
    : withQuery(`https://t.me/${handle.replace('@', '')}`, { text: `${title}\n${url}\n` });
}

/** Get the address of a new issue with a title and a text in it. */
export function issueUrl(repository: string, title: string, body: string): string {
  return withQuery(`${repository}/issues/new`, { title, body });
}
