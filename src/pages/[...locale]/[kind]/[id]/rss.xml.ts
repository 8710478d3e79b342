import type { APIRoute } from 'astro';
import type { SubjectKind } from '../../../../domain/subject.ts';
import { writeNewsFeed } from '../../../../site/feeds.ts';
import { allSubjectPaths, getCalendar } from '../../../../site/registry.ts';
import { localeOf } from '../../../../site/urls.ts';

export const getStaticPaths = allSubjectPaths;

export const GET: APIRoute<{ kind: SubjectKind }, { locale: string | undefined; id: string }> = async ({
  params,
  props,
}) =>
  new Response(await writeNewsFeed(await getCalendar(), localeOf(params.locale), { kind: props.kind, id: params.id }), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
