import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { entries, region, registry } from '../domain/registry.test-support.ts';
import { formatIssueForm, toIssueChoices } from './issue-form.ts';
import type { IssueField } from './issue-text.ts';

const FOLDER = join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE');

interface FormElement {
  readonly type: 'markdown' | 'input' | 'textarea' | 'dropdown' | 'checkboxes';
  readonly id: IssueField;
  readonly attributes: {
    readonly label: string;
    readonly options?: readonly (string | { readonly label: string })[];
    readonly default?: number;
  };
  readonly validations?: { readonly required?: boolean };
}

/** Read a file of the issue forms. */
export function readTemplate(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

const WIDE = region({ id: 'ru', name: { ru: 'Россия', en: 'Russia' }, country: 'ru', timezone: null });

/** The issue form as GitHub reads it, of a registry for tests: the project's own has other regions wherever it is copied. */
export const FORM = load(formatIssueForm(toIssueChoices(registry({ regions: [...entries().regions, WIDE] })))) as {
  readonly name: string;
  readonly title: string;
  readonly body: readonly FormElement[];
};

/** Write the text of an issue as GitHub does when the form is sent: of a choice the beginning of its option is enough. */
export function fillForm(values: Readonly<Partial<Record<IssueField, string>>>, form = FORM): string {
  const parts = form.body.flatMap(({ type, id, attributes }) => {
    if (type === 'markdown') return [];
    const { label, options = [], default: chosen } = attributes;
    const names = options.map((option) => (typeof option === 'string' ? option : option.label));
    const value = values[id];
    if (type === 'checkboxes')
      return [label, names.map((name) => `- [${value === '' ? ' ' : 'x'}] ${name}`).join('\n')];
    if (type !== 'dropdown') return [label, value || '_No response_'];
    const option =
      value === undefined && chosen !== undefined
        ? names[chosen]
        : names.find((name) => value && name.startsWith(value));
    if (value && option === undefined) throw new Error(`The form has no ${value}.`);
    return [label, option ?? '_No response_'];
  });
  return parts.map((part, index) => (index % 2 === 0 ? `### ${part}` : part)).join('\n\n');
}
