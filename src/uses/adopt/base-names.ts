import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Answer } from "./find-answers.js";

/** What each answer that is taken apart is called as a whole: a name that nothing around it has. */
export function baseNames(
  compiler: Compiler,
  answers: readonly Answer[],
): ReadonlyMap<Answer, string> {
  const names = new Map<Answer, string>();
  for (const answer of answers) {
    const { pattern, base, operation } = answer;
    if (pattern === undefined) continue;
    if (base !== undefined) {
      names.set(answer, base.getText());
      continue;
    }
    const scope = scopeOf(pattern);
    const words = new Set(pattern.getSourceFile().text.match(/[\w$]+/g));
    const isFree = (name: string): boolean =>
      !words.has(name) &&
      [...names].every(
        ([other, taken]) =>
          taken !== name || other.pattern === undefined || !meet(scope, scopeOf(other.pattern)),
      );
    const wanted = ["result", ...(operation ? [`${operation.name}Result`] : [])];
    let number = 2;
    while (!wanted.some(isFree)) wanted.push(`result${number++}`);
    names.set(answer, wanted.find(isFree) ?? "result");
  }
  return names;

  function scopeOf(node: ts.Node): ts.Node {
    let scope = node.parent;
    while (!compiler.isFunctionLike(scope) && !compiler.isSourceFile(scope)) scope = scope.parent;
    return scope;
  }
}

/** Whether one of two scopes is inside the other. */
function meet(one: ts.Node, other: ts.Node): boolean {
  return (
    one.getSourceFile() === other.getSourceFile() &&
    ((one.pos <= other.pos && one.end >= other.end) ||
      (other.pos <= one.pos && other.end >= one.end))
  );
}
