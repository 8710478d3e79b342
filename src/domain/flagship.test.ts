import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { chooseFront } from './flagship.ts';
import { inOrderOfDays } from './hold.ts';
import { expandRecurrence } from './recurrence.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');

const evening = { id: 'evening', start: '2026-12-05T18:00' };
const breakfast = {
  id: 'breakfast',
  start: '2026-11-28T10:00',
  repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=40' },
};
const festival = {
  id: 'festival',
  format: 'festival',
  scope: 'community',
  start: '2026-12-18',
  end: '2026-12-20',
};
const window = { by: 'mia', window: { from: '2027-08-01', to: '2027-11-30' } };

/** «lead: evening, flagship: festival (undated)» */
function front(...events: readonly WrittenEvent[]): string {
  const all = [...registryOf(events).events.values()];
  const upcoming = all
    .filter(({ entry }) => entry.status !== 'postponed')
    .flatMap((event) => expandRecurrence(event).occurrences)
    .sort((a, b) => a.start - b.start);
  const waiting = all.filter(({ entry }) => entry.status === 'postponed' || entry.hold?.window);
  const undated = inOrderOfDays(waiting, Temporal.PlainDate.from('2026-11-27'));
  const { lead, flagship } = chooseFront({ upcoming, undated, now: NOW });
  const told = flagship && `${flagship.event.id}${flagship.date ? '' : ' (undated)'}`;
  return `lead: ${lead?.event.id}, flagship: ${told}`;
}

describe('the lead', () => {
  it('is a flagship that is near, whatever comes before it', () => {
    expect(front(evening, festival)).toBe('lead: festival, flagship: undefined');
  });

  it('is the next event that is no date of a series', () => {
    expect(front(breakfast, evening)).toBe('lead: evening, flagship: undefined');
    expect(front(breakfast)).toBe('lead: breakfast, flagship: undefined');
  });

  it('is what is on where nothing else is ahead', () => {
    expect(front({ id: 'camp', start: '2026-11-20', end: '2026-11-30' })).toBe('lead: camp, flagship: undefined');
  });

  it('is nothing where nothing is ahead', () => {
    expect(front()).toBe('lead: undefined, flagship: undefined');
  });
});

describe('the flagship of the year', () => {
  it('has a place beside the lead while it is far away', () => {
    expect(front(evening, { ...festival, start: '2027-10-01', end: '2027-10-03' })).toBe(
      'lead: evening, flagship: festival',
    );
  });

  it('waits for its date, held on a window or postponed', () => {
    const held = { ...festival, start: undefined, end: undefined, status: 'hold', hold: window };
    expect(front(evening, held)).toBe('lead: evening, flagship: festival (undated)');
    const postponed = { ...festival, status: 'postponed' };
    expect(front(evening, postponed)).toBe('lead: evening, flagship: festival (undated)');
    const longAgo = { ...postponed, start: '2026-05-30', end: '2026-05-31' };
    expect(front(evening, longAgo), 'nobody waits for it').toBe('lead: evening, flagship: undefined');
    expect(front(evening, { ...longAgo, start: '2026-05-31' })).toContain('festival (undated)');
  });

  it('says that it was cancelled, and never leads then', () => {
    expect(front(evening, { ...festival, status: 'cancelled' })).toBe('lead: evening, flagship: festival');
  });

  it('is the one that takes place, where another was called off before it', () => {
    const later = { ...festival, id: 'later', start: '2027-10-01', end: '2027-10-03' };
    expect(front(evening, { ...festival, status: 'cancelled' }, later)).toBe('lead: evening, flagship: later');
  });

  it('is a festival that waits for its date where the community has named none: the soonest', () => {
    const fest = { id: 'fest', format: 'festival', status: 'hold', hold: window };
    const sooner = { ...fest, id: 'sooner', hold: { by: 'mia', window: { from: '2027-05-01', to: '2027-06-30' } } };
    expect(front(evening, fest, sooner)).toBe('lead: evening, flagship: sooner (undated)');
    expect(front(festival, fest)).toBe('lead: festival, flagship: undefined');
  });
});
