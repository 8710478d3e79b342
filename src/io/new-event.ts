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
import { UsageError } from './command.ts';

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

/** Take answers from options, in the order of the questions. Tells which are missing where nobody can be asked. Throws `UsageError`. */
export function readAnswers(
  options: Readonly<Partial<Record<NewEventField, string>>>,
  known: NewEventKnowledge,
  canAsk: boolean,
): { readonly answers: NewEventAnswers; readonly missing: readonly NewEventField[] } {
  let answers: NewEventAnswers = {};
  const passed = new Set<NewEventField>();
  const missing: NewEventField[] = [];
  for (;;) {
    const question = nextQuestion(
      { ...Object.fromEntries([...passed].map((field) => [field, ''])), ...answers },
      known,
    );
    if (!question) break;
    const { field } = question;
    const option = options[field];
    if (option === undefined || field === 'clash') {
      if (field !== 'clash' && !canAsk && NEEDED.has(field)) missing.push(field);
      passed.add(field);
      continue;
    }
    const read = question.read(option);
    if ('fault' in read) throw new UsageError(`--${optionOf(field)} ${option}: ${read.fault}`);
    answers = giveAnswer(answers, field, read.answer, known);
  }
  for (const field of NEW_EVENT_FIELDS) {
    // What does not go together with the rest would be dropped without a word.
    if (options[field] !== undefined && answers[field] === undefined)
      throw new UsageError(
        `--${optionOf(field)} ${options[field]}: с остальным не сочетается / does not go with the rest`,
      );
  }
  return { answers, missing };
}

/** Name the option of a question: `--online-url`. */
export function optionOf(field: NewEventField): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
