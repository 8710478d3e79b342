/**
 * Find for each line of a text the number of the same line in another version of it; nothing for one that the other does not have. Lines
 * that both have once, in one order, are the fixed points (as in patience diff); what surrounds these goes with them.
 */
export function matchLines(text: string, other: string): readonly (number | undefined)[] {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  const found = new Array<number | undefined>(lines.length).fill(undefined);
  const fix = (line: number, place: number) => {
    for (let step = 0; isSame(line + step, place + step) && found[line + step] === undefined; step++)
      found[line + step] = place + step + 1;
    for (let step = 1; isSame(line - step, place - step) && found[line - step] === undefined; step++)
      found[line - step] = place - step + 1;
  };
  const isSame = (line: number, place: number) => lines[line] !== undefined && lines[line] === others[place];
  fix(0, 0);
  fix(lines.length - 1, others.length - 1);
  const places = placesOf(others);
  const own = placesOf(lines);
  let last = -1;
  for (const [line, words] of lines.entries()) {
    const [place, second] = places.get(words) ?? [];
    if (place === undefined || second !== undefined || own.get(words)?.length !== 1 || place <= last) continue;
    last = place;
    fix(line, place);
  }
  return found;
}

function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, words] of lines.entries()) {
    const known = places.get(words);
    if (known) known.push(place);
    else places.set(words, [place]);
  }
  return places;
}
