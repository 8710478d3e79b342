import { EVENT_FORMATS } from '../domain/event.ts';
import { wordsOf } from '../i18n/interface.ts';
import { LOCALES } from '../i18n/locale.ts';
import { cleanLine } from './clean-text.ts';
import { parseClock, parseDay } from './day-text.ts';
import { fold } from './fold.ts';
import { takeLine, takeText } from './foreign-text.ts';
import {
  type ImportedEvent,
  type ImportFault,
  type ImportNote,
  type ImportTarget,
  MOST_IMPORTED,
} from './imported-event.ts';

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
export function importTable(
  records: readonly TableRecord[],
  target: ImportTarget,
): readonly ImportedEvent[] | ImportFault {
  const [names, ...rows] = records;
  const columns = (names?.cells ?? []).map((name) => columnOf(name));
  const missing = (['title', 'startDay'] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0) return { fault: 'no-header', value: missing.map((column) => COLUMNS[column][0]).join(', ') };
  if (rows.length > MOST_IMPORTED) return { fault: 'too-many', value: MOST_IMPORTED };
  const unknown = (names?.cells ?? [])
    .filter((name, index) => name !== '' && columns[index] === undefined)
    .map((name) => cleanLine(name).slice(0, 40));
  return rows.map(({ cells, line }, index) => {
    const row: Partial<Record<Column, string>> = {};
    for (const [place, column] of columns.entries()) if (column) row[column] ??= cells[place] ?? '';
    // A name without a meaning is told once, not with every line.
    const notes: ImportNote[] =
      index === 0 && unknown.length > 0 ? [{ kind: 'columns', value: unknown.slice(0, 20).join(', ') }] : [];
    return importRow(row, line, target, notes);
  });
}

function columnOf(name: string): Column | undefined {
  const folded = fold(name);
  return (Object.keys(COLUMNS) as Column[]).find((column) => COLUMNS[column].some((one) => fold(one) === folded));
}

function importRow(row: Row, line: number, target: ImportTarget, notes: ImportNote[]): ImportedEvent {
  const title = takeLine(row.title ?? '', 140, 'title');
  const summary = takeLine(row.summary ?? '', 500, 'summary');
  const description = takeText(row.description ?? '', 'description');
  notes.push(...title.notes, ...summary.notes, ...description.notes);
  const shared = { line, title: title.text, body: description.text };
  const times = timesOf(row, target);
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
    ...(/\p{Script=Cyrillic}/u.test(title.text) ? {} : { lang: 'en' }),
    ...priceOf(row.price ?? '', notes),
  };
  return { ...shared, fields, notes };
}

function statusOf(text: string): string | undefined {
  const words = fold(text);
  if (words === '' || ['confirmed', 'подтверждено', 'состоится'].map(fold).includes(words)) return 'confirmed';
  return ['cancelled', 'canceled', 'отменено'].map(fold).includes(words) ? 'cancelled' : undefined;
}

function timesOf(row: Row, { now, timezone }: ImportTarget): ImportNote | object {
  const today = now.toZonedDateTimeISO(timezone ?? 'UTC').toPlainDate();
  const read = (day: string, time: string): { day?: string; time?: string; fault?: string } => {
    // Nobody writes a day in so many letters, and to look for a time at their end takes its own time.
    if (day.length > 200) return { fault: day };
    const joined = /^(\S+)[T ]+(\d{1,2}[:.]\d{2})(?::\d{2})?$/.exec(day.trim()) ?? [];
    const [dayText, timeText] = [(joined[1] ?? day).trim(), (joined[2] ?? time).trim()];
    // In a table days are written whole: «суббота» of last year is no day.
    const date = /\d{4}|\d\.\d{1,2}\.\d{2}$/.test(dayText) ? parseDay(dayText, today) : undefined;
    if (dayText !== '' && !(date && 'date' in date)) return { fault: dayText };
    const clock = timeText === '' ? undefined : parseClock(timeText.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'));
    if (timeText !== '' && clock === undefined) return { fault: timeText };
    return {
      ...(date && 'date' in date ? { day: date.date.toString() } : {}),
      ...(clock === undefined ? {} : { time: clock }),
    };
  };
  const start = read(row.startDay ?? '', row.startTime ?? '');
  // A column «конец» may hold a time alone.
  const isClock = /^\d{1,2}[:.]\d{2}$/.test((row.endDay ?? '').trim());
  const end = isClock ? read('', row.endDay ?? '') : read(row.endDay ?? '', row.endTime ?? '');
  const fault = start.fault ?? end.fault;
  if (fault !== undefined) return { kind: 'time', value: cleanLine(fault).slice(0, 60) };
  if (start.day === undefined) return { kind: 'no-start' };
  if (start.time === undefined) {
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
  const words = cleanLine(text).toLowerCase();
  if (words === '') return {};
  if (['бесплатно', 'free', '0'].includes(words)) return { price: 'free' };
  if (['донат', 'за донат', 'donation'].includes(words)) return { price: 'donation' };
  const [, amount, currency = 'eur'] = /^(\d{1,9}(?:[.,]\d{1,7})?) ?(€|[a-z][a-z0-9]{2,11})?$/.exec(words) ?? [];
  if (amount !== undefined)
    return {
      price: { amount: Number(amount.replace(',', '.')), currency: currency === '€' ? 'EUR' : currency.toUpperCase() },
    };
  notes.push({ kind: 'price', value: words.slice(0, 60) });
  return {};
}
