import {
  giveAnswer,
  NEW_EVENT_FIELDS,
  type NewEventAnswers,
  type NewEventField,
  type NewEventKnowledge,
  nextQuestion,
  tellUnderstood,
} from '../formats/new-event.ts';
import { ask, type Terminal } from './ask.ts';

/** Ask all that options have not said; nothing when whoever is asked has had enough. */
export async function converse(
  answers: NewEventAnswers,
  known: NewEventKnowledge,
  terminal: Terminal,
): Promise<NewEventAnswers | undefined> {
  let given = answers;
  for (let question = nextQuestion(given, known); question; question = nextQuestion(given, known)) {
    const answer = await ask(question, terminal);
    if (answer === undefined) return undefined;
    given = giveAnswer(given, question.field, answer, known);
    const understood = tellUnderstood(question.field, given, known);
    if (understood !== undefined) terminal.output.write(`│  ${understood}\n`);
  }
  return given;
}

/** Without these there is no event: what else is not said is left out. */
const NEEDED: ReadonlySet<NewEventField> = new Set(['title', 'region', 'place', 'onlineUrl', 'day', 'format']);

/** What options say, and all that is wrong with them, ready to be told. */
export interface OptionAnswers {
  readonly answers: NewEventAnswers;
  readonly missing: readonly NewEventField[];
  readonly faults: readonly string[];
}

/** Take answers from options, in the order of the questions. Tells which are missing where nobody can be asked. */
export function readAnswers(
  options: Readonly<Partial<Record<NewEventField, string>>>,
  known: NewEventKnowledge,
  canAsk: boolean,
): OptionAnswers {
  let answers: NewEventAnswers = {};
  const passed = new Set<NewEventField>();
  const refused = new Set<NewEventField>();
  const missing: NewEventField[] = [];
  const faults: string[] = [];
  const isOpen = (field: NewEventField) => (DECIDED_BY[field] ?? []).some((other) => refused.has(other));
  for (;;) {
    const question = nextQuestion(
      { ...Object.fromEntries([...passed].map((field) => [field, ''])), ...answers },
      known,
    );
    if (!question) break;
    const { field } = question;
    const option = options[field];
    const read = option === undefined || field === 'clash' ? undefined : question.read(option);
    if (read && 'answer' in read) {
      answers = giveAnswer(answers, field, read.answer, known);
      continue;
    }
    passed.add(field);
    if (read && isOpen(field)) continue;
    if (read) {
      refused.add(field);
      faults.push(`--${optionOf(field)} ${option}: ${read.fault}`);
    } else if (!canAsk && NEEDED.has(field) && !isOpen(field)) missing.push(field);
  }
  for (const field of NEW_EVENT_FIELDS) {
    // What does not go together with the rest would be dropped without a word.
    if (options[field] === undefined || answers[field] !== undefined || refused.has(field) || isOpen(field)) continue;
    const isUnknown = field === 'venue' && !known.registry.venues.has(options.venue ?? '');
    const why = isUnknown
      ? 'такой площадки в реестре нет / the registry has no such venue'
      : 'с остальным не сочетается / does not go with the rest';
    faults.push(`--${optionOf(field)} ${options[field]}: ${why}`);
  }
  return { answers, missing, faults };
}

/** Whether these are asked at all is said by others: nothing is known of them while those are not understood. */
const DECIDED_BY: Readonly<Partial<Record<NewEventField, readonly NewEventField[]>>> = {
  venue: ['region'],
  place: ['region', 'venue'],
  onlineUrl: ['region'],
  lastDay: ['day', 'hours'],
};

/** Name the option of a question: `--online-url`. */
export function optionOf(field: NewEventField): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
