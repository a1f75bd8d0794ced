import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Given } from "./origin.js";

/** Gives the comments within a call to what is sent there: to what they follow on their line, else to what comes next. */
export function withComments(
  compiler: Compiler,
  call: ts.CallExpression,
  given: readonly Given[],
): Given[] {
  const { text } = call.getSourceFile();
  const start = call.arguments.pos;
  const told = new Map<Given, string[]>();
  const sorted = [...given].sort((a, b) => a.value.pos - b.value.pos);
  for (const { at, comment } of commentsIn(compiler, text.slice(start, call.end), start)) {
    if (sorted.some(({ value }) => value.getStart() <= at && value.end > at)) continue;
    const before = sorted.findLast(
      ({ value }) => value.end <= at && !text.slice(value.end, at).includes("\n"),
    );
    const owner = before ?? sorted.find(({ value }) => value.getStart() >= at) ?? sorted.at(-1);
    if (owner) told.set(owner, [...(told.get(owner) ?? []), comment]);
  }
  return given.map((each) => ({ ...each, comments: told.get(each) ?? [] }));
}

function commentsIn(
  compiler: Compiler,
  text: string,
  start: number,
): { at: number; comment: string }[] {
  const { ScriptTarget, LanguageVariant, SyntaxKind } = compiler;
  const scanner = compiler.createScanner(
    ScriptTarget.Latest,
    false,
    LanguageVariant.Standard,
    text,
  );
  const found: { at: number; comment: string }[] = [];
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isComment =
      token === SyntaxKind.SingleLineCommentTrivia || token === SyntaxKind.MultiLineCommentTrivia;
    if (isComment)
      found.push({ at: start + scanner.getTokenStart(), comment: scanner.getTokenText() });
  }
  return found;
}
