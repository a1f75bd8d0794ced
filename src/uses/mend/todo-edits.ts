import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Edit } from "./edit.js";

/** What is left to somebody, at a place of a program. */
interface Left {
  file: string;
  start: number;
  message: string;
}

/**
 * A line above each statement that is left to somebody to decide. Until they have, it does not compile: what the compiler
 * complains of has a comment, and what it is silent about (`isSilent`) a text that no type takes.
 */
export function todoEdits(
  compiler: Compiler,
  program: ts.Program,
  { left, isSilent }: { left: readonly Left[]; isSilent: boolean },
): Edit[] {
  const told = new Set<string>();
  return left.flatMap(({ file, start, message }) => {
    const source = program.getSourceFile(file);
    if (source === undefined) return [];
    const statement = statementAt(compiler, source, start);
    const at = statement.getStart(source);
    const line = source.text.lastIndexOf("\n", at - 1) + 1;
    const indent = source.text.slice(line, at);
    const what = `TODO healos-codegen: ${(message.split("\n")[0] ?? "").replace(/\s+/g, " ")}`;
    const todo = isSilent ? `${JSON.stringify(what)} satisfies never;` : `// ${what}`;
    const key = `${file}\n${at}\n${todo}`;
    // Another statement stands before it in the line, or it is one of ours.
    const isOurs = statement.getText(source).startsWith('"TODO healos-codegen: ');
    if (indent.trim() !== "" || isOurs || told.has(key)) return [];
    told.add(key);
    return [{ file, start: at, end: at, text: `${todo}\n${indent}` }];
  });
}

/** The innermost statement around a place. */
function statementAt(compiler: Compiler, source: ts.SourceFile, start: number): ts.Node {
  let found: ts.Node = source.statements[0] ?? source;
  const visit = (node: ts.Node): void => {
    if (node.getFullStart() > start || node.end < start) return;
    if (compiler.isStatement(node) && !compiler.isBlock(node) && node.getStart(source) <= start)
      found = node;
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
