import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { busyOf, event, NOW, person, registry, venue } from '../domain/registry.test-support.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { toBusyList } from './busy-list.ts';
import type { DraftContext, EventDraft } from './draft-entry.ts';
import { drafts } from './event-draft.test-support.ts';
import { makeDraftJudge } from './event-draft.ts';
import { proposeId } from './event-id.ts';
import { makeIssueJudge } from './issue-draft.ts';
import { fillForm } from './issue-form.test-support.ts';
import { FORM_FIELDS, issueTextWords } from './issue-form.ts';
import { parseIssueForm } from './issue-reading.ts';
import { formatIssueText, type IssueField, toIssueAnswers } from './issue-text.ts';
import { issueAddress } from './ways-out.ts';

/** `MIVENT_DRAFTS=10000 npm run test:unit -- src/formats/issue-text.laws.test.ts` */
const RUNS = Number(process.env.MIVENT_DRAFTS ?? 200);

const built = registry({
  venues: [venue()],
  people: [person({ id: 'sanfantee' }), person({ id: 'club-host' })],
  events: [event({ id: 'klub', title: 'Клуб', start: '2026-12-12T18:00', end: '2026-12-12T21:00' })],
});
const check = { registry: built, busy: busyOf(built) };
const ahead = aheadOf(check.busy, toResources(built), NOW);
const site = makeDraftJudge(toBusyList(ahead.busy, ahead.resources), NOW, DRAFT_WORDS);
const bot = makeIssueJudge(check, NOW);

function contextOf({ region }: EventDraft): DraftContext {
  return {
    locale: 'ru',
    timezone: 'Europe/Podgorica',
    isOnline: region === 'online',
    holdDays: 30,
    venueName: () => 'Kings Park',
  };
}

const DRAFTS = drafts({
  regions: ['me-16', 'me-02'],
  online: 'online',
  venue: 'kings-park',
  people: ['sanfantee', 'club-host'],
  today: '2026-11-20',
  hasBreaks: true,
});
const ZONES = fc.constantFrom('', '', 'Europe/Moscow', 'МСК', 'Europe/Podgorica');

/** Whether the site names the file by its title, as the form does until somebody writes a name. */
function named(draft: EventDraft, isOwn: boolean): { readonly shown: EventDraft; readonly sent: EventDraft } {
  const id = isOwn ? draft.id : proposeId(draft.title, draft.format, draft.startDay, site.taken);
  return { shown: { ...draft, id }, sent: { ...draft, id: isOwn ? id : '' } };
}

test(`what ${RUNS} drafts say through the text of an issue gives the very files of the site’s form`, {
  timeout: 600_000,
}, () => {
  let written = 0;
  const isLong = { count: 0 };
  fc.assert(
    fc.property(DRAFTS, ZONES, fc.boolean(), fc.constantFrom('ru', 'en'), (draft, timezone, isOwn, locale) => {
      const { shown, sent } = named({ ...draft, timezone }, isOwn);
      const context = contextOf(draft);
      const expected = site.judge(shown, context);
      if (!expected.file) return;
      const text = formatIssueText(toIssueAnswers(sent, context), issueTextWords(locale));
      const address = issueAddress('https://github.com/example/mivent', draft.title, text);
      if (address === undefined) isLong.count++;
      // An address takes the text along as it is; GitHub keeps what a form sends with the line ends of the net.
      const arrived = address === undefined ? text : (new URL(address).searchParams.get('body') ?? '');
      const reading = parseIssueForm(arrived.replaceAll('\n', '\r\n'), bot.choices);
      const verdict = bot.judge(reading, NOW, new Set());
      expect(verdict.notes).toEqual([]);
      expect([...verdict.others, verdict.file]).toEqual([...expected.others, expected.file]);
      written++;
    }),
    { numRuns: RUNS, seed: 3 },
  );
  expect(written).toBeGreaterThan(RUNS * 0.8);
  expect(isLong.count).toBeLessThan(RUNS * 0.05);
});

test(`what ${RUNS} people choose and write in GitHub’s form gives the very files of the site’s form`, {
  timeout: 600_000,
}, () => {
  let written = 0;
  const labels: Readonly<Partial<Record<IssueField, (value: string) => string | undefined>>> = Object.fromEntries(
    Object.entries(bot.choices).map(([field, offered]) => [
      field,
      (value: string) => offered.find((choice) => choice.value === value)?.label,
    ]),
  );
  fc.assert(
    fc.property(DRAFTS, ZONES, (draft, timezone) => {
      const only = { ...draft, timezone, speakers: '', hosts: '', languages: '', capacity: '', except: '', id: '' };
      const { shown, sent } = named(
        {
          ...only,
          personTelegram: '',
          venueCapacity: '',
          registrationDeadline: '',
          scope: 'regional',
          // The form has no list for it: place and link together say that one can come either way.
          onlineUrl: draft.attendance === 'hybrid' ? 'https://example.org/call' : draft.onlineUrl,
        },
        false,
      );
      const context = contextOf(draft);
      const expected = site.judge(shown, context);
      if (!expected.file) return;
      const answers = toIssueAnswers(sent, context);
      const filled = Object.fromEntries(
        FORM_FIELDS.map((field) => [field, labels[field]?.(answers[field] ?? '') ?? answers[field] ?? '']),
      );
      const status = labels.status?.(sent.status);
      const body = fillForm({ ...filled, ...(status ? { status } : {}), lang: labels.lang?.(sent.lang) ?? '' });
      const verdict = bot.judge(parseIssueForm(body.replaceAll('\n', '\r\n'), bot.choices), NOW, new Set());
      expect(verdict.notes).toEqual([]);
      expect([...verdict.others, verdict.file]).toEqual([...expected.others, expected.file]);
      written++;
    }),
    { numRuns: RUNS, seed: 4 },
  );
  expect(written).toBeGreaterThanOrEqual(Math.min(100, RUNS * 0.5));
});
