/** What a question is answered from: values, and functions of arguments; `__typename` is asked for like any other. */
export interface GraphNode {
  readonly [field: string]: unknown;
}

type Arguments = Readonly<Record<string, unknown>>;

/** A question that GitHub would not take. */
export class QueryFault extends Error {}

interface Field {
  readonly alias: string;
  readonly name: string;
  readonly args: Arguments;
  readonly fields: readonly Field[];
  /** The type of an inline fragment. */
  readonly on: string | undefined;
}

/**
 * Answer a query of GraphQL from objects: exactly the fields that it asks for, so that nothing can be read that was not asked. A
 * subset of the language that is enough for one query of aliases, arguments, variables and inline fragments. Throws `QueryFault`.
 */
export function answerQuery(query: string, variables: Arguments, root: GraphNode): unknown {
  const tokens = query.match(/\.\.\.|\$?[A-Za-z_]\w*|"[^"]*"|-?\d+|[{}()[\]:!=]/g) ?? [];
  let at = 0;
  const peek = () => tokens[at] ?? '';
  const next = () => tokens[at++] ?? '';
  const expect = (token: string) => {
    const found = next();
    if (found !== token) throw new QueryFault(`Parse error on "${found}", expected "${token}"`);
  };
  const parseValue = (): unknown => {
    const token = next();
    if (token === '{') return parsePairs('}');
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^-?\d/.test(token)) return Number(token);
    if (!token.startsWith('$')) return token;
    if (!declared.has(token.slice(1))) throw new QueryFault(`Variable ${token} is used but not declared`);
    return variables[token.slice(1)];
  };
  const parsePairs = (end: string): Arguments => {
    const pairs: Record<string, unknown> = {};
    while (peek() !== end) {
      const name = next();
      expect(':');
      pairs[name] = parseValue();
    }
    next();
    return pairs;
  };
  const parseFields = (): readonly Field[] => {
    expect('{');
    const fields: Field[] = [];
    while (peek() !== '}') {
      if (peek() === '') throw new QueryFault('Parse error: the query does not end');
      if (peek() === '...') {
        next();
        expect('on');
        const on = next();
        fields.push({ alias: '', name: '', args: {}, on, fields: parseFields() });
        continue;
      }
      const first = next();
      const isAlias = peek() === ':';
      if (isAlias) next();
      const name = isAlias ? next() : first;
      const hasArgs = peek() === '(';
      if (hasArgs) next();
      const args = hasArgs ? parsePairs(')') : {};
      fields.push({ alias: first, name, args, on: undefined, fields: peek() === '{' ? parseFields() : [] });
    }
    next();
    return fields;
  };
  const declared = new Set<string>();
  expect('query');
  if (peek() !== '{') next();
  if (peek() === '(') {
    while (peek() !== ')') {
      const token = next();
      if (!token.startsWith('$')) continue;
      declared.add(token.slice(1));
      const isNeeded = tokens
        .slice(at, at + 5)
        .join('')
        .match(/^:(?:\w+|\[\w+!?\])!/);
      if (isNeeded && (variables[token.slice(1)] ?? null) === null)
        throw new QueryFault(`Variable ${token} was provided invalid value`);
    }
    next();
  }
  const fields = parseFields();
  for (const name of Object.keys(variables))
    if (!declared.has(name)) throw new QueryFault(`Variable $${name} is not declared`);
  if (countNodes(fields) > 500_000) throw new QueryFault('This query requests more than 500,000 possible nodes');
  return select(root, fields);
}

function select(value: unknown, fields: readonly Field[]): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => select(one, fields));
  if (typeof value !== 'object') {
    if (fields.length > 0) throw new QueryFault(`Selections can't be made on scalars`);
    return value;
  }
  // Only objects are left.
  const node = value as GraphNode;
  if (fields.length === 0) throw new QueryFault(`Field must have selections (${String(node.__typename)})`);
  const answer: Record<string, unknown> = {};
  for (const { alias, name, args, on, fields: inner } of fields) {
    if (on !== undefined) {
      if (node.__typename === on) Object.assign(answer, select(node, inner));
      continue;
    }
    if (!Object.hasOwn(node, name))
      throw new QueryFault(`Field '${name}' doesn't exist on type '${String(node.__typename)}'`);
    const found = node[name];
    answer[alias] = select(typeof found === 'function' ? found(args) : found, inner);
  }
  return answer;
}

function countNodes(fields: readonly Field[]): number {
  return fields.reduce((sum, { args, fields: inner }) => {
    const size = Number(args.first ?? args.last ?? 0);
    return sum + size + Math.max(size, 1) * countNodes(inner);
  }, 0);
}

/** A list as GitHub pages it: a hundred at a time at most, from the beginning or the end. Throws `QueryFault`. */
export function connectionOf(typename: string, items: readonly unknown[]): (args: Arguments) => GraphNode {
  return ({ first, last, after }) => {
    const size = Number(first ?? last);
    if (first === undefined && last === undefined)
      throw new QueryFault(`You must provide a \`first\` or \`last\` value to properly paginate the ${typename}`);
    if (!(size >= 1 && size <= 100))
      throw new QueryFault(`Requesting ${size} records exceeds the limit of 100 records.`);
    const start = first === undefined ? Math.max(0, items.length - size) : Number(after ?? 0);
    const nodes = items.slice(start, start + size);
    const end = start + nodes.length;
    return {
      __typename: `${typename}Connection`,
      totalCount: items.length,
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: end < items.length,
        endCursor: nodes.length > 0 ? String(end) : null,
      },
      nodes,
    };
  };
}
