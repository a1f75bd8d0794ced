import type { ts } from "ts-morph";
import { apart, kindsWithBody, rewriteHeader, statusTest, statusText } from "./answer-text.js";
import { baseNames } from "./base-names.js";
import type { Answer, AnswerRef, FoundAnswers } from "./find-answers.js";
import type { Reading } from "./origin.js";
import { indentOf } from "./request-text.js";
import type { Rewriting } from "./rewriting.js";
import { sideOf, type Side, type Told } from "./side-of.js";

/** A status that an answer is asked for. */
interface Asked {
  ref: AnswerRef;
  operator: string;
  status: number;
}

/** What the code reads of answers that only their `status` tells apart, by the result that calls of ours give. */
export function rewriteStatusAnswers(
  { compiler, checker }: Reading,
  { refs, answers }: FoundAnswers,
  { rewriting, used }: { rewriting: Rewriting; used: Set<string> },
): void {
  const byNode = new Map(refs.map((ref) => [ref.node as ts.Node, ref]));
  const names = baseNames(compiler, answers);
  const locals = new Map<Answer, Map<string, string>>();
  const ranges: ts.BinaryExpression[] = [];
  for (const ref of refs) rewriteRef(ref);
  for (const range of ranges) rewriting.replace(range, rewriting.textOf(range.right));
  for (const answer of answers) rewritePattern(answer);

  function baseOf({ answer }: AnswerRef): string {
    return names.get(answer) ?? (answer.base === undefined ? "" : rewriting.textOf(answer.base));
  }

  function isSame(one: AnswerRef, other: AnswerRef): boolean {
    return one.answer === other.answer || (baseOf(one) !== "" && baseOf(one) === baseOf(other));
  }

  /** `response.status === 404`, `status >= 400`: what is compared. */
  function askedIn(node: ts.Node): Asked | undefined {
    if (!compiler.isBinaryExpression(node) || !compiler.isNumericLiteral(node.right))
      return undefined;
    const ref = byNode.get(node.left);
    const isStatus = ref?.member === "status";
    return isStatus
      ? { ref, operator: node.operatorToken.getText(), status: Number(node.right.text) }
      : undefined;
  }

  function isOnlySuccess({ answer: { operation } }: AnswerRef): boolean {
    return (operation?.responses ?? []).filter(({ status }) => /^2/.test(status)).length === 1;
  }

  function toldBy({ ref, operator, status }: Asked): Told | undefined {
    const isSuccess = status >= 200 && status < 300;
    const equal: Told = isSuccess
      ? { whenTrue: "success", whenFalse: isOnlySuccess(ref) ? "failure" : undefined }
      : { whenTrue: "failure" };
    if (/^={2,3}$/.test(operator)) return equal;
    if (/^!={1,2}$/.test(operator)) return { whenTrue: equal.whenFalse, whenFalse: equal.whenTrue };
    const isEnd = status === 300 || status === 400;
    if (operator === "<" && isEnd) return { whenTrue: "success", whenFalse: "failure" };
    return operator === ">=" && isEnd ? { whenTrue: "failure", whenFalse: "success" } : undefined;
  }

  function sideAt(node: ts.Node, ref: AnswerRef): Side | undefined {
    return sideOf(compiler, node, (given) => {
      const condition = compiler.isParenthesizedExpression(given) ? given.expression : given;
      const low = compiler.isBinaryExpression(condition) ? askedIn(condition.left) : undefined;
      if (low && isLowEnd(low) && compiler.isBinaryExpression(condition)) {
        const high = askedIn(condition.right);
        return high && isSame(high.ref, ref) ? toldBy(high) : undefined;
      }
      const asked = askedIn(condition);
      return asked && isSame(asked.ref, ref) ? toldBy(asked) : undefined;
    });
  }

  /** The one status that an answer is known to have at a place. */
  function isToldApart(node: ts.Node, ref: AnswerRef): boolean {
    const side = sideOf(compiler, node, (condition) => {
      const asked = askedIn(condition);
      if (!asked || !isSame(asked.ref, ref) || asked.status < 300) return undefined;
      if (/^={2,3}$/.test(asked.operator)) return { whenTrue: "failure" };
      return /^!={1,2}$/.test(asked.operator) ? { whenFalse: "failure" } : undefined;
    });
    return side === "failure";
  }

  /** Whether nothing but success is left of what the old client knew: the rest it would have thrown. */
  function isLeftOver({ node }: AnswerRef): boolean {
    if (!compiler.isPropertyAccessExpression(node)) return false;
    const type = checker.getTypeAtLocation(node.expression);
    return (type.isUnion() ? type.types : [type]).every((each) => {
      const status = each.getProperty("status");
      const own = status && checker.getTypeOfSymbol(status);
      const all = own?.isUnion() ? own.types : own ? [own] : [];
      return all.every((one) => one.isNumberLiteral() && one.value >= 200 && one.value < 300);
    });
  }

  function rewriteRef(ref: AnswerRef): void {
    const { answer } = ref;
    // What has no name cannot be asked twice: the compiler tells.
    if (!answer.pattern && answer.base && !compiler.isIdentifier(answer.base)) return;
    if (ref.member === "status") rewriteStatus(ref);
    else if (ref.member === "data") rewriteData(ref);
    else if (ref.member === "headers" && compiler.isPropertyAccessExpression(ref.node)) {
      if (sideAt(ref.node, ref) === "success")
        rewriteHeader({ compiler, rewriting }, ref.node, baseOf(ref));
    }
  }

  function rewriteStatus(ref: AnswerRef): void {
    const { node, answer } = ref;
    const base = baseOf(ref);
    const { parent } = node;
    const asked = askedIn(parent);
    const told = asked && asked.ref === ref ? toldBy(asked) : undefined;
    const side = sideAt(node, ref);
    if (asked && isLowEnd(asked)) {
      // `status >= 200 && status < 300`: the other half tells.
      const both = parent.parent;
      if (compiler.isBinaryExpression(both) && both.left === parent) ranges.push(both);
      return;
    }
    if (asked === undefined || told === undefined) {
      const text =
        side === "success"
          ? `${base}.response.status`
          : apart(compiler, node, statusText(base, side));
      rewriting.replace(node, text);
    } else if (told.whenTrue && told.whenFalse) {
      rewriting.replace(parent, told.whenTrue === "success" ? `${base}.ok` : `!${base}.ok`);
    } else {
      const is = statusTest(base, String(asked.status), { side, operation: answer.operation });
      rewriting.replace(parent, asked.operator.startsWith("!") ? `!(${is})` : is);
    }
  }

  function isLowEnd({ operator, status }: Asked): boolean {
    return operator === ">=" && status === 200;
  }

  function rewriteData(ref: AnswerRef): void {
    const { node, answer } = ref;
    const base = baseOf(ref);
    const side = sideAt(node, ref);
    const { parent } = node;
    if (side === "failure") {
      rewriteBody(ref, base);
      return;
    }
    const envelope = answer.operation?.envelope;
    const access = compiler.isPropertyAccessExpression(parent) && parent.expression === node;
    // What is read of the whole body, with its envelope, has no name in a result: the compiler tells.
    if (envelope !== undefined && !access) return;
    const isIn = envelope !== undefined && access && parent.name.text === envelope;
    const target = isIn || (envelope !== undefined && access) ? parent : node;
    const member = envelope !== undefined && access && !isIn ? parent.name.text : "data";
    const text = `${base}.${member}`;
    if (side === "success") put(target, ref, text);
    else if (member === "data" && isLeftOver(ref)) {
      used.add("unwrap");
      put(target, ref, `unwrap(${base})`);
    } else if (target === node && declares(answer) && compiler.isIdentifier(node)) {
      const known = locals.get(answer) ?? new Map<string, string>();
      known.set(node.text, `const ${node.text} = ${base}.ok ? ${text} : undefined;`);
      locals.set(answer, known);
    } else put(target, ref, apart(compiler, target, `${base}.ok ? ${text} : undefined`));
  }

  /** The body of a failure. */
  function rewriteBody(ref: AnswerRef, base: string): void {
    const { node, answer } = ref;
    const { parent } = node;
    const body = `${base}.error.body`;
    if (isToldApart(node, ref)) {
      put(node, ref, body);
      return;
    }
    const kinds = kindsWithBody(answer.operation).map((kind) => `${base}.error.kind === "${kind}"`);
    const access = compiler.isPropertyAccessExpression(parent) && parent.expression === node;
    if (!access) {
      put(node, ref, apart(compiler, node, `${kinds.join(" || ")} ? ${body} : undefined`));
      return;
    }
    used.add("describeFailure");
    const text = `${kinds.join(" || ")} ? ${body}.${parent.name.text} : describeFailure(${base}.error)`;
    rewriting.replace(parent, apart(compiler, parent, text));
  }

  function put(target: ts.Node, { node }: AnswerRef, text: string): void {
    const isShort = compiler.isShorthandPropertyAssignment(node.parent);
    rewriting.replace(target, isShort ? `${node.getText()}: ${text}` : text);
  }

  function declares({ pattern }: Answer): boolean {
    if (pattern === undefined || !compiler.isVariableDeclaration(pattern.parent)) return false;
    const { parent: list } = pattern.parent;
    return compiler.isVariableDeclarationList(list) && compiler.isVariableStatement(list.parent);
  }

  function rewritePattern(answer: Answer): void {
    const { pattern } = answer;
    if (pattern === undefined || answer.base !== undefined) return;
    rewriting.replace(pattern, names.get(answer) ?? "result");
    if (!declares(answer)) return;
    const statement = pattern.parent.parent.parent;
    for (const text of locals.get(answer)?.values() ?? [])
      rewriting.insert(statement.end, `\n${indentOf(statement)}${text}`);
  }
}
