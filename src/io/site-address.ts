import { UsageError } from './command.ts';

/** Where a build that is told nothing believes it lives: right for a look at one's own machine alone. */
export const LOCAL_SITE = 'http://localhost:4321';

/**
 * Tell whether a build has been told where its site will live (`SITE_URL`, and `BASE_PATH` below it). Throws `UsageError`
 * for what is no address: it would be in every feed and calendar.
 */
export function hasSiteAddress({ SITE_URL, BASE_PATH }: Readonly<Record<string, string | undefined>>): boolean {
  if (SITE_URL && !isOrigin(SITE_URL)) {
    throw new UsageError(
      `SITE_URL ${SITE_URL}: нужен адрес сайта с https:// и без пути (путь — в BASE_PATH) / give the address with https:// and without a path (that is BASE_PATH): https://events.example`,
    );
  }
  if (BASE_PATH && !isPath(BASE_PATH)) {
    throw new UsageError(`BASE_PATH ${BASE_PATH}: нужен путь на сайте / give a path of the site: /mivent/`);
  }
  return Boolean(SITE_URL);
}

/** Get the address of the site's home page, with a slash at its end, from the same variables. Throws `UsageError`. */
export function siteAddress(environment: Readonly<Record<string, string | undefined>>): string {
  const origin = hasSiteAddress(environment) ? environment.SITE_URL : LOCAL_SITE;
  return new URL(`${environment.BASE_PATH ?? '/'}/`.replaceAll(/\/+/g, '/'), origin).href;
}

/** Get where the site of a repository (`owner/name`) lives: where the variables say, else where GitHub Pages puts it; from there a domain of its own is one redirect away. Throws `UsageError`. */
export function siteOfRepository(
  repository: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (hasSiteAddress(environment)) return siteAddress(environment);
  const [owner = '', name = ''] = repository.toLowerCase().split('/');
  const host = `${owner}.github.io`;
  return `https://${host}/${name === host ? '' : `${repository.split('/')[1]}/`}`;
}

function isPath(text: string): boolean {
  const steps = text.replace(/^\/|\/$/g, '').split('/');
  return text === '/' || steps.every((step) => /^[\w.~-]+$/.test(step) && !/^\.\.?$/.test(step));
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:\/\//i.test(text) && `${url.origin}/` === url.href;
}
