import type { ts } from "ts-morph";
import type { Context } from "./context.js";
import type { Use } from "./use.js";

/** The smallest node of a place. */
export function nodeAt(
  { compiler }: Pick<Context, "compiler">,
  source: ts.SourceFile,
  { start, end }: Pick<Use, "end" | "start">,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source, true) > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end) found = node;
    for (const doc of typedComments({ compiler }, node)) visit(doc);
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The comments of a node in JavaScript, whose types count. */
export function typedComments({ compiler }: Pick<Context, "compiler">, node: ts.Node): ts.Node[] {
  const isTyped = (node.flags & compiler.NodeFlags.JavaScriptFile) !== 0;
  return isTyped ? ((node as ts.Node & { jsDoc?: ts.Node[] }).jsDoc ?? []) : [];
}
