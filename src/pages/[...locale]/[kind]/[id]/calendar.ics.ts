import type { APIRoute } from 'astro';
import type { SubjectKind } from '../../../../domain/subject.ts';
import { calendarFeedOf } from '../../../../site/feeds.ts';
import { allSubjectPaths, getCalendar } from '../../../../site/registry.ts';
import { localeOf } from '../../../../site/urls.ts';

// A build writes these files beside its pages (astro.config.mjs).
export const getStaticPaths = () => (import.meta.env.DEV ? allSubjectPaths() : []);

export const GET: APIRoute<{ kind: SubjectKind }, { locale: string | undefined; id: string }> = async ({
  params,
  props,
}) =>
  new Response(calendarFeedOf(await getCalendar(), localeOf(params.locale), { kind: props.kind, id: params.id }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
