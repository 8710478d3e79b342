import type { SharedFile } from '../domain/claim.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { fill, formatCount } from './human.ts';
import { collectionOf, IMAGE_PATTERN } from './registry-files.ts';
import { fileAddress, type Review, type ReviewedApplication, type Size } from './review.ts';
import { tellEvents } from './review-events.ts';
import { tellIssues } from './review-issues.ts';
import { code, folded, link, listed } from './review-markdown.ts';
import { tellPlaces } from './review-places.ts';
import { tellElsewhere, tellWeeks } from './review-weeks.ts';

/** A comment on GitHub holds so many characters. */
const MOST_COMMENT = 65_536;

/** From all that anybody could want to what must be said. */
const SIZES: readonly Size[] = [
  { cards: 6, weeks: 4, issues: 40, entries: 12, hasOther: true, hasLines: true },
  { cards: 3, weeks: 2, issues: 20, entries: 8, hasOther: true, hasLines: true },
  { cards: 2, weeks: 1, issues: 10, entries: 5, hasOther: false, hasLines: true },
  { cards: 1, weeks: 0, issues: 3, entries: 3, hasOther: false, hasLines: false },
];

/**
 * Write the one comment about an application, for a reviewer in a hurry: verdict, whose move it is, the events, what else their
 * weeks hold, what is wrong and when there is room. Nothing that a stranger has written can format, mention or open anything.
 * At most 65,536 characters: lists get shorter, the verdict never.
 */
export function formatReviewComment(review: Review, locale: Locale): string {
  const marker = review.marker === undefined ? '' : `\n\n${review.marker}`;
  const room = MOST_COMMENT - marker.length;
  let text = '';
  for (const size of SIZES) {
    text = compose(review, locale, size);
    if (text.length <= room) return text + marker;
  }
  // Whole lines only: half a link would be anything.
  return text.slice(0, text.lastIndexOf('\n\n', room)) + marker;
}

function compose(review: Review, locale: Locale, size: Size): string {
  const { verdict } = review.application;
  const [issues, rest] = [
    tellIssues(review, locale, size),
    [...tellEvents(review, locale, size), ...tellPlaces(review, locale), ...tellWeeks(review, locale, size)],
  ];
  const parts = [
    `## ${tellVerdict(review.application, locale)}`,
    tellMove(review.application, locale),
    ...tellLater(review, locale),
    ...tellShared(review, locale),
    // What its author has to mend stands before what they know; a moderator sees first what it is about.
    ...(verdict === 'failed' ? [...issues, ...rest] : [...rest, ...issues]),
    ...tellOutside(review.application, locale),
    tellDetails(review, locale, size),
    ...(size.hasOther ? [tellOther(review, locale === 'ru' ? 'en' : 'ru', size)] : []),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function tellVerdict({ verdict, issues, isDraft }: ReviewedApplication, locale: Locale): string {
  const words = REVIEW_WORDS[locale].verdict;
  switch (verdict) {
    case 'passed':
      return isDraft ? words.draft : issues.length > 0 ? words.warned : words.passed;
    case 'failed':
      return words.failed;
    case 'outdated':
      return words.outdated;
    case 'no-events':
      return words.noEvents;
  }
}

function tellMove(application: ReviewedApplication, locale: Locale): string {
  const { verdict, issues, isDraft, outdated } = application;
  const { move: words, errors, clash } = REVIEW_WORDS[locale];
  const say = (who: string, what: string) => `**${who}** ${what}`;
  switch (verdict) {
    case 'passed': {
      if (isDraft) return say(words.author, words.ready);
      if (issues.some(({ pulls = [] }) => pulls.length > 0)) return say(words.moderator, words.claim);
      if (issues.length > 0) return say(words.moderator, fill(words.decide, { count: issues.length }));
      const hasCard = application.files.some(
        (file) => collectionOf(file) !== undefined && (file.endsWith('.md') || IMAGE_PATTERN.test(file)),
      );
      return say(words.moderator, hasCard ? words.accept : words.read);
    }
    case 'failed': {
      const wrong = issues.filter(({ severity }) => severity === 'error');
      if (wrong.length > 0 && wrong.every(({ conflict }) => conflict))
        return say(words.author, fill(words.choose, { what: formatCount(wrong.length, clash, locale) }));
      return say(words.author, fill(words.fix, { errors: formatCount(wrong.length, errors, locale) }));
    }
    case 'outdated': {
      if (outdated.length === 0) return say(words.author, words.unrelated);
      return say(words.author, fill(words.update, { paths: listed(outdated.map(code), 10) }));
    }
    case 'no-events':
      return say(words.nobody, words.code);
  }
}

/** Whoever was first has nothing to do, and may want to know. */
function tellLater({ later = [], repository }: Review, locale: Locale): string[] {
  if (later.length === 0) return [];
  const words = REVIEW_WORDS[locale];
  const pulls = later.map((number) => link(fill(words.pull, { number }), `${repository}/pull/${number}`));
  return [fill(words.later, { pulls: listed(pulls, 10) })];
}

/** Files that others bring, too, as far as nothing is wrong with that, or nothing yet. */
function tellShared({ application: { shared = [], issues }, repository }: Review, locale: Locale): string[] {
  const { shared: words, pull: name } = REVIEW_WORDS[locale];
  const isTold = ({ path, pull }: SharedFile) =>
    issues.some(({ code, file, params }) => code === 'id-duplicate' && file === path && params?.pull === pull);
  const byKind = Map.groupBy(
    shared.filter((one) => !isTold(one)),
    ({ isSame, isNew }) => (isSame ? 'same' : isNew ? 'later' : 'edited'),
  );
  return (['same', 'later', 'edited'] as const).flatMap((kind) => {
    const byPull = Map.groupBy(byKind.get(kind) ?? [], ({ pull }) => pull);
    if (byPull.size === 0) return [];
    const pulls = [...byPull].map(([number, files]) => {
      const paths = files.map(({ path }) => code(path));
      return `${link(fill(name, { number }), `${repository}/pull/${number}`)} (${listed(paths, 3)})`;
    });
    return [fill(words[kind], { pulls: listed(pulls, 10) })];
  });
}

function tellOutside({ code: paths, verdict }: ReviewedApplication, locale: Locale): string[] {
  if (paths.length === 0 || verdict === 'no-events') return [];
  const words = REVIEW_WORDS[locale];
  const said = fill(words.outsideText, { count: formatCount(paths.length, words.files, locale) });
  return [`#### ${words.outside}\n\n${said} ${listed(paths.map(code), 10)}`];
}

function tellDetails(review: Review, locale: Locale, { entries }: Size): string {
  const words = REVIEW_WORDS[locale];
  const { files, head, issues } = review.application;
  const codes = [...Map.groupBy(issues, (issue) => issue.code)].map(([name, all]) => `${code(name)} × ${all.length}`);
  const links = files.slice(0, 20).map((file) => `- ${link(code(file), fileAddress(file, review))}`);
  const parts = [
    ...(links.length === 0 ? [] : [`**${words.changedFiles}**\n\n${links.join('\n')}`]),
    ...(codes.length === 0 ? [] : [`**${words.rules}:** ${codes.join(', ')}`]),
    ...tellElsewhere(review, locale, entries),
    fill(words.checked, { head: code(head.slice(0, 7)) }),
  ];
  return folded(words.details, parts);
}

/** The same in the other language, as far as somebody needs it to act. */
function tellOther(review: Review, locale: Locale, size: Size): string {
  const { application } = review;
  const events = tellEvents({ ...review, previewOf: undefined }, locale, { ...size, cards: Math.min(size.cards, 2) });
  const issues = tellIssues(review, locale, { ...size, issues: Math.min(size.issues, 10) });
  const parts = [
    `**${tellVerdict(application, locale)}**`,
    tellMove(application, locale),
    ...(application.verdict === 'failed' ? [...issues, ...events] : [...events, ...issues]),
  ];
  return folded(locale === 'en' ? REVIEW_WORDS.ru.otherLanguage : REVIEW_WORDS.en.otherLanguage, parts);
}
