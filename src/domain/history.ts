import type { Change, Check } from './check.ts';
import { areNearTitles } from './duplicate.ts';
import { type CalendarEvent, type EventEntry, toCalendarEvent } from './event.ts';
import type { Issue } from './issue.ts';
import { expandRecurrence } from './recurrence.ts';

/**
 * What may change between two versions of an event: anything ahead, nothing that people have been at. Asked only of what a
 * change touches; an id among the `corrections` of the settings is let through, moderators write those.
 */
export function checkHistory(check: Check): Issue[] {
  const { change, registry } = check;
  if (!change) return [];
  const corrected = new Set(registry.settings.corrections);
  const issues: Issue[] = [];
  for (const before of change.base.events.values()) {
    if (corrected.has(before.id)) continue;
    const after = registry.events.get(before.id);
    if (after && change.proposed.has(after.file)) issues.push(...checkVersion(before, after, check, change));
    else if (!after && change.proposed.has(before.file)) issues.push(...checkDeletion(before, check, change));
  }
  return issues;
}

function checkDeletion(before: CalendarEvent, { entries, registry }: Check, change: Change): Issue[] {
  const { id, file } = before;
  const isStillThere =
    entries.events.some((entry) => entry.id === id) ||
    [...(entries.unread ?? [])].some((path) => path.startsWith('events/') && path.endsWith(`/${id}.md`));
  if (isStillThere || registry.settings.removed?.some((removed) => removed.id === id)) return [];
  const renamed = [...registry.events.values()].find(
    (event) => change.proposed.has(event.file) && !change.base.events.has(event.id) && isSameEvent(before, event),
  );
  if (renamed) {
    const params = { id, other: renamed.id, suggestion: renamed.file.replace(/[^/]+$/, `${id}.md`) };
    return [{ code: 'history-id', severity: 'error', file: renamed.file, line: 1, column: 1, params }];
  }
  if (!wasConfirmed(before, change)) return [];
  const params = { id, title: before.entry.title };
  return [{ code: 'history-deleted', severity: 'error', file, line: 1, column: 1, params }];
}

/** A file under another name that says the same: nobody plans two events with one title for one hour. */
function isSameEvent(a: CalendarEvent, b: CalendarEvent): boolean {
  const isSameTime = a.entry.start === b.entry.start && a.entry.hold?.window?.from === b.entry.hold?.window?.from;
  return isSameTime && (a.entry.title === b.entry.title || areNearTitles(a.entry.title, b.entry.title));
}

function wasConfirmed({ id, entry }: CalendarEvent, { versionsOf }: Change): boolean {
  return entry.status === 'confirmed' || versionsOf(id).some(({ status }) => status === 'confirmed');
}

function checkVersion(before: CalendarEvent, after: CalendarEvent, check: Check, change: Change): Issue[] {
  const transition = findBadTransition(before, after, check, change);
  if (transition !== undefined) {
    const params = { from: before.entry.status, to: after.entry.status };
    const { file } = after;
    return [{ code: 'history-status', variant: transition, severity: 'error', file, field: ['status'], params }];
  }
  const confirmed = lastConfirmed(before, after, change);
  return [...(confirmed ? checkPast(confirmed, after, check) : []), ...checkRenewals(before, after, check, change)];
}

/** What was announced as certain is not held again; what has taken place is not undone. */
function findBadTransition(
  before: CalendarEvent,
  after: CalendarEvent,
  { now }: Check,
  change: Change,
): string | undefined {
  const [from, to] = [before.entry.status, after.entry.status];
  if (from === to) return undefined;
  if (from === 'confirmed' && before.entry.report) return 'held';
  if (to === 'hold') return wasConfirmed(before, change) ? 'hold' : undefined;
  if (from !== 'confirmed') return undefined;
  const ends = expandRecurrence(before).occurrences.map(({ end }) => end);
  const over = ends.filter((end) => end <= now.epochMilliseconds).length;
  // To call off what is ahead of a series would call off what has been, too.
  if (before.recurrence && over > 0) return 'series';
  return to === 'postponed' && over > 0 ? 'over' : undefined;
}

/** What people were told last: the accepted version, or the last confirmed one where that is about to be confirmed again. */
function lastConfirmed(before: CalendarEvent, after: CalendarEvent, change: Change): CalendarEvent | undefined {
  if (after.entry.status !== 'confirmed') return undefined;
  if (before.entry.status === 'confirmed') return before;
  const entry = change.versionsOf(before.id).findLast(({ status }) => status === 'confirmed');
  return entry && toCalendarEvent(entry, before).event;
}

/** A date on which people have met stays where it was. */
function checkPast(before: CalendarEvent, after: CalendarEvent, { now, expansions }: Check): Issue[] {
  if (before.entry.duplicateOf !== undefined || after.entry.duplicateOf !== undefined) return [];
  const dates = new Set(expansions.get(after.id)?.occurrences.map(({ start, end }) => `${start} ${end}`));
  const lost = expandRecurrence(before).occurrences.filter(
    ({ start, end }) => end <= now.epochMilliseconds && !dates.has(`${start} ${end}`),
  );
  const [first] = lost;
  if (!first) return [];
  const { allDay } = first.time;
  const params = {
    title: after.entry.title,
    date: { start: first.start, end: first.end, timezone: before.timezone, allDay },
    more: lost.length - 1,
  };
  const isSeries = before.recurrence !== undefined;
  return [
    {
      code: 'history-occurrence',
      variant: isSeries ? 'series' : undefined,
      severity: 'error',
      file: after.file,
      field: [after.recurrence ? 'repeat' : 'start'],
      params,
    },
  ];
}

/** A hold is made longer only so often, however many changes that takes. */
function checkRenewals(before: CalendarEvent, after: CalendarEvent, { registry }: Check, change: Change): Issue[] {
  const until = untilOf(after.entry);
  if (until === undefined) return [];
  const accepted = untilOf(before.entry);
  // Most changes leave it as it is: then nobody need ask for the history.
  if (accepted !== undefined && until <= accepted) return [];
  const versions = change.versionsOf(before.id);
  const days = (versions.length > 0 ? versions : [before.entry]).flatMap((version) => untilOf(version) ?? []);
  const last = days.at(-1);
  if (last === undefined || until <= last) return [];
  const renewals = [...days, until].filter((day, index, all) => day > (all[index - 1] ?? day)).length;
  const limit = registry.settings.holds.renewals;
  if (renewals <= limit) return [];
  const params = { until, limit, renewals, suggestion: last };
  return [{ code: 'hold-renewed', severity: 'error', file: after.file, field: ['hold', 'until'], params }];
}

function untilOf({ status, hold }: EventEntry): string | undefined {
  return status === 'hold' ? hold?.until : undefined;
}
