import type { ts } from "ts-morph";
import type { Operation } from "../../model/api.js";
import type { CallSite, Origin, Reading } from "./origin.js";

/** A member of an answer, as the code names it: by destructuring, or behind a dot. */
export interface AnswerRef {
  answer: Answer;
  member: string;
  node: ts.Expression;
  /** What it is where it is undefined. */
  fallback: ts.Expression | undefined;
}

/** What a call of the old client has answered. */
export interface Answer {
  /** What takes it apart, or the expression that it is. */
  pattern: ts.ObjectBindingPattern | undefined;
  /** The expression that it is where it is not taken apart; of a pattern, what is taken apart where it has a name. */
  base: ts.Expression | undefined;
  operation: Operation | undefined;
  isThrowing: boolean;
}

export interface FoundAnswers {
  refs: AnswerRef[];
  answers: Answer[];
}

/** Finds all places in a file at which the answers of the old client are read. */
export function findAnswers(
  { compiler, checker }: Reading,
  source: ts.SourceFile,
  { origin, sites }: { origin: Origin; sites: ReadonlyMap<ts.Node, CallSite> },
): FoundAnswers {
  const refs: AnswerRef[] = [];
  const answers: Answer[] = [];
  const elements = new Map<ts.Symbol, { answer: Answer; element: ts.BindingElement }>();
  const named = new Map<ts.Symbol, Answer>();
  findPatterns(source);
  findRefs(source);
  return { refs, answers };

  function isAnswer(node: ts.Node): boolean {
    return origin.answers.isAnswer(checker.getTypeAtLocation(node));
  }

  function findPatterns(node: ts.Node): void {
    if (compiler.isObjectBindingPattern(node)) {
      const { parent } = node;
      const given = compiler.isVariableDeclaration(parent) ? parent.initializer : undefined;
      const known = given && compiler.isIdentifier(given) ? answerOfName(given) : undefined;
      const throwing = given && throwingSite(given);
      if (known !== undefined || throwing || isAnswer(given ?? node)) {
        const isNamed = given !== undefined && compiler.isIdentifier(given);
        const answer: Answer = {
          pattern: node,
          base: isNamed ? given : undefined,
          operation: operationOf(given ?? node),
          isThrowing: throwing === true,
        };
        answers.push(answer);
        for (const element of node.elements) {
          const symbol = checker.getSymbolAtLocation(element.name);
          if (symbol) elements.set(symbol, { answer, element });
        }
      }
    }
    compiler.forEachChild(node, findPatterns);
  }

  function findRefs(node: ts.Node): void {
    if (compiler.isPropertyAccessExpression(node)) {
      const answer = answerOf(node.expression);
      if (answer !== undefined) {
        refs.push({ answer, member: node.name.text, node, fallback: undefined });
        return;
      }
    }
    if (compiler.isIdentifier(node)) {
      const isShorthand =
        compiler.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
      const symbol = isShorthand
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      const found = symbol && elements.get(symbol);
      if (found !== undefined && !compiler.isBindingElement(node.parent)) {
        const { answer, element } = found;
        const member = (element.propertyName ?? element.name).getText();
        refs.push({ answer, member, node, fallback: element.initializer });
      }
    }
    compiler.forEachChild(node, findRefs);
  }

  /** The answer that an expression is. */
  function answerOf(node: ts.Expression): Answer | undefined {
    if (compiler.isIdentifier(node)) return answerOfName(node);
    const bare = compiler.isParenthesizedExpression(node) ? node.expression : node;
    if (!compiler.isAwaitExpression(bare) || !isAnswer(bare)) return undefined;
    return { pattern: undefined, base: node, operation: operationOf(bare), isThrowing: false };
  }

  /** Narrowing changes the type of a name at a place, and not what it was declared to be. */
  function answerOfName(node: ts.Identifier): Answer | undefined {
    const symbol = checker.getSymbolAtLocation(node);
    const declaration = symbol?.valueDeclaration;
    if (symbol === undefined || declaration === undefined) return undefined;
    const isValue =
      compiler.isVariableDeclaration(declaration) || compiler.isParameter(declaration);
    const isElement = compiler.isBindingElement(declaration);
    if (!isValue && !isElement) return undefined;
    if (!origin.answers.isAnswer(checker.getTypeOfSymbolAtLocation(symbol, declaration)))
      return undefined;
    const known = named.get(symbol);
    if (known !== undefined) return known;
    const given = isValue ? declaration.initializer : undefined;
    const operation = operationOf(given ?? declaration);
    const answer: Answer = { pattern: undefined, base: node, operation, isThrowing: false };
    named.set(symbol, answer);
    return answer;
  }

  function throwingSite(node: ts.Expression): boolean {
    const call = compiler.isAwaitExpression(node) ? node.expression : node;
    return sites.get(call)?.isThrowing === true;
  }

  /** The operation whose answer an expression, or what a callback is handed, is. */
  function operationOf(node: ts.Node, depth = 0): Operation | undefined {
    if (depth > 8) return undefined;
    const next = (other: ts.Node | undefined): Operation | undefined =>
      other && operationOf(other, depth + 1);
    const site = sites.get(node);
    if (site !== undefined) return site.operation;
    if (compiler.isAwaitExpression(node) || compiler.isParenthesizedExpression(node)) {
      return next(node.expression);
    }
    if (compiler.isObjectBindingPattern(node)) return next(node.parent);
    if (compiler.isParameter(node)) return next(handedTo(node));
    if (compiler.isBindingElement(node)) return next(elementOf(node));
    if (compiler.isVariableDeclaration(node)) return next(node.initializer);
    if (compiler.isIdentifier(node)) {
      return next(checker.getSymbolAtLocation(node)?.valueDeclaration);
    }
    if (!compiler.isCallExpression(node)) return undefined;
    const { declaration } = checker.getResolvedSignature(node) ?? {};
    if (declaration === undefined || declaration.getSourceFile().isDeclarationFile)
      return undefined;
    return next(returnedBy(declaration));
  }

  /** What `then` hands to a callback. */
  function handedTo({ parent }: ts.ParameterDeclaration): ts.Node | undefined {
    const call = parent.parent;
    if (!compiler.isCallExpression(call)) return undefined;
    const { expression } = call;
    const isThen =
      compiler.isPropertyAccessExpression(expression) && expression.name.text === "then";
    return isThen && call.arguments[0] === parent ? expression.expression : undefined;
  }

  /** What stands in `Promise.all` at the place of an element. */
  function elementOf(element: ts.BindingElement): ts.Node | undefined {
    const { parent: list } = element;
    if (!compiler.isArrayBindingPattern(list) || !compiler.isVariableDeclaration(list.parent)) {
      return undefined;
    }
    const { initializer } = list.parent;
    const call = initializer && compiler.isAwaitExpression(initializer) && initializer.expression;
    if (!call || !compiler.isCallExpression(call)) return undefined;
    const [given] = call.arguments;
    const index = list.elements.indexOf(element);
    return given && compiler.isArrayLiteralExpression(given) ? given.elements[index] : undefined;
  }

  /** What a function of the program itself gives. */
  function returnedBy(
    declaration: ts.SignatureDeclaration | ts.JSDocSignature,
  ): ts.Node | undefined {
    let found: ts.Node | undefined;
    const visit = (node: ts.Node): void => {
      if (compiler.isReturnStatement(node)) found ??= node.expression;
      if (!compiler.isFunctionLike(node)) compiler.forEachChild(node, visit);
    };
    const { body } = declaration as { body?: ts.Node };
    if (body === undefined) return undefined;
    if (!compiler.isBlock(body)) return body;
    compiler.forEachChild(body, visit);
    return found;
  }
}
