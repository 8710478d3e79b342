import { EVENT_FORMATS } from '../domain/event.ts';
import { wordsOf } from '../i18n/interface.ts';
import { LOCALES } from '../i18n/locale.ts';
import { cleanLine } from './clean-text.ts';
import { fold } from './fold.ts';
import { takeLine, takeText } from './foreign-text.ts';
import { guessLanguage } from './guessed-language.ts';
import {
  type ImportedEvent,
  type ImportedFile,
  type ImportFault,
  type ImportNote,
  type ImportTarget,
  MOST_IMPORTED,
} from './imported-event.ts';
import { readPrice } from './price-text.ts';
import { isTimeOfDay, readingOf, type TableReading } from './table-time.ts';

/** What a column may be called, letters and digits alone. */
const COLUMNS = {
  title: ['название', 'событие', 'title', 'name', 'event', 'subject'],
  startDay: ['дата', 'день', 'начало', 'датаначала', 'деньначала', 'date', 'day', 'start', 'startdate', 'startday'],
  startTime: ['время', 'времяначала', 'time', 'starttime'],
  endDay: ['конец', 'окончание', 'датаконца', 'деньконца', 'датаокончания', 'end', 'enddate', 'endday'],
  endTime: ['времяконца', 'времяокончания', 'endtime'],
  place: ['место', 'где', 'площадка', 'адрес', 'place', 'location', 'venue', 'address'],
  summary: ['коротко', 'summary'],
  description: ['описание', 'подробности', 'description', 'details', 'notes'],
  link: ['ссылка', 'трансляция', 'link', 'url', 'online', 'onlineurl'],
  format: ['формат', 'тип', 'format', 'type', 'category'],
  price: ['цена', 'стоимость', 'price', 'cost'],
  status: ['статус', 'status'],
} as const;
type Column = keyof typeof COLUMNS;
type Row = Readonly<Partial<Record<Column, string>>>;

/** A record of a table, and the line of the file it begins on, from 1. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Read the events of a table whose first record names its columns, in Russian or English. */
export function importTable(records: readonly TableRecord[], target: ImportTarget): ImportedFile | ImportFault {
  const [names, ...rest] = records;
  // Spreadsheets save empty lines below the last as well.
  const lines = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = columnsOf(names?.cells ?? [], lines);
  const missing = (['title', 'startDay'] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0) return { fault: 'no-header', value: missing.map((column) => COLUMNS[column][0]).join(', ') };
  if (lines.length > MOST_IMPORTED) return { fault: 'too-many', value: MOST_IMPORTED };
  const unknown = (names?.cells ?? [])
    .filter((name, index) => name !== '' && columns[index] === undefined)
    .map((name) => cleanLine(name).slice(0, 40));
  const rows = lines.map(({ cells }): Row => {
    const row: Partial<Record<Column, string>> = {};
    for (const [place, column] of columns.entries()) if (column) row[column] ??= cells[place] ?? '';
    return row;
  });
  // How days and times are meant, the columns say as a whole.
  const reading = readingOf(
    rows.flatMap(({ startDay = '', endDay = '' }) => [startDay, endDay]),
    rows.flatMap(({ startTime = '', endTime = '', endDay = '' }) => [startTime, endTime, endDay]),
  );
  const events = rows.map((row, index) => importRow(row, lines[index]?.line ?? 0, target, reading));
  return {
    events,
    notes: [...(unknown.length > 0 ? [{ kind: 'columns', value: unknown } as const] : []), ...reading.notes()],
  };
}

/** Tell what each column holds; nothing of one that has no known name, or says again what another says already. */
function columnsOf(names: readonly string[], lines: readonly TableRecord[]): readonly (Column | undefined)[] {
  const named = names.map((name) => columnOf(name));
  const cellsOf = (place: number) => lines.map(({ cells }) => cells[place] ?? '').filter((cell) => cell.trim() !== '');
  // Beside «дата», «начало» is a time of day, be it «18».
  const columns = named.map((column, place) => {
    const time = column === 'startDay' ? 'startTime' : column === 'endDay' ? 'endTime' : undefined;
    const cells = cellsOf(place);
    const isTime = cells.length > 0 && cells.every((cell) => isTimeOfDay(cell) || /^\s*\d{1,2}\s*$/.test(cell));
    return time && isTime && named.indexOf(column) !== named.lastIndexOf(column) ? time : column;
  });
  // Of two that say the same, one with hours says more.
  const hasHours = (place: number) => cellsOf(place).some((cell) => /[T\s]\d{1,2}[:.]\d{2}/.test(cell));
  const best = (column: Column) => {
    const places = columns.flatMap((one, place) => (one === column ? [place] : []));
    return places.find((place) => places.length > 1 && hasHours(place)) ?? places[0];
  };
  return columns.map((column, place) => (column && best(column) === place ? column : undefined));
}

function columnOf(name: string): Column | undefined {
  const folded = fold(name);
  return (Object.keys(COLUMNS) as Column[]).find((column) => COLUMNS[column].some((one) => fold(one) === folded));
}

function importRow(row: Row, line: number, target: ImportTarget, reading: TableReading): ImportedEvent {
  const notes: ImportNote[] = [];
  const title = takeLine(row.title ?? '', 140, 'title');
  const summary = takeLine(row.summary ?? '', 500, 'summary');
  const description = takeText(row.description ?? '', 'description');
  notes.push(...title.notes, ...summary.notes, ...description.notes);
  const shared = { line, title: title.text, body: description.text };
  const times = timesOf(row, target, reading);
  const status = statusOf(row.status ?? '');
  const refusal =
    'kind' in times
      ? times
      : status === undefined
        ? { kind: 'status' as const, value: row.status?.slice(0, 60) }
        : undefined;
  if (refusal || status === undefined || 'kind' in times)
    return { ...shared, notes: refusal ? [...notes, refusal] : notes };
  const fields = {
    title: title.text,
    ...(summary.text === '' ? {} : { summary: summary.text }),
    status,
    ...times,
    ...placeOf(row, target, notes),
    format: formatOf(row.format ?? '', notes),
    ...languageOf(title.text, summary.text, description.text),
    ...priceOf(row.price ?? '', notes),
  };
  return { ...shared, fields, notes };
}

function statusOf(text: string): string | undefined {
  const words = fold(text);
  if (words === '' || ['confirmed', 'подтверждено', 'состоится'].map(fold).includes(words)) return 'confirmed';
  return ['cancelled', 'canceled', 'отменено'].map(fold).includes(words) ? 'cancelled' : undefined;
}

function languageOf(title: string, summary: string, body: string): object {
  const lang = guessLanguage({ title, summary, body }, 'en');
  return lang === 'ru' ? {} : { lang };
}

function timesOf(row: Row, { now, timezone }: ImportTarget, reading: TableReading): ImportNote | object {
  const today = now.toZonedDateTimeISO(timezone ?? 'UTC').toPlainDate();
  const start = reading.read(row.startDay ?? '', row.startTime ?? '', today);
  // A column «конец» may hold a time alone.
  const isClock = isTimeOfDay(row.endDay ?? '');
  const end = isClock
    ? reading.read('', row.endDay ?? '', today)
    : reading.read(row.endDay ?? '', row.endTime ?? '', today);
  const fault = start.fault ?? end.fault;
  if (fault) return fault;
  if (start.day === undefined) return { kind: 'no-start' };
  if (start.time === undefined) {
    // A day with an end and no beginning is no whole day.
    if (end.time !== undefined) return { kind: 'no-start-time', value: end.time };
    const last = end.day ?? start.day;
    return { start: start.day, ...(last === start.day ? {} : { end: last }) };
  }
  if (end.time === undefined) return { kind: 'no-end' };
  const isNight = end.day === undefined && end.time < start.time;
  const endDay = end.day ?? (isNight ? Temporal.PlainDate.from(start.day).add({ days: 1 }).toString() : start.day);
  return { start: `${start.day}T${start.time}`, end: `${endDay}T${end.time}` };
}

function placeOf(row: Row, target: ImportTarget, notes: ImportNote[]): object {
  const place = takeLine(row.place ?? '', 140, 'place');
  notes.push(...place.notes);
  const link = (row.link ?? '').trim();
  const isAddress = /^https?:\/\/[^\s@<>"]{3,1990}$/i.test(link) && URL.canParse(link);
  if (link !== '' && !isAddress) notes.push({ kind: 'link', value: cleanLine(link).slice(0, 60) });
  if (target.isOnline || (place.text === '' && isAddress))
    return { attendance: 'online', ...(isAddress ? { onlineUrl: link } : {}) };
  if (place.text === '') notes.push({ kind: 'place' });
  const venue = target.venueOf(place.text);
  return {
    ...(venue === undefined ? { place: place.text === '' ? target.regionName : place.text } : { venue }),
    ...(isAddress ? { registration: { url: link } } : {}),
  };
}

function formatOf(text: string, notes: ImportNote[]): string {
  const words = fold(text);
  if (words === '') return 'other';
  const found = EVENT_FORMATS.find((known) =>
    [known, ...LOCALES.map((locale) => wordsOf(locale).formats[known])].some((name) => fold(name) === words),
  );
  if (!found) notes.push({ kind: 'category', value: cleanLine(text).slice(0, 60) });
  return found ?? 'other';
}

function priceOf(text: string, notes: ImportNote[]): object {
  if (text.trim() === '') return {};
  const price = readPrice(text);
  if (price === undefined) notes.push({ kind: 'price', value: cleanLine(text).slice(0, 60) });
  return price === undefined ? {} : { price };
}
