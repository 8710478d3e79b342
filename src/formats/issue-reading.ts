// Whoever says that an issue could not be read imports this where nothing is installed: it needs no package.
import { ISSUE_FORM_WORDS, type IssueFormWords } from '../i18n/issue-form.ts';
import type { Locale } from '../i18n/locale.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { fold } from './fold.ts';
import { ISSUE_FIELDS, type IssueField } from './issue-text.ts';

/** What may be chosen in a field: the value, and how the form names it. */
export interface IssueChoice {
  readonly value: string;
  /** In both languages: «Бар · Bar». */
  readonly label: string;
  /** Other names under which it is known, when somebody has edited the issue by hand. */
  readonly names: readonly string[];
}
export type IssueChoices = Readonly<Partial<Record<IssueField, readonly IssueChoice[]>>>;

/** What everybody must answer. */
export const REQUIRED: ReadonlySet<IssueField> = new Set(['title', 'format', 'region', 'startDay']);

/** Name a field as the form does: «Название / Title». */
export function issueLabel(field: IssueField): string {
  return both(({ fields }) => fields[field].label, ' / ');
}

/** Say the same in both languages. */
export function both(text: (words: IssueFormWords) => string, between: string): string {
  return [text(ISSUE_FORM_WORDS.ru), text(ISSUE_FORM_WORDS.en)].filter((part) => part !== '').join(between);
}

/** What keeps an answer from being one. */
export interface IssueFault {
  readonly field: IssueField;
  readonly kind: 'heading' | 'doubled' | 'choice' | 'consent';
  readonly value?: string;
}

/** An issue read as a form: whether it is one at all, what is answered (choices by their values), and what is wrong with it. */
export interface IssueReading {
  readonly isForm: boolean;
  readonly answers: Readonly<Partial<Record<IssueField, string>>>;
  readonly faults: readonly IssueFault[];
}

/** So many headings of the form make an issue one. Labels are not asked: they do not always arrive, and anyone may lack the right to set them. */
const HEADINGS_OF_FORM = 4;
/** What GitHub writes where nothing was filled in. */
const NO_ANSWER = /^_no response_$/i;
const NO_CHOICE = /^(?:_no response_|none)$/i;

/**
 * Read the text of an issue that the form has made, or that somebody has edited by hand since: its headings tell the fields,
 * each in either language, or both. Headings that are no fields belong to the text they stand in; in the text of the page, so do
 * those of fields.
 */
export function parseIssueForm(text: string, choices: IssueChoices): IssueReading {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const all = lines.flatMap((line, at) => {
    const field = fieldOfLine(line);
    return field === undefined ? [] : [{ field, at }];
  });
  const headings = placeHeadings(all);
  const found = new Set(headings.map(({ field }) => field));
  const answers: Partial<Record<IssueField, string>> = {};
  const faults: IssueFault[] = [];
  for (const [index, { field, at }] of headings.entries()) {
    if (answers[field] !== undefined) faults.push({ field, kind: 'doubled' });
    else answers[field] = lines.slice(at + 1, headings[index + 1]?.at).join('\n');
  }
  for (const field of ISSUE_FIELDS) {
    const answer = answers[field];
    if (answer === undefined) faults.push({ field, kind: 'heading' });
    else faults.push(...read(field, answer, choices, answers));
  }
  return { isForm: found.size >= HEADINGS_OF_FORM, answers, faults: faults.filter(isWorthTelling) };
}

/** Only what everybody must say has to be there: who has thrown an empty field away has said nothing less. */
function isWorthTelling({ field, kind }: IssueFault): boolean {
  return kind !== 'heading' || REQUIRED.has(field) || field === 'consent';
}

/**
 * What a person wrote into the text of the page is theirs, whatever it looks like: only the last consent ends that text. Where
 * something that everybody answers comes after it, though, the order was changed by hand, and each field begins where it first stands.
 */
function placeHeadings(all: readonly Heading[]): Heading[] {
  const firsts = [...Map.groupBy(all, ({ field }) => field).values()].flatMap((same) => same[0] ?? []);
  const bodies = all.filter(({ field }) => field === 'body');
  const [first] = bodies;
  if (!first) return [...all];
  if (firsts.some(({ field, at }) => REQUIRED.has(field) && at > first.at)) {
    const isText = ({ field, at }: Heading) =>
      at > first.at && firsts.every((one) => one.field !== field || one.at !== at);
    return all.filter((heading) => !isText(heading));
  }
  const others = firsts.filter(({ field, at }) => field !== 'body' && field !== 'consent' && at < first.at);
  const after = Math.max(-1, ...others.map(({ at }) => at));
  const body = bodies.find(({ at }) => at > after) ?? first;
  const consent = all.findLast(({ field }) => field === 'consent');
  const before = all.filter(({ field, at }) => at < body.at && (field !== 'consent' || at === consent?.at));
  return [...before, body, ...(consent && consent.at > body.at ? [consent] : [])];
}

interface Heading {
  readonly field: IssueField;
  readonly at: number;
}

function fieldOfLine(line: string): IssueField | undefined {
  // No heading of the form is so long, and the expressions below would take their time over a line of blanks.
  if (line.length > MOST_HEADING) return undefined;
  const heading = /^ {0,3}#{1,6}[ \t]+(.+)$/.exec(line)?.[1]?.replace(/#*\s*$/, '');
  return heading === undefined ? undefined : FIELD_OF_LABEL.get(fold(heading));
}

const MOST_HEADING = 200;

const FIELD_OF_LABEL: ReadonlyMap<string, IssueField> = new Map(
  ISSUE_FIELDS.flatMap((field) =>
    [issueLabel(field), ISSUE_FORM_WORDS.ru.fields[field].label, ISSUE_FORM_WORDS.en.fields[field].label].map(
      (label) => [fold(label), field] as const,
    ),
  ),
);

/** Put an answer into the form it is asked about later; what cannot be is a fault. */
function read(
  field: IssueField,
  answer: string,
  choices: IssueChoices,
  answers: Partial<Record<IssueField, string>>,
): IssueFault[] {
  const text = cleanText(answer);
  const all = NO_ANSWER.test(text) ? '' : text;
  // In the text of the page a comment is a fault that is told; elsewhere somebody has left it there by hand.
  const said = field === 'body' ? all : all.replaceAll(/^<!--.*-->$/gm, '').trim();
  if (field === 'consent') {
    answers[field] = /^[-*+] \[[xX]\]/m.test(said) && !/^[-*+] \[ \]/m.test(said) ? 'yes' : '';
    return answers[field] === '' ? [{ field, kind: 'consent' }] : [];
  }
  const offered = choices[field];
  // Of a choice the first line is asked, of a line what stands above a heading of somebody's own: below it is another matter.
  const own = offered ? (said.split('\n', 1)[0] ?? '') : (said.split(/\n\n+(?= {0,3}#{1,6} )/, 1)[0] ?? '');
  const line = cleanLine(own);
  answers[field] = field === 'body' ? said : line;
  if (!offered || line === '') return [];
  if (NO_CHOICE.test(line)) {
    answers[field] = '';
    return [];
  }
  const folded = fold(line);
  const chosen = offered.find(({ label, names }) => [label, ...names].some((name) => fold(name) === folded));
  answers[field] = chosen?.value ?? '';
  return chosen ? [] : [{ field, kind: 'choice', value: line }];
}

/** Choose the language to answer in: Russian, unless what somebody wrote is in other letters alone. */
export function languageOfIssue({ answers }: Pick<IssueReading, 'answers'>): Locale {
  const text = [answers.title, answers.summary, answers.body, answers.place].join(' ');
  return /\p{Script=Cyrillic}/u.test(text) || !/\p{L}/u.test(text) ? 'ru' : 'en';
}
