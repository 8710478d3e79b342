// Runs in a process of its own, whose zone is set before it begins: reads calendar files as JSON from its input, and
// answers with what each reader makes of each.
import { text } from 'node:stream/consumers';
import { readByIcalJs, readByNodeIcal } from './feed-readers.test-support.ts';
import { readOccurrences } from './icalendar-reader.test-support.ts';

/** What the process is given: calendar files. */
export interface ReadersQuestion {
  readonly texts: readonly string[];
}

/** Dates of each file, sorted, as `start/end`. */
export interface ReadersAnswer {
  /** The zone that the process lives in, as it knows it. */
  readonly zone: string;
  readonly own: readonly (readonly string[])[];
  readonly icalJs: readonly (readonly string[])[];
  readonly nodeIcal: readonly (readonly string[])[];
}

// What the test has written.
const { texts } = JSON.parse(await text(process.stdin)) as ReadersQuestion;
const answer: ReadersAnswer = {
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  own: texts.map((one) =>
    readOccurrences(one)
      .map(({ start, end }) => `${start}/${end}`)
      .sort(),
  ),
  icalJs: texts.map((one) =>
    readByIcalJs(one)
      .map((date) => date.slice(date.indexOf(' ') + 1))
      .sort(),
  ),
  nodeIcal: texts.map(readByNodeIcal),
};
process.stdout.write(JSON.stringify(answer));
