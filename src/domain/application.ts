import type { Check } from './check.ts';
import type { SharedFile } from './claim.ts';
import type { CalendarEvent, EventEntry } from './event.ts';
import { type Bilingual, toName } from './field.ts';
import type { Issue, Name } from './issue.ts';
import type { Registry } from './registry.ts';
import { regionOfFile } from './stamp.ts';

/** What has become of an open application: a pull request in people's words. */
export type Verdict =
  /** Nothing stands against it; there may be warnings. */
  | 'passed'
  /** There are errors. */
  | 'failed'
  /** Main has changed the same lines, or has no history in common with it: its author brings it up to date. */
  | 'outdated'
  /** It changes no event: its code is reviewed as code. */
  | 'no-events';

/** Who has sent an application, as far as the registry cares. */
export interface Author {
  /** On GitHub. */
  readonly login: string;
  /** Whether they may write to the repository, or are the bot, which has asked for consent. */
  readonly isTrusted: boolean;
}

/** An open application, read and judged. */
export interface Application {
  readonly pull: number;
  readonly title: string;
  readonly author: Author;
  /** The commit that was read. */
  readonly head: string;
  /** Not meant to be accepted yet. */
  readonly isDraft: boolean;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
  /** Paths that it changes: in the content folder, and outside of it. */
  readonly files: readonly string[];
  readonly code: readonly string[];
  /** Files in which main has changed the same lines. */
  readonly outdated: readonly string[];
  /** What the rules looked at, where it could be read and merged. */
  readonly check?: Check | undefined;
  /** What stands below the fields of its files, by path; empty texts are left out. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
  /**
   * Of files that main has changed, too, so that they are not read as their author has written them: where each line of what was read
   * stands at the head; nothing for a line that is only on main.
   */
  readonly headLines?: ReadonlyMap<string, readonly (number | undefined)[]> | undefined;
  /** Files whose text below the fields differs from that on main; new ones are not among them. */
  readonly changedTexts?: ReadonlySet<string> | undefined;
  /** Of its files those that are gone with it. */
  readonly removed?: ReadonlySet<string> | undefined;
  /** Its files that other open applications bring, too. */
  readonly shared?: readonly SharedFile[] | undefined;
}

/** A picture that an application replaces or takes away, and an accepted event that shows it. */
export interface ChangedPicture {
  readonly file: string;
  readonly event: { readonly file: string; readonly data: EventEntry };
}

/** List the events that a change adds or edits itself. */
function ownEvents({ change, registry }: Check): readonly CalendarEvent[] {
  return change ? [...registry.events.values()].filter(({ file }) => change.proposed.get(file) === file) : [];
}

/**
 * Ask for a word of those whose files somebody else changes, and keep the settings, which lift rules, to those who may write.
 * What main says counts, not what the change says about itself.
 */
export function checkAuthor(
  check: Check,
  { login, isTrusted }: Author,
  pictures: readonly ChangedPicture[] = [],
): readonly Issue[] {
  const { change, registry } = check;
  if (!change || isTrusted) return [];
  const { base } = change;
  const issues: Issue[] = [];
  const tell = (file: string, variant: string, params: Issue['params'], severity: Issue['severity'] = 'warning') =>
    issues.push({ code: 'unconfirmed-author', variant, severity, file, params, line: 1, column: 1 });
  const own = [...change.proposed].flatMap(([file, because]) => (file === because ? [file] : []));
  if (own.includes('settings.yaml')) tell('settings.yaml', 'settings', {}, 'error');
  for (const { id, file } of base.regions.values()) {
    if (own.includes(file) && !coordinatorsOf(id, base).some(isAuthor(login, base))) tell(file, 'region', { id });
  }
  for (const file of own.filter((path) => path.startsWith('people/'))) {
    const before = [...base.people.values()].find((person) => person.file === file);
    const after = [...registry.people.values()].find((person) => person.file === file);
    const rights = ['coordinator', 'moderator'].filter(
      (role) => after?.roles?.some((one) => one === role) && !before?.roles?.some((one) => one === role),
    );
    const isOwn = (before ?? after)?.github?.toLowerCase() === login.toLowerCase();
    const id = (before ?? after)?.id;
    if (id !== undefined && rights.length > 0) tell(file, 'rights', { id, rights: rights.join(', ') });
    if (id !== undefined && !isOwn) tell(file, before ? 'person' : 'new-person', { id, author: login });
  }
  for (const before of base.events.values()) {
    const after = registry.events.get(before.id);
    const file = after?.file ?? before.file;
    if (change.proposed.get(file) !== file) continue;
    const people = ownersUnlessAuthor(before.entry, before.region, login, base);
    if (people.length > 0) tell(file, 'event', { title: before.entry.title, people });
  }
  for (const { file, event } of pictures) {
    // Whoever changes the event as well has been told whose it is.
    if (own.includes(event.file)) continue;
    const people = ownersUnlessAuthor(event.data, regionOfFile(event.file), login, base);
    if (people.length > 0) tell(file, 'picture', { title: event.data.title, people });
  }
  return issues;
}

/** Name those who organise an event or hold its date; nobody where the author is one of them, or coordinates its region. */
function ownersUnlessAuthor(
  { organizers = [], hold }: Pick<EventEntry, 'organizers' | 'hold'>,
  region: string,
  login: string,
  base: Registry,
): readonly Name[] {
  const owners = [...new Set([...organizers, ...(hold?.by === undefined ? [] : [hold.by])])];
  if ([...owners, ...coordinatorsOf(region, base)].some(isAuthor(login, base))) return [];
  return owners.map((id) => toName((base.people.get(id)?.name as Bilingual | undefined) ?? id));
}

function isAuthor(login: string, { people }: Registry): (id: string) => boolean {
  return (id) => people.get(id)?.github?.toLowerCase() === login.toLowerCase();
}

/** List the coordinators of a region: those that its file names, then those whose own files say so without naming other regions. */
export function coordinatorsOf(
  region: string,
  { regions, people }: Pick<Registry, 'regions' | 'people'>,
): readonly string[] {
  const named = regions.get(region)?.coordinators ?? [];
  const others = [...people.values()].filter(
    ({ id, roles, regions: own }) =>
      !named.includes(id) && roles?.includes('coordinator') && (own === undefined || own.includes(region)),
  );
  return [...named, ...others.map(({ id }) => id)];
}

/** List who could review a change, by their names on GitHub: coordinators of its regions as main knows them, and never its author. */
export function reviewersFor(files: readonly string[], { login }: Author, base: Registry): readonly string[] {
  const regions = files.filter((file) => file.startsWith('events/')).map(regionOfFile);
  const logins = [...new Set(regions)]
    .flatMap((region) => coordinatorsOf(region, base))
    .flatMap((id) => base.people.get(id)?.github ?? [])
    .filter((name) => name.toLowerCase() !== login.toLowerCase());
  return [...new Set(logins)];
}

/** What the bot says about an application with labels; it takes away those that are no longer true. `claim` is set by moderators alone. */
export const LABELS = ['event', 'hold', 'conflict', 'code', 'needs-author', 'needs-review'] as const;
export type Label = (typeof LABELS)[number];

/** Choose the labels of an application. */
export function labelsFor({ verdict, issues, files, code, check }: Application): readonly Label[] {
  const is: Readonly<Record<Label, boolean>> = {
    event: files.some((file) => file.startsWith('events/')),
    hold: check !== undefined && ownEvents(check).some(({ entry }) => entry.status === 'hold'),
    conflict: issues.some(({ conflict, severity, pulls }) => conflict && (severity === 'error' || pulls)),
    code: code.length > 0,
    'needs-author': verdict === 'failed' || verdict === 'outdated',
    'needs-review': verdict === 'passed',
  };
  return LABELS.filter((label) => is[label]);
}
