import type { FieldIssue } from '../domain/issue.ts';
import { parseLocalTime } from '../domain/temporal.ts';
import { parseDay } from './day-text.ts';

/** What people call a field that has another name, in both languages. */
const FIELDS: Readonly<Record<string, string>> = {
  название: 'title',
  заголовок: 'title',
  имя: 'title',
  name: 'title',
  headline: 'title',
  описание: 'summary',
  кратко: 'summary',
  description: 'summary',
  subtitle: 'summary',
  статус: 'status',
  state: 'status',
  начало: 'start',
  дата: 'start',
  когда: 'start',
  время: 'start',
  date: 'start',
  begin: 'start',
  from: 'start',
  конец: 'end',
  окончание: 'end',
  finish: 'end',
  длительность: 'duration',
  продолжительность: 'duration',
  пояс: 'timezone',
  tz: 'timezone',
  площадка: 'venue',
  зал: 'venue',
  место: 'place',
  где: 'place',
  адрес: 'place',
  location: 'place',
  address: 'place',
  where: 'place',
  формат: 'format',
  тип: 'format',
  type: 'format',
  kind: 'format',
  ссылка: 'onlineUrl',
  link: 'onlineUrl',
  url: 'onlineUrl',
  zoom: 'onlineUrl',
  язык: 'lang',
  языки: 'languages',
  организатор: 'organizers',
  организаторы: 'organizers',
  organiser: 'organizers',
  спикер: 'speakers',
  спикеры: 'speakers',
  ведущий: 'hosts',
  ведущие: 'hosts',
  темы: 'topics',
  теги: 'topics',
  tags: 'topics',
  цена: 'price',
  стоимость: 'price',
  cost: 'price',
  регистрация: 'registration',
  мест: 'capacity',
  вместимость: 'capacity',
  seats: 'capacity',
  бронь: 'hold',
  повтор: 'repeat',
  оборудование: 'equipment',
  обложка: 'cover',
  картинка: 'cover',
  image: 'cover',
};

/** What people call a word that a field takes. */
const WORDS: Readonly<Record<string, string>> = {
  бронь: 'hold',
  подтверждено: 'confirmed',
  согласовано: 'confirmed',
  отменено: 'cancelled',
  отменена: 'cancelled',
  отложено: 'postponed',
  перенесено: 'postponed',
  вживую: 'offline',
  офлайн: 'offline',
  онлайн: 'online',
  гибрид: 'hybrid',
  бесплатно: 'free',
  бесплатный: 'free',
  донат: 'donation',
  пожертвование: 'donation',
  фестиваль: 'festival',
  конференция: 'conference',
  дебаты: 'debate',
  встреча: 'meeting',
  завтрак: 'breakfast',
  ланч: 'lunch',
  обед: 'lunch',
  митап: 'meetup',
  клуб: 'club',
  'вечер клуба': 'club',
  лекция: 'lecture',
  воркшоп: 'workshop',
  вебинар: 'workshop',
  'мастер-класс': 'workshop',
  тренинг: 'training',
  тренировка: 'training',
  кемп: 'camp',
  лагерь: 'camp',
  вечеринка: 'party',
  афтепати: 'party',
  ярмарка: 'fair',
  конкурс: 'contest',
  собрание: 'assembly',
  другое: 'other',
};

/** Offer what was meant, where a field or a word goes by another name, or a price or a time is written as people write it. `start` is when the event begins, as its file has it. */
export function withSynonym(issue: FieldIssue, start?: unknown): FieldIssue {
  const { code, variant, params = {} } = issue;
  if (params.suggestion !== undefined) return issue;
  const meant = meantBy(code, variant, params, start);
  return meant === undefined ? issue : { ...issue, params: { ...params, suggestion: meant } };
}

function meantBy(
  code: FieldIssue['code'],
  variant: string | undefined,
  { key, value, words, known }: NonNullable<FieldIssue['params']>,
  start: unknown,
): string | undefined {
  if (code === 'frontmatter-unknown-key') return called(FIELDS, key, known);
  if (code === 'time-format') return variant === 'time-only' ? timeOn(start, String(value)) : dayInWords(String(value));
  return called(WORDS, value, words) ?? (variant === 'union' && key === 'price' ? priceOf(String(value)) : undefined);
}

/** 21:00 alone is most likely meant on the day on which the event begins. */
function timeOn(start: unknown, time: string): string | undefined {
  const [, day] = /^(\d{4}-\d{2}-\d{2})T/.exec(String(start)) ?? [];
  const [hour = '', minute = '00'] = time.split(/[:.]/);
  const written = `${day}T${hour.padStart(2, '0')}:${minute.padEnd(2, '0')}`;
  return day !== undefined && 'kind' in parseLocalTime(written) ? written : undefined;
}

/** Nobody writes a day at greater length: what is longer is another thing. */
const MOST_CHARACTERS = 60;

/** «5 декабря 2026, 18:00» */
function dayInWords(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const [, words = '', time] = /^(.*\d{4}\D*?)(?:[\s,]+(?:в\s+)?(\d{1,2}[:.]\d{2}))?$/.exec(text) ?? [];
  const read = parseDay(words, Temporal.PlainDate.from('2000-01-01'));
  if (!read || !('date' in read) || !words.includes(String(read.date.year))) return undefined;
  return time === undefined ? read.date.toString() : timeOn(`${read.date}T`, time);
}

function called(names: Readonly<Record<string, string>>, name: unknown, among: unknown): string | undefined {
  const word = String(name).trim().toLowerCase();
  const meant = Object.hasOwn(names, word) ? names[word] : undefined;
  return Array.isArray(among) && among.includes(meant) ? meant : undefined;
}

/** Write a price as a file does: `10 EUR`, `10 €`, `10`. */
function priceOf(written: string): string | undefined {
  const match = /^(\d{1,9}(?:[.,]\d{1,2})?)\s?(€|евро|euros?|[a-z][a-z\d]{2,11})?$/i.exec(written.trim());
  if (!match) return undefined;
  const [, amount = '', sign = ''] = match;
  const currency = /^(?:€|евро|euros?|)$/i.test(sign) ? 'EUR' : sign.toUpperCase();
  return `{ amount: ${amount.replace(',', '.')}, currency: ${currency} }`;
}
