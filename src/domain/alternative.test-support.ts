import type { EventEntry } from './event.ts';
import type { Alternative, Issue } from './issue.ts';
import type { Entry, RegistryEntries } from './registry.ts';

/** Put an alternative into the file that an issue stands on, as its organiser would. */
export function withAlternative(entries: RegistryEntries, issue: Issue, alternative: Alternative): RegistryEntries {
  return {
    ...entries,
    events: entries.events.map((one) =>
      one.file === issue.file ? { ...one, data: moved(one, issue, alternative) } : one,
    ),
  };
}

function moved({ data }: Entry<EventEntry>, { conflict }: Issue, { from, start, end, venue }: Alternative): EventEntry {
  if (from !== undefined && data.repeat) {
    const others = data.repeat.moved?.filter((one) => !from.startsWith(one.from)) ?? [];
    return { ...data, repeat: { ...data.repeat, moved: [...others, { from, start, end }] } };
  }
  if (data.repeat?.also && conflict) {
    const day = Temporal.Instant.fromEpochMilliseconds(conflict.start)
      .toZonedDateTimeISO(conflict.timezone)
      .toPlainDate();
    const also = data.repeat.also.map((one) => (one.start.startsWith(day.toString()) ? { start, end } : one));
    return { ...data, repeat: { ...data.repeat, also } };
  }
  return { ...data, start, end, duration: undefined, venue: venue ?? data.venue };
}

/**
 * What a second list of issues has that the first has not: a pair of events is taken together, whoever of them it is told
 * to. Those who are left of a larger crowd are nothing new, nor is a crowd of whom one has met each of the others alone.
 */
export function addedIssues(before: readonly Issue[], after: readonly Issue[]): string[] {
  return after
    .filter((issue) => !before.some((known) => covers(known, issue)) && !isCrowdOfPairs(issue, before))
    .map((issue) => `${issue.severity} ${keyOf(issue)}`);
}

function covers(known: Issue, issue: Issue): boolean {
  const everybody = new Set(idsOf(known));
  return (
    isNoMilder(known, issue) &&
    (issue.conflict?.with.length !== 0 || known.conflict?.resource === issue.conflict.resource) &&
    idsOf(issue).every((id) => everybody.has(id))
  );
}

/** Where one follows the other, two others are told one by one; where they come at the same moment, as one crowd. */
function isCrowdOfPairs(issue: Issue, before: readonly Issue[]): boolean {
  const ids = idsOf(issue);
  const pairs = new Set(before.filter((known) => isNoMilder(known, issue)).map((known) => idsOf(known).join()));
  const hasMet = (one: string, other: string) => one === other || pairs.has([one, other].sort().join());
  return ids.length > 2 && ids.some((one) => ids.every((other) => hasMet(one, other)));
}

function isNoMilder(known: Issue, issue: Issue): boolean {
  return known.code === issue.code && (known.severity === 'error' || issue.severity === 'warning');
}

function idsOf({ file, conflict }: Issue): string[] {
  return [file.replace(/^.*\/|\.md$/g, ''), ...(conflict?.with ?? [])].sort();
}

/** The code of an issue and all whom it concerns. */
export function keyOf(issue: Issue): string {
  const closed = issue.conflict?.with.length === 0 ? issue.conflict.resource : '';
  return [issue.code, closed, ...idsOf(issue)].join(' ');
}
