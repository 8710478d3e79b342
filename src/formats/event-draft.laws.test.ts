import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { personSchema } from '../domain/person.ts';
import { busyOf, event, judged, NOW, person, registry, venue } from '../domain/registry.test-support.ts';
import { venueSchema } from '../domain/venue.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { toBusyList } from './busy-list.ts';
import { cleanText } from './clean-text.ts';
import { type DraftContext, EMPTY_DRAFT, type EventDraft, NEW_VENUE } from './draft-entry.ts';
import { findPersonalData, parseEntryFile } from './entry-file.ts';
import { drafts } from './event-draft.test-support.ts';
import { makeDraftJudge } from './event-draft.ts';
import { parseEventFile } from './event-file.ts';
import { formatEventFile, formatPersonFile, formatVenueFile } from './event-text.ts';
import { formatUnchecked } from './unchecked-draft.ts';

/** `MIVENT_DRAFTS=10000 npm run test:unit -- src/formats/event-draft.laws.test.ts` */
const RUNS = Number(process.env.MIVENT_DRAFTS ?? 200);

const FILES = {
  venues: [venue()],
  people: [person({ id: 'sanfantee' }), person({ id: 'club-host' })],
  events: [
    event({ id: 'club-night', title: 'Клуб', venue: 'kings-park', start: '2026-12-12T18:00', end: '2026-12-12T21:00' }),
  ],
};
const built = registry(FILES);
const { busy, resources } = aheadOf(busyOf(built), toResources(built), NOW);
const judge = makeDraftJudge(toBusyList(busy, resources), NOW, DRAFT_WORDS);
const contextOf = ({ region }: EventDraft): DraftContext => ({
  locale: 'ru',
  timezone: 'Europe/Podgorica',
  isOnline: region === 'online',
  holdDays: 30,
  venueName: (id) => id,
});
const PLACES = {
  regions: ['me-16', 'me-02'] as [string, string],
  online: 'online',
  venue: 'kings-park',
  people: ['sanfantee', 'club-host'],
  today: '2026-11-20',
  hasBreaks: true,
};

test(`what the form writes is what the reader reads, and no rule but those about dates finds fault with it: ${RUNS} drafts`, {
  timeout: 600_000,
}, () => {
  let written = 0;
  fc.assert(
    fc.property(drafts(PLACES), (draft) => {
      const { issues, file, others } = judge.judge(draft, contextOf(draft));
      if (!file) {
        for (const { message } of issues) expect(message).not.toMatch(/\{\w+\}|^$/);
        expect(issues).not.toEqual([]);
        return;
      }
      written++;
      const read = parseEventFile(file);
      // Where the check does not come, what is sound is written just so.
      if (draft.except === '' && draft.venue !== NEW_VENUE)
        expect(formatUnchecked(draft, contextOf(draft)).at(-1)).toEqual(file);
      expect(read.issues).toEqual([]);
      expect(findPersonalData(file)).toEqual([]);
      expect(formatEventFile(read.event!)).toBe(file.text);
      expect(read.event!.body).toBe(cleanText(draft.body));
      const entries = {
        ...FILES,
        events: [...FILES.events, { id: draft.id, file: file.path, data: read.event!.entry }],
      };
      for (const { path, text } of others) {
        const id = path.split('/')[1]!.replace('.md', '');
        if (path.startsWith('venues/')) {
          const { entry, issues: faults } = parseEntryFile({ path, text }, venueSchema);
          expect([faults, formatVenueFile(entry!.data)]).toEqual([[], text]);
          entries.venues = [...entries.venues, { id, file: path, data: entry!.data }];
        } else {
          const { entry, issues: faults } = parseEntryFile({ path, text }, personSchema);
          expect([faults, formatPersonFile(entry!.data)]).toEqual([[], text]);
          entries.people = [...entries.people, { id, file: path, data: entry!.data }];
        }
      }
      const faults = judged(entries).filter(({ severity, code }) => severity === 'error' && !code.endsWith('conflict'));
      expect(faults).toEqual([]);
    }),
    { numRuns: RUNS, seed: 1 },
  );
  expect(written).toBeGreaterThan(RUNS * 0.8);
});

test('whatever stands in the fields, the form says in words what is wrong, or writes what is right', {
  timeout: 600_000,
}, () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      '+',
      '2026-12-05',
      '25:99',
      '2026-02-30',
      '-1',
      '1e9',
      'javascript:alert(1)',
      '<script>',
      '🎉🎉',
      'я'.repeat(600),
    ),
    fc.constantFrom(
      '2026-12-05',
      '18:00',
      'weekly',
      'day',
      'count',
      'until',
      '8',
      'me-16',
      'kings-park',
      'club',
      'amount',
      'hold',
    ),
  );
  // Nothing of it is of the kind that the field has: a memory, or a robot, can bring anything.
  const wildFields = fc.uniqueArray(fc.tuple(fc.constantFrom(...Object.keys(EMPTY_DRAFT)), anything), {
    selector: ([field]) => field,
    maxLength: 4,
  });
  fc.assert(
    fc.property(drafts(PLACES), wildFields, fc.boolean(), (draft, fields, allDay) => {
      const wild: EventDraft = { ...draft, ...Object.fromEntries(fields), allDay, consent: true };
      const { issues, notices, file, others } = judge.judge(wild, contextOf(wild));
      judge.freeDays(wild, contextOf(wild), 2);
      for (const { message } of [...issues, ...notices]) expect(message).not.toMatch(/\{\w+\}|undefined|^$/);
      if (file) for (const one of [file, ...others]) expect(one.text.startsWith('---\n')).toBe(true);
      else expect(issues).not.toEqual([]);
    }),
    { numRuns: RUNS, seed: 2 },
  );
});
