/** A phone number or an e-mail address in a text. */
export interface PersonalData {
  readonly variant: 'email' | 'phone';
  readonly value: string;
  /** Where it begins. */
  readonly index: number;
}

/** Find the first e-mail address and the first phone number in a text. */
export function matchPersonalData(text: string): PersonalData[] {
  return PERSONAL_DATA.flatMap(([variant, pattern]) => {
    if (!text.includes(variant === 'email' ? '@' : '+')) return [];
    const match = pattern.exec(text);
    return match ? [{ variant, value: match[0], index: match.index }] : [];
  });
}

const PERSONAL_DATA = [
  [
    'email',
    /(?<![\p{L}\p{N}._%+/-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,24}/u,
  ],
  // After a slash «+» begins an invitation to a chat, unless nothing but digits follows: Telegram opens that number's owner.
  [
    'phone',
    /(?<![\p{L}\p{N}/=])\+(?!\d{1,3}[ (]{1,2}\d{4}-\d\d-\d\d)\d(?:[ \u00a0().-]{0,2}\d){8,14}(?!\d)|(?<=\bt\.me\/)\+\d{9,15}(?![\w-])/u,
  ],
] as const;
