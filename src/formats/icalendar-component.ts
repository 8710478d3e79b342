/** A property of a component (RFC 5545 §3.1), name and names of parameters in capitals; its value as it is written. */
export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

/** A component with its properties and what stands within it. */
export interface Component {
  readonly name: string;
  readonly line: number;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

const MOST_DEPTH = 8;
/** A longer line is nothing that somebody has written. */
const MOST_LINE = 200_000;

/** Read the components of a calendar, broken ones as far as they go: lines that are none are passed over. */
export function parseComponents(text: string): readonly Component[] {
  const root = open('', 0);
  const stack = [root];
  for (const { text: line, at } of unfold(text)) {
    const property = parseProperty(line, at);
    const current = stack.at(-1) ?? root;
    if (!property) continue;
    if (property.name === 'BEGIN') {
      const component = open(property.value.trim().toUpperCase(), at);
      if (stack.length <= MOST_DEPTH) current.components.push(component);
      stack.push(component);
    } else if (property.name === 'END') {
      const name = property.value.trim().toUpperCase();
      const depth = stack.findLastIndex((component) => component.name === name);
      if (depth > 0) stack.length = depth;
    } else current.properties.push(property);
  }
  return root.components;
}

interface OpenComponent extends Component {
  readonly properties: Property[];
  readonly components: OpenComponent[];
}

function open(name: string, line: number): OpenComponent {
  return { name, line, properties: [], components: [] };
}

function unfold(text: string): { text: string; at: number }[] {
  const lines: { parts: string[]; length: number; at: number }[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(line)) {
      if (last.length < MOST_LINE) last.parts.push(line.slice(1));
      last.length += line.length;
    } else if (line !== '') lines.push({ parts: [line.slice(0, MOST_LINE)], length: line.length, at: index + 1 });
  }
  return lines.map(({ parts, at }) => ({ text: parts.join(''), at }));
}

function parseProperty(line: string, at: number): Property | undefined {
  const name = /^[A-Za-z0-9-]{1,60}(?=[:;])/.exec(line)?.[0];
  if (name === undefined) return undefined;
  const parameters: Record<string, string> = Object.create(null);
  let rest = line.slice(name.length);
  for (;;) {
    const parameter = /^;([A-Za-z0-9-]{1,60})=("[^"]*"|[^":;]*)((?:,(?:"[^"]*"|[^":;,]*))*)/.exec(rest);
    if (!parameter) break;
    parameters[(parameter[1] ?? '').toUpperCase()] = (parameter[2] ?? '').replaceAll('"', '');
    rest = rest.slice(parameter[0].length);
  }
  return rest.startsWith(':') ? { name: name.toUpperCase(), parameters, value: rest.slice(1), line: at } : undefined;
}

/** Read a value of the type TEXT (RFC 5545 §3.3.11). */
export function unescapeText(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter));
}
