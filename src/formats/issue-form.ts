import { CORE_SCHEMA, dump } from 'js-yaml';
import { EVENT_FORMATS } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { Settings } from '../domain/settings.ts';
import { wordsOf } from '../i18n/interface.ts';
import { ISSUE_FORM_WORDS, type IssueFormWords } from '../i18n/issue-form.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { fold } from './fold.ts';
import { fill, formatLanguage } from './human.ts';
import { ISSUE_FIELDS, type IssueField, type IssueTextWords } from './issue-text.ts';
import { capitalize } from './listing.ts';
import { guideAddress } from './ways-out.ts';

/** The fields that GitHub's form shows, in its order; an issue may answer others, too (`ISSUE_FIELDS`). */
export const FORM_FIELDS = [
  'title',
  'format',
  'region',
  'place',
  'onlineUrl',
  'startDay',
  'startTime',
  'endDay',
  'endTime',
  'status',
  'lang',
  'summary',
  'until',
  'repeat',
  'repeatEnd',
  'timezone',
  'price',
  'registrationUrl',
  'topics',
  'venueName',
  'venueAddress',
  'organizer',
  'personName',
  'personIs',
  'body',
  'consent',
] as const satisfies readonly IssueField[];

/** What may be chosen in a field: the value, and how the form names it. */
export interface IssueChoice {
  readonly value: string;
  /** In both languages: «Бар · Bar». */
  readonly label: string;
  /** Other names under which it is known, when somebody has edited the issue by hand. */
  readonly names: readonly string[];
}
export type IssueChoices = Readonly<Partial<Record<IssueField, readonly IssueChoice[]>>>;

const REQUIRED: ReadonlySet<IssueField> = new Set(['title', 'format', 'region', 'startDay']);
/** What most people mean is chosen already: two taps less. */
const CHOSEN: ReadonlySet<IssueField> = new Set(['status', 'lang']);
const LANGUAGES = ['ru', 'en', 'sr', 'cnr', 'uk'] as const;

/** List what the form offers to choose from: the formats, the regions of a registry in the order of `/submit/`, and what is always the same. */
export function toIssueChoices({ regions, settings }: Pick<Registry, 'regions' | 'settings'>): IssueChoices {
  const choice = (value: string, name: (locale: Locale) => string): IssueChoice => {
    const [ru, en] = [capitalize(name('ru')), capitalize(name('en'))];
    return { value, label: ru === en ? ru : `${ru} · ${en}`, names: [value, ru, en] };
  };
  const wordsFor = (field: keyof IssueFormWords['choices']) => {
    const [ru, en]: Readonly<Record<string, string>>[] = [
      ISSUE_FORM_WORDS.ru.choices[field],
      ISSUE_FORM_WORDS.en.choices[field],
    ];
    return Object.keys(ru ?? {}).map((value) =>
      choice(value, (locale) => (locale === 'ru' ? ru : en)?.[value] ?? value),
    );
  };
  const isElsewhere = ({ timezone }: { timezone: string | null }) =>
    Number((timezone ?? settings.timezone) !== settings.timezone);
  const byLabel = (a: IssueChoice, b: IssueChoice) => a.label.localeCompare(b.label, 'ru');
  const places = [...regions.values()].map((region) => ({
    ...choice(region.id, (locale) => inLocale(region.name, locale)),
    isElsewhere: isElsewhere(region),
  }));
  const formats = EVENT_FORMATS.map((format) => choice(format, (locale) => wordsOf(locale).formats[format]));
  return {
    format: formats.sort((a, b) => Number(a.value === 'other') - Number(b.value === 'other') || byLabel(a, b)),
    region: places
      .sort((a, b) => a.isElsewhere - b.isElsewhere || byLabel(a, b))
      .map(({ value, label, names }) => ({ value, label, names })),
    status: wordsFor('status'),
    repeat: wordsFor('repeat'),
    personIs: wordsFor('personIs'),
    attendance: wordsFor('attendance'),
    scope: wordsFor('scope'),
    lang: LANGUAGES.map((code) => choice(code, (locale) => formatLanguage(code, locale))),
  };
}

/** Name a field as the form does: «Название / Title». */
export function issueLabel(field: IssueField): string {
  return both(({ fields }) => fields[field].label, ' / ');
}

function both(text: (words: IssueFormWords) => string, between: string): string {
  return [text(ISSUE_FORM_WORDS.ru), text(ISSUE_FORM_WORDS.en)].filter((part) => part !== '').join(between);
}

/** Write the issue form as GitHub reads it (`.github/ISSUE_TEMPLATE/event.yml`). */
export function formatIssueForm(choices: IssueChoices): string {
  const form = {
    name: both(({ name }) => name, ' / '),
    description: both(({ description }) => description, ' / '),
    title: ISSUE_FORM_WORDS.ru.titlePrefix,
    labels: ['event'],
    body: [
      toNote(({ intro }) => intro),
      ...FORM_FIELDS.flatMap((field) => [
        ...(field === 'startDay' ? [toNote(({ whenHint }) => whenHint)] : []),
        ...(field === 'until' ? [toNote(({ restHint }) => restHint)] : []),
        toFormField(field, choices),
      ]),
    ],
  };
  return `# npm run issue-form\n${dump(form, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true })}`;
}

function toNote(text: (words: IssueFormWords) => string): object {
  return { type: 'markdown', attributes: { value: both(text, '\n\n') } };
}

function toFormField(field: IssueField, choices: IssueChoices): object {
  const hint = both(({ fields }) => fields[field].hint, ' / ');
  const shown = { label: issueLabel(field), ...(hint === '' ? {} : { description: hint }) };
  const required = REQUIRED.has(field) || CHOSEN.has(field) ? { validations: { required: true } } : {};
  if (field === 'consent') {
    const options = [{ label: both(({ consent }) => consent, ' / '), required: true }];
    return { type: 'checkboxes', id: field, attributes: { ...shown, options } };
  }
  if (field === 'body' || field === 'summary') return { type: 'textarea', id: field, attributes: shown, ...required };
  const options = choices[field]?.map(({ label }) => label);
  if (!options) return { type: 'input', id: field, attributes: shown, ...required };
  const chosen = CHOSEN.has(field) ? { default: 0 } : {};
  return { type: 'dropdown', id: field, attributes: { ...shown, options, ...chosen }, ...required };
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

/** Put a fault of the form into words. */
export function tellIssueFault({ field, kind, value = '' }: IssueFault, choices: IssueChoices, locale: Locale): string {
  const labels = choices[field]?.map(({ label }) => label) ?? [];
  const shown = value.length > MOST_QUOTED ? `${value.slice(0, MOST_QUOTED)}…` : value;
  return fill(ISSUE_FORM_WORDS[locale].faults[kind], {
    label: issueLabel(field),
    value: shown,
    choices: labels.join(', '),
  });
}

const MOST_QUOTED = 80;

/**
 * Get the words in which `/submit/` writes the text of an issue. A text in one language is understood as one in both is, and an address
 * has room for more of it.
 */
export function issueTextWords(locale: Locale): IssueTextWords {
  const { fields, choices, consent } = ISSUE_FORM_WORDS[locale];
  const labels = Object.fromEntries(ISSUE_FIELDS.map((field) => [field, fields[field].label]));
  // Every field has its label.
  return { labels: labels as IssueTextWords['labels'], choices, consent };
}

/** Write what GitHub offers beside the form (`.github/ISSUE_TEMPLATE/config.yml`): blank issues, which `/submit/` fills in; the form of the site at its address, the guide in each language. */
export function formatFormLinks({ repository }: Pick<Settings, 'repository'>, submit: string): string {
  const links = {
    blank_issues_enabled: true,
    contact_links: [
      {
        name: both(({ links }) => links.submit, ' / '),
        url: submit,
        about: both(({ links }) => links.submitAbout, ' / '),
      },
      ...(repository === undefined
        ? []
        : LOCALES.map((locale) => {
            const { guide, guideAbout } = ISSUE_FORM_WORDS[locale].links;
            return { name: guide, url: guideAddress(repository, locale), about: guideAbout };
          })),
    ],
  };
  return `# npm run issue-form\n${dump(links, { schema: CORE_SCHEMA, lineWidth: -1 })}`;
}
