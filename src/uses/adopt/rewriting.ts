import type { ts } from "ts-morph";
import { edited, type Edit } from "../mend/edit.js";

/** The edits of one file, as they are found: what is inside of another one counts with it. */
export interface Rewriting {
  replace(node: ts.Node, text: string): void;
  insert(position: number, text: string): void;
  remove(start: number, end: number): void;
  /** What a node is by now. */
  textOf(node: ts.Node): string;
  edits(): Edit[];
}

export function createRewriting(source: ts.SourceFile): Rewriting {
  const edits: Edit[] = [];
  const { fileName: file } = source;
  const between = (start: number, end: number, text: string): void => {
    edits.push({ file, start, end, text });
  };
  return {
    replace: (node, text) => between(node.getStart(source), node.end, text),
    insert: (position, text) => between(position, position, text),
    remove: (start, end) => between(start, end, ""),
    textOf(node) {
      const start = node.getStart(source);
      const inside = outermost(edits)
        .filter((each) => each.start >= start && each.end <= node.end)
        .map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
      return edited(node.getText(source), inside);
    },
    edits: () => outermost(edits),
  };
}

/** Of edits in one another the outer ones, which were made from the inner. */
function outermost(edits: readonly Edit[]): Edit[] {
  return edits.filter(
    (each, index) =>
      !edits.some(
        (other, at) =>
          other !== each &&
          other.start <= each.start &&
          other.end >= each.end &&
          (other.end - other.start > each.end - each.start ||
            (each.end > each.start && at > index && other.start === each.start)),
      ),
  );
}
