import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Operation } from "../../model/api.js";
import type { Rewriting } from "./rewriting.js";
import type { Side } from "./side-of.js";

/** A conditional expression, in parentheses where something is done with it. */
export function apart(compiler: Compiler, node: ts.Node, text: string): string {
  const { parent } = node;
  const isAlone =
    ((compiler.isCallExpression(parent) || compiler.isNewExpression(parent)) &&
      parent.arguments?.some((each) => each === node)) ||
    compiler.isTemplateSpan(parent) ||
    compiler.isReturnStatement(parent) ||
    compiler.isPropertyAssignment(parent) ||
    compiler.isJsxExpression(parent) ||
    (compiler.isVariableDeclaration(parent) && parent.initializer === node);
  return isAlone ? text : `(${text})`;
}

/** `response.headers.get("X-Total")`: names are lower case in a result. */
export function rewriteHeader(
  { compiler, rewriting }: { compiler: Compiler; rewriting: Rewriting },
  headers: ts.PropertyAccessExpression,
  base: string,
): void {
  const get = headers.parent;
  const call = get.parent;
  if (!compiler.isPropertyAccessExpression(get) || get.name.text !== "get") return;
  const [name] = compiler.isCallExpression(call) ? call.arguments : [];
  if (name === undefined || !compiler.isStringLiteral(name)) return;
  const text = `${base}.response.headers[${JSON.stringify(name.text.toLowerCase())}]`;
  rewriting.replace(call, apart(compiler, call, `${text} ?? null`));
}

/** The kinds of failures that have a body which the document describes. */
export function kindsWithBody(operation: Operation | undefined): string[] {
  const statuses = operation?.responses.map(({ status }) => status) ?? [];
  const kinds = [
    ...(statuses.some((status) => /^[1345]\d\d$/.test(status)) ? ["http"] : []),
    ...(statuses.some((status) => /^([1345]XX|default)$/i.test(status)) ? ["default"] : []),
  ];
  return kinds.length > 0 ? kinds : ["http"];
}

/** Whether a call has ended with a status. */
export function statusTest(
  base: string,
  status: string,
  { side, operation }: { side: Side | undefined; operation: Operation | undefined },
): string {
  if (status.startsWith("2")) {
    const is = `${base}.response.status === ${status}`;
    return side === "success" ? is : `${base}.ok && ${is}`;
  }
  const declared = operation?.responses.map((each) => each.status) ?? [status];
  const isIn = (range: string): boolean => declared.some((each) => each.toUpperCase() === range);
  const isRange = isIn(`${status.slice(0, 1)}XX`) || isIn("DEFAULT");
  const kind = declared.includes(status) ? "http" : isRange ? "default" : "undeclared";
  const is = `${base}.error.kind === "${kind}" && ${base}.error.status === ${status}`;
  return side === "failure" ? is : `!${base}.ok && ${is}`;
}

/** The status that a call has ended with. */
export function statusText(base: string, side: Side | undefined): string {
  const failed = `"status" in ${base}.error ? ${base}.error.status : undefined`;
  return side === "failure" ? failed : `${base}.ok ? ${base}.response.status : ${failed}`;
}
