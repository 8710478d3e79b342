import type { Readable, Writable } from 'node:stream';
import { confirm, isCancel, select, text } from '@clack/prompts';
import type { Question } from '../formats/new-event.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** Ask a question until there is an answer; nothing when whoever is asked has had enough (Ctrl+C, Escape). */
export async function ask(question: Question, terminal: Terminal): Promise<string | undefined> {
  const { message, choices, initial, read } = question;
  if (choices) {
    const chosen = await select({
      message,
      options: choices.map((choice) => ({ ...choice })),
      maxItems: 12,
      // They are in English alone.
      showInstructions: false,
      ...terminal,
    });
    return isCancel(chosen) ? undefined : chosen;
  }
  const typed = await text({
    message,
    ...(initial === undefined ? {} : { initialValue: initial }),
    validate: (value) => {
      const answer = read(value ?? '');
      return 'fault' in answer ? answer.fault : undefined;
    },
    ...terminal,
  });
  if (isCancel(typed)) return undefined;
  const answer = read(typed ?? '');
  return 'answer' in answer ? answer.answer : undefined;
}

/** Ask whether to go on, in words for both answers. */
export async function askWhether(
  message: string,
  { yes, no }: { readonly yes: string; readonly no: string },
  terminal: Terminal,
): Promise<boolean> {
  return (await confirm({ message, active: yes, inactive: no, ...terminal })) === true;
}
