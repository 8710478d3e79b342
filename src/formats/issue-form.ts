import { CORE_SCHEMA, dump } from 'js-yaml';
import { EVENT_FORMATS } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { Settings } from '../domain/settings.ts';
import { wordsOf } from '../i18n/interface.ts';
import { ISSUE_FORM_WORDS, type IssueFormWords } from '../i18n/issue-form.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { fill, formatLanguage } from './human.ts';
import { both, type IssueChoice, type IssueChoices, type IssueFault, issueLabel, REQUIRED } from './issue-reading.ts';
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
