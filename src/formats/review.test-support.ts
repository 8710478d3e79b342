import type { Issue } from '../domain/issue.ts';
import { busyOf, examinedChange, NOW, registry } from '../domain/registry.test-support.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { judge } from '../domain/rules.ts';
import type { Review, ReviewedApplication } from './review.ts';

/** What a test says of a review beside the two registries. */
interface Parts extends Partial<Omit<Review, 'application'>> {
  readonly application?: Partial<ReviewedApplication>;
  /** Files on main whose events another application, number 12, would add. */
  readonly open?: Partial<RegistryEntries>;
}

/** A review of a change from one registry to another, as the bot hands it over: every issue on line 4. */
export function reviewOf(
  before: Partial<RegistryEntries>,
  after: Partial<RegistryEntries>,
  { application = {}, open, ...rest }: Parts = {},
): Review {
  const { check, issues: found } = examinedChange(before, after);
  const issues: Issue[] = [...found, ...judge(check)].map((issue) => ({ ...issue, line: 4 }));
  const files = [...(check.change?.proposed ?? [])].flatMap(([file, because]) => (file === because ? [file] : []));
  const gone = [...(check.change?.base.events.values() ?? [])].filter(({ id }) => !check.registry.events.has(id));
  return {
    now: NOW,
    repository: 'https://github.com/montelibero/mivent',
    site: 'https://mivent.example/',
    others: open ? [{ pull: 12, periods: busyOf(registry(open)) }] : [],
    ...rest,
    application: {
      pull: 7,
      head: '3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a',
      isDraft: false,
      verdict: issues.some(({ severity }) => severity === 'error') ? 'failed' : 'passed',
      issues,
      files: [...new Set([...files, ...gone.map(({ file }) => file)])],
      code: [],
      outdated: [],
      check,
      ...application,
    },
  };
}
