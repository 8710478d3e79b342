/** A change to a text: so many characters at `offset` give way to others. */
export interface TextEdit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Apply changes to a text, each where the text as it was has it. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let from = 0;
  for (const { offset, removed, inserted } of inOrder(edits)) {
    edited += text.slice(from, offset) + inserted;
    from = offset + removed;
  }
  return edited + text.slice(from);
}

/** Get where something in an edited text stood before the changes; what was inserted stood where it was inserted. */
export function offsetBefore(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of inOrder(edits)) {
    const start = edit.offset + shift;
    if (offset < start) break;
    if (offset < start + edit.inserted.length)
      return Math.min(edit.offset + Math.max(0, offset - start), edit.offset + edit.removed);
    shift += edit.inserted.length - edit.removed;
  }
  return offset - shift;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.offset - b.offset);
}
