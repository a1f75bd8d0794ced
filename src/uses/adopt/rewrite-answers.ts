import type { ts } from "ts-morph";
import { apart, kindsWithBody, rewriteHeader, statusTest, statusText } from "./answer-text.js";
import { baseNames } from "./base-names.js";
import type { Answer, AnswerRef, FoundAnswers } from "./find-answers.js";
import type { Reading } from "./origin.js";
import { indentOf } from "./request-text.js";
import type { Rewriting } from "./rewriting.js";
import { leavingBefore, sideOf, type Side, type Tell, type Told } from "./side-of.js";

/** What the code reads of answers, by the result that calls of ours give. `used` are names to import for it. */
export function rewriteAnswers(
  { compiler, checker }: Reading,
  { refs, answers }: FoundAnswers,
  { rewriting, used }: { rewriting: Rewriting; used: Set<string> },
): void {
  const { SyntaxKind } = compiler;
  const byNode = new Map(refs.map((ref) => [ref.node as ts.Node, ref]));
  const names = baseNames(compiler, answers);
  /** What has to be declared beside the result, since it is read where nobody knows how the call ended. */
  const locals = new Map<Answer, Map<string, string>>();
  for (const ref of refs) rewriteRef(ref);
  for (const answer of answers) rewritePattern(answer);

  function baseOf({ answer }: AnswerRef): string {
    return names.get(answer) ?? (answer.base === undefined ? "" : rewriting.textOf(answer.base));
  }

  /** Two expressions are of one answer where they have one name. */
  function isSame(one: AnswerRef, other: AnswerRef): boolean {
    return one.answer === other.answer || (baseOf(one) !== "" && baseOf(one) === baseOf(other));
  }

  function rewriteRef(ref: AnswerRef): void {
    const { member, answer } = ref;
    if (answer.isThrowing) return;
    if (answer.pattern === undefined && answer.base && !compiler.isIdentifier(answer.base)) {
      unwrapped(ref, answer.base);
      return;
    }
    if (isInTest(ref)) return;
    if (member === "data") rewriteData(ref);
    else if (member === "error") rewriteError(ref);
    else if (member === "response") rewriteResponse(ref);
  }

  /** `(await client.GET(…)).data!`, which has no name to be asked by. */
  function unwrapped({ node, member }: AnswerRef, base: ts.Expression): void {
    if (member !== "data" || !compiler.isNonNullExpression(node.parent)) return;
    used.add("unwrap");
    rewriting.insert(base.getStart(), "unwrap");
    rewriting.remove(base.end, node.parent.end);
  }

  function tellOf(ref: AnswerRef): Tell {
    return (node) => {
      const bare = bareOf(node);
      const own = byNode.get(bare);
      if (own !== undefined && isSame(own, ref)) return toldByMember(own);
      if (compiler.isPropertyAccessExpression(bare) && bare.name.text === "ok") {
        const response = byNode.get(bare.expression);
        return response && isSame(response, ref)
          ? { whenTrue: "success", whenFalse: "failure" }
          : undefined;
      }
      return compiler.isBinaryExpression(bare) ? toldByComparison(bare, ref) : undefined;
    };
  }

  function toldByComparison(node: ts.BinaryExpression, ref: AnswerRef): Told | undefined {
    const isEqual = /^={2,3}$/.test(node.operatorToken.getText());
    if (!isEqual && !/^!={1,2}$/.test(node.operatorToken.getText())) return undefined;
    const left = byNode.get(bareOf(node.left));
    if (
      left !== undefined &&
      isSame(left, ref) &&
      /^(undefined|null)$/.test(node.right.getText())
    ) {
      const told = toldByMember(left);
      return told && (isEqual ? swapped(told) : told);
    }
    const status = statusIn(node, ref);
    if (status === undefined) return undefined;
    const told: Told = { whenTrue: /^2/.test(status) ? "success" : "failure" };
    return isEqual ? told : swapped(told);
  }

  /** The status that the response is compared with. */
  function statusIn(node: ts.BinaryExpression, ref: AnswerRef): string | undefined {
    const { left, right } = node;
    if (!compiler.isPropertyAccessExpression(left) || left.name.text !== "status") return undefined;
    const response = byNode.get(left.expression);
    return response && isSame(response, ref) && compiler.isNumericLiteral(right)
      ? right.text
      : undefined;
  }

  function bareOf(node: ts.Node): ts.Node {
    return compiler.isParenthesizedExpression(node) ? bareOf(node.expression) : node;
  }

  /** `error`, `!error`, `error !== undefined` and the like, where only its truth counts. */
  function isInTest(ref: AnswerRef): boolean {
    const told = toldByMember(ref);
    if (told === undefined) return false;
    const { node } = ref;
    const base = baseOf(ref);
    const text = (side: Side | undefined): string =>
      side === "success" ? `${base}.ok` : `!${base}.ok`;
    const { parent } = node;
    if (compiler.isBinaryExpression(parent) && parent.left === node) {
      const compared = toldByComparison(parent, ref);
      if (compared !== undefined) {
        rewriting.replace(parent, text(compared.whenTrue));
        return true;
      }
    }
    if (!isCondition(node)) return false;
    const isNot =
      compiler.isPrefixUnaryExpression(parent) && parent.operator === SyntaxKind.ExclamationToken;
    if (isNot) {
      const target = isDouble(parent) ? parent.parent : parent;
      rewriting.replace(target, text(target === parent ? told.whenFalse : told.whenTrue));
    } else rewriting.replace(node, text(told.whenTrue));
    dropRepeated(parent);
    return true;
  }

  function isDouble(node: ts.Node): boolean {
    return (
      compiler.isPrefixUnaryExpression(node.parent) &&
      node.parent.operator === SyntaxKind.ExclamationToken
    );
  }

  /** `error || !data` asks twice. */
  function dropRepeated(from: ts.Node): void {
    for (let node = from; !compiler.isStatement(node); node = node.parent) {
      if (!compiler.isBinaryExpression(node) || !/^(\|\||&&)$/.test(node.operatorToken.getText()))
        continue;
      const left = rewriting.textOf(node.left);
      if (left === rewriting.textOf(node.right) && /\.ok$/.test(left))
        rewriting.replace(node, left);
    }
  }

  /** Whether only the truth of an expression counts. */
  function isCondition(node: ts.Node): boolean {
    const { parent } = node;
    if (compiler.isPrefixUnaryExpression(parent))
      return parent.operator === SyntaxKind.ExclamationToken;
    if (compiler.isIfStatement(parent) || compiler.isWhileStatement(parent))
      return parent.expression === node;
    if (compiler.isConditionalExpression(parent)) return parent.condition === node;
    if (compiler.isParenthesizedExpression(parent)) return isCondition(parent);
    if (!compiler.isBinaryExpression(parent)) return false;
    const { kind } = parent.operatorToken;
    if (kind === SyntaxKind.AmpersandAmpersandToken)
      return parent.left === node || isCondition(parent);
    return kind === SyntaxKind.BarBarToken && isCondition(parent);
  }

  function rewriteData(ref: AnswerRef): void {
    const { node, answer } = ref;
    const base = baseOf(ref);
    const side = sideOf(compiler, node, tellOf(ref));
    const envelope = answer.operation?.envelope;
    const { parent } = node;
    const isRead = compiler.isPropertyAccessExpression(parent) && parent.expression === node;
    if (compiler.isNonNullExpression(parent) && side === undefined && envelope === undefined) {
      used.add("unwrap");
      rewriting.replace(parent, `unwrap(${base})`);
      return;
    }
    if (envelope === undefined || (isRead && parent.name.text === envelope)) {
      write(envelope === undefined ? node : parent, ref, { side, member: "data" });
    } else if (isRead) write(parent, ref, { side, member: parent.name.text });
    // What is read of the whole body, with its envelope, has no name in a result: the compiler tells.
  }

  function rewriteError(ref: AnswerRef): void {
    const { node, answer } = ref;
    const side = sideOf(compiler, node, tellOf(ref));
    const { parent } = node;
    if (!compiler.isPropertyAccessExpression(parent) || parent.expression !== node) {
      write(node, ref, { side, member: "error" });
      return;
    }
    const error = `${baseOf(ref)}.error`;
    const fails = side === "failure" ? "" : `!${baseOf(ref)}.ok && `;
    const isText = (checker.getTypeAtLocation(parent).flags & compiler.TypeFlags.StringLike) !== 0;
    const described = isText && fails === "" ? `describeFailure(${error})` : "undefined";
    if (described !== "undefined") {
      used.add("describeFailure");
      if (isExhausted(ref)) {
        rewriting.replace(parent, described);
        return;
      }
    }
    const kinds = kindsWithBody(answer.operation).map((kind) => `${error}.kind === "${kind}"`);
    const has = kinds.length > 1 && fails !== "" ? `(${kinds.join(" || ")})` : kinds.join(" || ");
    const text = `${fails}${has} ? ${error}.body.${parent.name.text} : ${described}`;
    rewriting.replace(parent, apart(compiler, parent, text));
  }

  /** Whether every failure that the document describes has left before this place. */
  function isExhausted(ref: AnswerRef): boolean {
    const { responses = [] } = ref.answer.operation ?? {};
    const failures = responses.map(({ status }) => status).filter((status) => !/^2/.test(status));
    if (failures.length === 0) return false;
    const gone = leavingBefore(compiler, ref.node).flatMap((condition) =>
      compiler.isBinaryExpression(condition) && toldByComparison(condition, ref)?.whenTrue
        ? (statusIn(condition, ref) ?? [])
        : [],
    );
    return failures.every((status) => gone.includes(status));
  }

  function rewriteResponse(ref: AnswerRef): void {
    const { node, answer } = ref;
    const base = baseOf(ref);
    const side = sideOf(compiler, node, tellOf(ref));
    const { parent } = node;
    if (!compiler.isPropertyAccessExpression(parent)) return;
    const name = parent.name.text;
    if (name === "ok") rewriting.replace(parent, `${base}.ok`);
    else if (name === "status") {
      const comparison = parent.parent;
      const status = compiler.isBinaryExpression(comparison)
        ? statusIn(comparison, ref)
        : undefined;
      const isEqual = /^={2,3}$/.test(
        compiler.isBinaryExpression(comparison) ? comparison.operatorToken.getText() : "",
      );
      if (status !== undefined && compiler.isBinaryExpression(comparison)) {
        const text = statusTest(base, status, { side, operation: answer.operation });
        rewriting.replace(comparison, isEqual ? text : `!(${text})`);
      } else
        rewriting.replace(
          parent,
          side === "success"
            ? `${base}.response.status`
            : apart(compiler, parent, statusText(base, side)),
        );
    } else if (name === "headers" && side === "success")
      rewriteHeader({ compiler, rewriting }, parent, base);
  }

  /** Writes a member of the result in the place of an expression. */
  function write(
    target: ts.Node,
    ref: AnswerRef,
    { side, member }: { side: Side | undefined; member: string },
  ): void {
    const { node, answer, fallback } = ref;
    const base = baseOf(ref);
    const own = member === "error" ? "failure" : "success";
    const isShorthand = compiler.isShorthandPropertyAssignment(node.parent);
    const put = (text: string): void => {
      const filled = fallback && own !== side ? `(${text} ?? ${fallback.getText()})` : text;
      rewriting.replace(target, isShorthand ? `${node.getText()}: ${filled}` : filled);
    };
    if (side === own) put(`${base}.${member}`);
    else if (side !== undefined) put("undefined");
    else if (canDeclare(answer) && target === node && compiler.isIdentifier(node)) {
      const known = locals.get(answer) ?? new Map<string, string>();
      const otherwise = fallback?.getText() ?? "undefined";
      const [yes, no] =
        member === "error" ? [otherwise, `${base}.error`] : [`${base}.${member}`, otherwise];
      known.set(node.text, `const ${node.text} = ${base}.ok ? ${yes} : ${no};`);
      locals.set(answer, known);
    } else {
      put(
        own === "success"
          ? apart(compiler, target, `${base}.ok ? ${base}.${member} : undefined`)
          : apart(compiler, target, `${base}.ok ? undefined : ${base}.error`),
      );
    }
  }

  function canDeclare({ pattern }: Answer): boolean {
    if (pattern === undefined || !compiler.isVariableDeclaration(pattern.parent)) return false;
    const { parent: list } = pattern.parent;
    return (
      compiler.isVariableDeclarationList(list) &&
      list.declarations.length === 1 &&
      compiler.isVariableStatement(list.parent)
    );
  }

  function rewritePattern(answer: Answer): void {
    const { pattern } = answer;
    if (pattern === undefined) return;
    if (answer.isThrowing) {
      const [only] = pattern.elements;
      const isData =
        pattern.elements.length === 1 && (only?.propertyName ?? only?.name)?.getText() === "data";
      if (isData && only && only.initializer === undefined)
        rewriting.replace(pattern, only.name.getText());
      return;
    }
    const texts = [...(locals.get(answer)?.values() ?? [])];
    const statement = canDeclare(answer) ? pattern.parent.parent.parent : undefined;
    if (answer.base !== undefined && statement !== undefined) {
      const { text } = statement.getSourceFile();
      if (texts.length > 0) rewriting.replace(statement, texts.join(`\n${indentOf(statement)}`));
      else {
        const end = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
        rewriting.remove(statement.getStart() - indentOf(statement).length, statement.end + end);
      }
      return;
    }
    rewriting.replace(pattern, names.get(answer) ?? "result");
    if (statement === undefined) return;
    for (const text of texts) rewriting.insert(statement.end, `\n${indentOf(statement)}${text}`);
  }
}

function toldByMember({ member }: AnswerRef): Told | undefined {
  if (member === "error") return { whenTrue: "failure", whenFalse: "success" };
  return member === "data" ? { whenTrue: "success", whenFalse: "failure" } : undefined;
}

function swapped({ whenTrue, whenFalse }: Told): Told {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}
