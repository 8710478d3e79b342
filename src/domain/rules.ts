import type { BusyPeriod } from './busy.ts';
import { type Change, type Check, conflictKey } from './check.ts';
import type { Conflict } from './conflict.ts';
import { inLocale } from './field.ts';
import { holdState, isBlocking } from './hold.ts';
import type { Issue, Severity, Span } from './issue.ts';
import { overlaps, type Period } from './period.ts';
import { namesOfUnread, type ReferenceKind, visitReferences } from './reference.ts';
import { suggest } from './suggestion.ts';

/** One thing that must hold in a registry. It returns what does not, and never throws. */
export type Rule = (check: Check) => Issue[];

/** Every rule, in the order a reader meets them in the documentation. */
export const rules: readonly Rule[] = [
  checkReferences,
  checkVenueRegion,
  checkRecurrences,
  checkHolds,
  checkSelfConflicts,
  checkVenueConflicts,
  checkRegionConflicts,
];

/** Apply every rule. Under a change, only what it proposes is judged, and each issue stands on a file it touches. */
export function judge(check: Check): Issue[] {
  const issues = rules.flatMap((rule) => rule(check));
  return issues.flatMap((issue) => attribute(issue, check.change));
}

/** Under a change, an issue stands on the file itself if that changed, else on the changed file that put it before the judge. */
export function attribute(issue: Issue, change: Change | undefined): Issue[] {
  if (!change) return [issue];
  const file = change.proposed.get(issue.file);
  if (file === undefined) return [];
  return [file === issue.file ? issue : { ...issue, file, field: undefined, line: 1, column: 1 }];
}

/** Every id that a file names is the name of a file. */
export function checkReferences({ registry, entries }: Check): Issue[] {
  const known: Record<ReferenceKind, ReadonlyMap<string, unknown>> = {
    region: registry.regions,
    venue: registry.venues,
    person: registry.people,
    equipment: registry.equipment,
    event: registry.events,
  };
  // Events that could not be placed in time are told about elsewhere, and may be named. Most registries have none.
  const unplaced = new Set<string>();
  if (registry.events.size < entries.events.length) for (const { id } of entries.events) unplaced.add(id);
  const unread = namesOfUnread(entries);
  const issues: Issue[] = [];
  visitReferences(entries, ({ file, field, kind, id }) => {
    if (known[kind].has(id) || unread.has(`${kind} ${id}`) || (kind === 'event' && unplaced.has(id))) return;
    const params = { id, suggestion: suggest(id, known[kind].keys()) };
    issues.push({ code: 'reference-unknown', variant: kind, severity: 'error', file, field, params });
  });
  return issues;
}

/** An event lies in the folder of the region its venue is in. */
export function checkVenueRegion({ registry }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const { id, file, region, entry } of registry.events.values()) {
    const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
    if (!venue || venue.region === region || !registry.regions.has(venue.region)) continue;
    issues.push({
      code: 'file-placement',
      variant: 'venue-region',
      severity: 'error',
      file,
      field: ['venue'],
      params: { venue: venue.id, region, suggestion: `events/${venue.region}/${id}.md`, expected: venue.region },
    });
  }
  return issues;
}

/** A series ends, begins on its own rule, and its exceptions name dates that it has. */
export function checkRecurrences({ registry, expansions }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const { id, file } of registry.events.values()) {
    for (const issue of expansions.get(id)?.issues ?? [])
      issues.push({ ...issue, severity: issue.severity ?? 'error', file });
  }
  return issues;
}

/** A hold ends soon enough; one that has run out, or is undecided past its deadline, wants a look. */
export function checkHolds({ registry, now, change }: Check): Issue[] {
  const issues: Issue[] = [];
  const { maxDays } = registry.settings.holds;
  for (const event of registry.events.values()) {
    const state = holdState(event, now);
    const { hold } = event.entry;
    if (!state || !hold) continue;
    // What only the clock has changed never turns a green registry red; a hold that is being proposed is another matter.
    const severity: Severity = change?.proposed.get(event.file) === event.file ? 'error' : 'warning';
    const { file, timezone } = event;
    if (state === 'expired') {
      issues.push({ code: 'hold-expired', severity, file, field: ['hold', 'until'], params: { until: hold.until } });
    } else if (state === 'undecided') {
      const decideBy = hold.window?.decideBy;
      const field = decideBy === undefined ? ['hold', 'window', 'to'] : ['hold', 'window', 'decideBy'];
      issues.push({ code: 'hold-undecided', severity, file, field, params: { decideBy: decideBy ?? hold.window?.to } });
    } else if (state === 'live' && hold.until !== undefined) {
      const latest = now.toZonedDateTimeISO(timezone).toPlainDate().add({ days: maxDays });
      if (Temporal.PlainDate.compare(hold.until, latest) > 0) {
        const params = { until: hold.until, limit: maxDays, suggestion: latest.toString() };
        issues.push({ code: 'hold-too-long', severity: 'error', file, field: ['hold', 'until'], params });
      }
    }
  }
  return issues;
}

/** A series does not overlap itself. */
export function checkSelfConflicts({ registry, expansions, now }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const event of registry.events.values()) {
    const { id, file, timezone, entry } = event;
    const occurrences = expansions.get(id)?.occurrences ?? [];
    if (occurrences.length < 2 || !isBlocking(event, now)) continue;
    const index = occurrences.findIndex(
      (occurrence, at) => at > 0 && overlaps(occurrences[at - 1] ?? occurrence, occurrence),
    );
    const later = occurrences[index];
    const before = occurrences[index - 1];
    if (!later || !before) continue;
    const overlap = spanOf(later.start, Math.min(before.end, later.end), timezone, later.time.allDay);
    issues.push({
      code: 'self-conflict',
      severity: 'error',
      file,
      field: ['repeat'],
      params: { title: entry.title, overlap },
    });
  }
  return issues;
}

/** A venue holds as many events at once as it has units. */
export function checkVenueConflicts(check: Check): Issue[] {
  return reportConflicts(check, 'venue');
}

/** What happens in a region does not happen at the same time, unless the region allows it. */
export function checkRegionConflicts(check: Check): Issue[] {
  return reportConflicts(check, 'region');
}

/** Report each pair once: of a series, the first date and how many more. An error outweighs warnings of the same pair. */
function reportConflicts(check: Check, kind: 'venue' | 'region'): Issue[] {
  const pairs = new Map<string, Conflict[]>();
  for (const conflict of check.conflicts) {
    if (conflict.resource.kind !== kind) continue;
    const ids = [conflict.claim, ...conflict.others].map((period) => period.claimant.id).sort();
    const key = `${conflict.resource.id} ${ids.join(' ')}`;
    const pair = pairs.get(key);
    if (pair) pair.push(conflict);
    else pairs.set(key, [conflict]);
  }
  return [...pairs.values()].flatMap((conflicts) => {
    const errors = conflicts.filter((conflict) => severityNow(conflict, check) === 'error');
    const [first] = errors.length > 0 ? errors : conflicts;
    return first ? [toIssue(first, conflicts.length - 1, errors.length > 0 ? 'error' : 'warning', check)] : [];
  });
}

/**
 * A conflict the accepted registry already has is no error of this change, unless the change lengthens it, or makes a
 * quarrel of what was a queue of holds.
 */
function severityNow(conflict: Conflict, { known }: Check): Severity {
  const before = known.get(conflictKey(conflict));
  const { overlap, severity } = conflict;
  const isOld =
    before !== undefined &&
    overlap.end - overlap.start <= before.length &&
    (severity === 'warning' || before.severity === 'error');
  return isOld ? 'warning' : severity;
}

/** Pick the sentence for a conflict: a queue of holds, an old quarrel, one that asks only for a look, or the plain one. */
function variantOf(conflict: Conflict, severity: Severity, check: Check): string | undefined {
  if ([conflict.claim, ...conflict.others].every((side) => side.claimant.holdBy !== undefined)) return 'queue';
  if (severity === 'error') return undefined;
  return severityNow(conflict, check) === conflict.severity ? 'local' : 'known';
}

function toIssue(conflict: Conflict, more: number, severity: Severity, check: Check): Issue {
  const { resource, overlap } = conflict;
  const sides = [conflict.claim, ...conflict.others];
  const blamed = sides.reduce((worst, side) => (comesAfter(side, worst, check) ? side : worst));
  const others = sides.filter((side) => side !== blamed).map((side) => side.occurrence.event);
  const { event } = blamed.occurrence;
  const name =
    resource.kind === 'venue'
      ? check.registry.venues.get(resource.id)?.name
      : check.registry.regions.get(resource.id)?.name;
  return {
    code: resource.kind === 'venue' ? 'venue-conflict' : 'region-conflict',
    variant: variantOf(conflict, severity, check),
    severity,
    file: event.file,
    field:
      resource.kind === 'venue'
        ? ['venue']
        : event.recurrence && blamed.occurrence.kind !== 'single'
          ? ['repeat']
          : ['start'],
    params: {
      title: event.entry.title,
      others: others.map((other) => other.entry.title),
      files: others.map((other) => other.file),
      holds: others.map((other) => (other.entry.status === 'hold' ? (other.entry.hold?.until ?? '') : '')),
      resourceRu: name === undefined ? resource.id : inLocale(name, 'ru'),
      resourceEn: name === undefined ? resource.id : inLocale(name, 'en'),
      overlap: spanOf(
        overlap.start,
        overlap.end,
        event.timezone,
        sides.every((side) => side.occurrence.time.allDay) && isWholeDays(overlap, event.timezone),
      ),
      more,
    },
    conflict: {
      with: others.map((other) => other.id),
      resource: `${resource.kind}:${resource.id}`,
      start: overlap.start,
      end: overlap.end,
      timezone: event.timezone,
    },
  };
}

/** Setup and teardown can make hours of what two all-day events share. */
function isWholeDays({ start, end }: Period, timezone: string): boolean {
  return [start, end].every((moment) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone);
    return zoned.equals(zoned.startOfDay());
  });
}

/** Whom a conflict is told: the proposed one, else the one merged later, else the one that begins later, else by id. */
function comesAfter(a: BusyPeriod, b: BusyPeriod, { change, mergedAt }: Check): boolean {
  if (change) {
    const proposed = (period: BusyPeriod) => Number(change.proposed.has(period.occurrence.event.file));
    const own = (period: BusyPeriod) =>
      Number(change.proposed.get(period.occurrence.event.file) === period.occurrence.event.file);
    const difference = proposed(a) - proposed(b) || own(a) - own(b);
    if (difference !== 0) return difference > 0;
  }
  const merged = (mergedAt.get(a.claimant.id) ?? 0) - (mergedAt.get(b.claimant.id) ?? 0);
  if (merged !== 0 && mergedAt.has(a.claimant.id) && mergedAt.has(b.claimant.id)) return merged > 0;
  return (
    a.occurrence.start - b.occurrence.start > 0 ||
    (a.occurrence.start === b.occurrence.start && a.claimant.id > b.claimant.id)
  );
}

function spanOf(start: number, end: number, timezone: string, allDay: boolean): Span {
  return { start, end, timezone, allDay };
}
