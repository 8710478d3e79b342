import { coordinatorsOf } from '../domain/application.ts';
import { compareText } from '../domain/issue.ts';
import type { Registry } from '../domain/registry.ts';

/** Where GitHub looks for it, from the root of the repository. */
export const CODEOWNERS_FILE = '.github/CODEOWNERS';

const HEAD = `# Кто отвечает за файлы: модераторы из content/settings.yaml, за события региона ещё и его координаторы, у которых есть github.
# Создано командой npm run codeowners -- --write: не правьте здесь. / Who answers for which files; generated, do not edit.
`;

const NOBODY = `
# Модераторы не названы: впишите moderators в content/settings.yaml. / No moderators yet: name them there.
`;

/** What GitHub takes for an owner: somebody, or a team. Anything else in a line could give a path to a stranger. */
const OWNER = /^@[A-Za-z\d](?:-?[A-Za-z\d])*(?:\/[a-z\d][a-z\d_-]*)?$/;

/**
 * Write GitHub's CODEOWNERS for a registry: everything is the moderators', the events of a region are also its coordinators'.
 * The last line that fits a path counts, so what is the same for all stands first.
 */
export function formatCodeowners({
  settings,
  regions,
  people,
}: Pick<Registry, 'settings' | 'regions' | 'people'>): string {
  const moderators = unique(settings.moderators ?? []);
  const lines = [...regions.values()]
    .map(({ id }) => ({ id, coordinators: handlesOf(id, { regions, people }) }))
    .filter(({ coordinators }) => coordinators.length > 0)
    .map(({ id, coordinators }) => `/content/events/${id}/ ${unique([...coordinators, ...moderators]).join(' ')}`)
    .sort(compareText);
  const all = moderators.length === 0 ? NOBODY : `\n* ${moderators.join(' ')}\n`;
  return `${HEAD}${all}${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}`;
}

/** Get the names on GitHub of a region's coordinators. */
function handlesOf(region: string, registry: Pick<Registry, 'regions' | 'people'>): readonly string[] {
  return coordinatorsOf(region, registry).flatMap((id) => {
    const github = registry.people.get(id)?.github;
    return github === undefined ? [] : [`@${github}`];
  });
}

/** GitHub knows no difference between capitals and small letters in a name. */
function unique(owners: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return owners.filter((owner) => {
    const isNew = OWNER.test(owner) && !known.has(owner.toLowerCase());
    known.add(owner.toLowerCase());
    return isNew;
  });
}
