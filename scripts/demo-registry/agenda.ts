/** A part of a day that one event fills. Minutes from midnight; between two parts there is at least an hour. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** The parts of a day, the last of which reaches past midnight. */
export const SLOTS: readonly Slot[] = [
  { from: 9 * 60, to: 11 * 60 + 30 },
  { from: 12 * 60 + 30, to: 14 * 60 + 30 },
  { from: 15 * 60 + 30, to: 17 * 60 + 30 },
  { from: 18 * 60 + 30, to: 21 * 60 },
  { from: 22 * 60, to: 25 * 60 + 30 },
];

const NIGHT = SLOTS.length - 1;
const WHOLE_DAY = 2 ** SLOTS.length - 1;

/** What is taken in one region: nothing in it overlaps as long as events ask first. Days count from the first one. */
export interface Agenda {
  readonly isFree: (day: number, slot: number) => boolean;
  readonly take: (day: number, slot: number) => void;
  /** Whole days `first` … `last`, with the night before, which would run into them. */
  readonly areDaysFree: (first: number, last: number) => boolean;
  readonly takeDays: (first: number, last: number) => void;
}

/** Start the agenda of a region of so many days. What lies outside them is never free. */
export function emptyAgenda(days: number): Agenda {
  const taken = new Uint8Array(days);
  const has = (day: number, slots: number) => day < 0 || day >= days || ((taken[day] ?? 0) & slots) !== 0;
  const mark = (day: number, slots: number) => {
    taken[day] = (taken[day] ?? 0) | slots;
  };
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    isFree: (day, slot) => !has(day, 1 << slot),
    take: (day, slot) => mark(day, 1 << slot),
    areDaysFree: (first, last) =>
      !has(first - 1, 1 << NIGHT) && range(first, last).every((day) => !has(day, WHOLE_DAY)),
    takeDays: (first, last) => {
      mark(first - 1, 1 << NIGHT);
      for (const day of range(first, last)) mark(day, WHOLE_DAY);
    },
  };
}
