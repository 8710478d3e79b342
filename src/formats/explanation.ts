import type { Check } from '../domain/check.ts';
import { REPORT_WORDS } from '../i18n/issues.ts';
import type { Locale } from '../i18n/locale.ts';
import { fill, formatWhen, formatZone } from './human.ts';

const DATES = 5;

/** Tell the next five dates of an event as the registry understands them; the last five where none is ahead. */
export function formatExplanation(check: Check | undefined, id: string, now: Temporal.Instant, locale: Locale): string {
  const words = REPORT_WORDS[locale];
  const event = check?.registry.events.get(id);
  if (!event) return `\n${fill(words.unknownEvent, { id })}\n`;
  const title = event.entry.title;
  const all = check?.expansions.get(id)?.occurrences ?? [];
  const ahead = all.filter((occurrence) => occurrence.end > now.epochMilliseconds).slice(0, DATES);
  const dates = ahead.length > 0 ? ahead : all.slice(-DATES);
  if (dates.length === 0) return `\n${fill(words.explainNone, { title })}\n`;
  const heading = fill(ahead.length > 0 ? words.explain : words.explainPast, { title });
  const lines = dates.map(({ time }) => `  ${formatWhen(time, locale)} (${formatZone(time.start, locale)})`);
  return `\n${[heading, ...lines].join('\n')}\n`;
}
