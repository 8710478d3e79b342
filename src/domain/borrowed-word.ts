import { type Author, coordinatorsOf } from './application.ts';
import type { BusyPeriod } from './busy.ts';
import type { Change, Check } from './check.ts';
import type { CalendarEvent } from './event.ts';
import { type Bilingual, toName } from './field.ts';
import type { Issue, IssueParam } from './issue.ts';
import { overlaps } from './period.ts';

/**
 * Tell of every rule that a proposed event escapes by somebody else's word: a coordinator beside a flagship, a parent's place, an
 * agreed overlap, the date of another's hold. Whoever sends a file can write any name into it; a moderator asks whether it is so.
 */
export function checkBorrowedWords(check: Check, { login, isTrusted }: Author): readonly Issue[] {
  const { change, registry, busy } = check;
  if (!change || isTrusted) return [];
  const { base } = change;
  const isAuthor = (id: string) => base.people.get(id)?.github?.toLowerCase() === login.toLowerCase();
  const nameOf = (id: string) => toName((base.people.get(id)?.name as Bilingual | undefined) ?? id);
  const holds = busy.filter(({ claimant }) => claimant.holdBy !== undefined && base.events.has(claimant.id));
  return [...registry.events.values()].flatMap((event): Issue[] => {
    if (change.proposed.get(event.file) !== event.file) return [];
    const tell = (variant: string, params: Readonly<Record<string, IssueParam>>): Issue => ({
      code: 'unconfirmed-author',
      variant,
      severity: 'warning',
      file: event.file,
      params: { title: event.entry.title, ...params },
      line: 1,
      column: 1,
    });
    const coordinators = coordinatorsOf(event.region, base);
    // Whoever coordinates the region may give all of these words themselves.
    if (coordinators.some(isAuthor)) return [];
    const before = base.events.get(event.id)?.entry;
    const { scope, partOf, overlaps: agreed = [], organizers = [] } = event.entry;
    const parent = partOf === before?.partOf ? undefined : base.events.get(partOf ?? '');
    const isFlagship = scope === 'community' && before?.scope !== 'community';
    const known = new Set((before?.overlaps ?? []).map((one) => `${one.with} ${one.agreedBy}`));
    return [
      ...(isFlagship
        ? [tell('flagship', { people: coordinators.filter((id) => organizers.includes(id)).map(nameOf) })]
        : []),
      ...(parent && !ownersOf(parent).some(isAuthor) ? [tell('part', { parent: parent.entry.title })] : []),
      ...agreed.flatMap((one) => {
        const other = base.events.get(one.with);
        if (!other || known.has(`${one.with} ${one.agreedBy}`) || isAuthor(one.agreedBy)) return [];
        return [tell('agreement', { other: other.entry.title, person: nameOf(one.agreedBy) })];
      }),
      ...holdsTaken(event, change, holds, busy)
        .filter(({ holdBy = '' }) => !isAuthor(holdBy))
        .map(({ title, holdBy = '' }) => tell('hold', { hold: title, person: nameOf(holdBy) })),
    ];
  });
}

function ownersOf({ entry: { organizers = [], hold } }: CalendarEvent): readonly string[] {
  return [...organizers, ...(hold === undefined ? [] : [hold.by])];
}

/** Find the holds whose date an event would take as if it were theirs, and has not taken before. */
function holdsTaken(
  { id, entry: { organizers = [] } }: CalendarEvent,
  { base }: Change,
  holds: readonly BusyPeriod[],
  busy: readonly BusyPeriod[],
): readonly BusyPeriod['claimant'][] {
  const had = base.events.get(id)?.entry.organizers ?? [];
  const theirs = holds.filter(
    ({ claimant: { holdBy = '', id: hold } }) => hold !== id && organizers.includes(holdBy) && !had.includes(holdBy),
  );
  if (theirs.length === 0) return [];
  const own = busy.filter(({ claimant }) => claimant.id === id);
  const isMet = (hold: BusyPeriod) =>
    own.some(
      (period) =>
        period.resource.kind === hold.resource.kind &&
        period.resource.id === hold.resource.id &&
        overlaps(period, hold),
    );
  return [...new Map(theirs.filter(isMet).map(({ claimant }) => [claimant.id, claimant])).values()];
}
