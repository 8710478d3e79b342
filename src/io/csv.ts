import { CsvError, parse } from 'csv-parse/sync';
import { importTable, type TableRecord } from '../formats/import-table.ts';
import { type ImportedFile, type ImportFault, type ImportTarget, MOST_IMPORTED } from '../formats/imported-event.ts';

/** A longer record is none that somebody has written. */
const MOST_RECORD = 100_000;

/** Read the events of a table with a line of column names, in Russian or English, parted by `,`, `;` or tabs. */
export function importCsv(text: string, target: ImportTarget): ImportedFile | ImportFault {
  // Windows' line breaks count twice inside of quotes.
  const whole = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  // Excel can be told the separator on a line before the table.
  const [directive = '', told] = /^"?sep=(.)"?;*,*\n/i.exec(whole) ?? [];
  const lines = whole.slice(directive.length);
  const [first = ''] = lines.split('\n', 1);
  const delimiter = told ?? [';', '\t', ','].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const above = directive === '' ? 0 : 1;
  const records: TableRecord[] = [];
  try {
    parse(lines, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      // One more than are taken, and the names: enough to tell that there are too many.
      to: MOST_IMPORTED + 2,
      max_record_size: MOST_RECORD,
      on_record: (cells: string[], { lines: last }) => {
        const breaks = cells.join('').split('\n').length - 1;
        records.push({ line: last - breaks + above, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return { fault: 'csv', value: error.message.slice(0, 200) };
    throw error;
  }
  return importTable(records, target);
}
