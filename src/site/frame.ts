import { inLocale } from '../domain/field.ts';
import { formatMoment } from '../formats/human.ts';
import { capitalize } from '../formats/listing.ts';
import type { Locale } from '../i18n/locale.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { archiveOf } from './months.ts';
import type { Calendar } from './registry.ts';

/** What stands around every page of one language. */
export interface Frame {
  readonly locale: Locale;
  readonly name: string;
  readonly tagline: string;
  readonly repository?: string | undefined;
  /** Whether something is over: before that, nothing leads to the archive. */
  readonly hasArchive: boolean;
  /** «5 декабря в 00:07 по Подгорице». */
  readonly builtAt: string;
  /** ISO. */
  readonly built: string;
  /** What pages may load and run (Content-Security-Policy). */
  readonly policy: string;
}

const frames = new WeakMap<Calendar, Map<Locale, Frame>>();

/** Get what stands around every page of a language; made once per build. */
export function frameOf(calendar: Calendar, locale: Locale): Frame {
  const known = frames.get(calendar) ?? new Map<Locale, Frame>();
  frames.set(calendar, known);
  let frame = known.get(locale);
  if (!frame) {
    const { settings } = calendar.registry;
    const tagline = settings.tagline === undefined ? '' : inLocale(settings.tagline, locale);
    frame = {
      locale,
      name: inLocale(settings.name, locale),
      tagline: capitalize(tagline),
      repository: settings.repository,
      hasArchive: archiveOf(calendar).length > 0,
      builtAt: formatMoment(calendar.now.toZonedDateTimeISO(settings.timezone), locale),
      built: calendar.now.toString({ smallestUnit: 'minute' }),
      policy: contentSecurityPolicy,
    };
    known.set(locale, frame);
  }
  return frame;
}
