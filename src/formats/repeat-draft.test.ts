import { expect, test } from 'vitest';
import { toCalendarEvent } from '../domain/event.ts';
import { NOW } from '../domain/registry.test-support.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { EMPTY_DRAFT, type EventDraft } from './draft-entry.ts';
import { packDraft, unpackDraft } from './draft-memory.ts';
import { makeDraftJudge } from './event-draft.ts';
import { parseEventFile } from './event-file.ts';
import { toRepeatDraft } from './repeat-draft.ts';

const FILE = `---
title: Вечер игр
summary: Играем и пьём чай.
status: confirmed
start: 2026-03-05T18:00
end: 2026-03-05T21:00
venue: kings-park
attendance: hybrid
onlineUrl: https://example.org/call
format: club
lang: en
languages: [ru, en]
organizers:
  - sanfantee
speakers:
  - club-host
topics: [games]
price:
  amount: 12.5
  currency: EUR
capacity: 40
scope: local
---

Описание.
`;

test('an event that is held once more keeps all but its day', () => {
  const { entry } = parseEventFile({ path: 'events/me-16/games.md', text: FILE }).event!;
  const place = { id: 'games', file: '', region: 'me-16', timezone: 'Europe/Podgorica' };
  const { event } = toCalendarEvent(entry, place);
  const carried = unpackDraft(`#${packDraft(toRepeatDraft(event!, event!.time!))}`)!;
  const { id: _, ...fields } = carried;
  const draft = {
    ...EMPTY_DRAFT,
    ...fields,
    startDay: '2027-03-04',
    endDay: '2027-03-04',
    id: 'games-2027',
    consent: true,
  } as EventDraft;
  const context = {
    locale: 'ru',
    timezone: 'Europe/Podgorica',
    isOnline: false,
    holdDays: 30,
    venueName: String,
  } as const;
  const { file, issues } = makeDraftJudge(undefined, NOW, DRAFT_WORDS).judge(draft, context);
  expect(issues).toEqual([]);
  const again = parseEventFile(file!).event!.entry;
  expect(again).toEqual({ ...entry, start: '2027-03-04T18:00', end: '2027-03-04T21:00' });
});

test.each(['', '#', '#draft=', '#draft=%%', '#draft=<script>', '#other=eyJ4Ijoi', '?draft=eyJ9'])(
  'a fragment that is none of ours brings nothing: %s',
  (fragment) => {
    expect(unpackDraft(fragment)).toBeUndefined();
  },
);

test.each(['#draft=A', '#draft=____', '#draft=bm9uc2Vuc2U'])('a damaged draft is an empty one: %s', (fragment) => {
  expect(unpackDraft(fragment)).toEqual({});
});
