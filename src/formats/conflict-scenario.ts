import { CORE_SCHEMA, load } from 'js-yaml';

/** Fields of content files by id, as a scenario writes them. */
export type ScenarioFiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The files of a scenario's world by folder, and its settings. */
export interface ScenarioWorld {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly regions?: ScenarioFiles;
  readonly venues?: ScenarioFiles;
  readonly people?: ScenarioFiles;
  readonly equipment?: ScenarioFiles;
}

/** Some events, and what the check says of them. */
export interface Scenario {
  readonly name: string;
  readonly events: ScenarioFiles;
  readonly world?: ScenarioWorld;
  /** The events before a change; without them everything is judged. */
  readonly base?: ScenarioFiles;
  readonly baseWorld?: ScenarioWorld;
  readonly now?: string;
  /** `error venue-conflict club × debate +2`, one line an issue, in any order. */
  readonly expect: readonly string[];
  readonly why?: string;
}

/** The table of scenarios: what is true in all of them, and they themselves by theme. */
export interface ScenarioTable {
  readonly now: string;
  readonly world: ScenarioWorld;
  readonly sections: readonly { readonly title: string; readonly scenarios: readonly Scenario[] }[];
}

/** Read the table of scenarios (`domain/conflict-scenarios.yaml`): a file of this project, not of strangers. */
export function parseScenarios(text: string): ScenarioTable {
  return load(text, { schema: CORE_SCHEMA }) as ScenarioTable;
}

/** Write the table of scenarios as a page for those who decide about events. */
export function formatScenarios({ sections }: ScenarioTable): string {
  const count = sections.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const contents = sections.map(({ title, scenarios }) => `- [${title}](#${anchorOf(title)}) — ${scenarios.length}`);
  const lines = [HEAD.replace('{count}', String(count)), ...contents, ''];
  for (const { title, scenarios } of sections) {
    lines.push(`## ${title}`, '');
    for (const scenario of scenarios) lines.push(...formatScenario(scenario), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const HEAD = `# Что с чем пересекается: {count} примеров

Эту страницу печатает \`npm run scenarios\` из \`src/domain/conflict-scenarios.yaml\`, а \`npm test\` сверяет каждый пример с проверкой:
что здесь написано, то она и делает. Мир примеров — регионы, площадки, люди, вещи — описан в начале того файла.

**Ошибка** — принять нельзя; **предупреждение** — можно, но посмотрите. Замечание стоит на первом из названных событий, после × — с кем оно встретилось,
+2 — сколько ещё раз у серии. Если не сказано иное, событие подтверждено и идёт в Подгорице.
`;

/** The address GitHub gives to a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
}

function formatScenario({ name, events, world, base, baseWorld, now, expect, why }: Scenario): string[] {
  const lines = [`**${name}.**${why === undefined ? '' : ` ${why}`}`, '', '```yaml'];
  if (now !== undefined) lines.push(`# сейчас ${now}`);
  if (baseWorld) lines.push(...formatWorld(baseWorld, 'было'));
  if (world) lines.push(...formatWorld(world, base ? 'стало' : 'здесь'));
  if (base) lines.push(...formatFiles(base, 'было'));
  lines.push(...formatFiles(events, base && 'стало'), '```', '');
  if (expect.length === 0) return [...lines, 'Всё в порядке.'];
  return [...lines, ...expect.map((line) => `- ${formatExpectation(line)}`)];
}

function formatWorld(world: ScenarioWorld, when: string): string[] {
  return Object.entries(world).map(([folder, files]) => `# ${when}: ${folder} ${formatValue(files)}`);
}

function formatFiles(files: ScenarioFiles, when: string | undefined): string[] {
  const mark = when === undefined ? '' : ` # ${when}`;
  return Object.entries(files).map(([id, fields]) => `${id}: ${formatValue(fields)}${mark}`);
}

/** YAML in one line, with nothing in quotes that can do without. */
function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) {
    const text = String(value);
    return typeof value !== 'string' || /^[^\s"'[\]{},&*!|>%@`#:-][^"'[\]{},#]*$/.test(text)
      ? text
      : JSON.stringify(text);
  }
  return `{ ${Object.entries(value)
    .map(([key, field]) => `${key}: ${formatValue(field)}`)
    .join(', ')} }`;
}

function formatExpectation(line: string): string {
  const [severity = '', code = '', ...rest] = line.split(' ');
  return `${severity === 'error' ? '**ошибка**' : 'предупреждение'} \`${code}\`: ${rest.join(' ')}`;
}
