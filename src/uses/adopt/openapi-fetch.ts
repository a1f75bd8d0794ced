import type { ts } from "ts-morph";
import type { Operation } from "../../model/api.js";
import { hookAdvice } from "./hook-advice.js";
import { literalText, membersOf, optionsGiven } from "./members.js";
import type { CallSite, ClientSource, Given, Origin, Reading } from "./origin.js";

const parts = ["path", "query", "header", "cookie"] as const;

/** openapi-fetch: `client.GET("/pets/{id}", { params: { path: { id } } })`. */
export function openapiFetch(reading: Reading): Origin {
  const { compiler, checker } = reading;
  return {
    answers: { isAnswer: (type) => isAnswer(checker, type), members: "error" },
    readCall,
    readCreation(node) {
      const declaration = declarationOf(node);
      const isOwn =
        declaration !== undefined &&
        compiler.isFunctionDeclaration(declaration) &&
        declaration.name?.text === "createClient" &&
        isOld(declaration);
      return isOwn ? { node, options: node.arguments[0] } : undefined;
    },
    isOld,
    readModel(node) {
      if (!compiler.isIndexedAccessTypeNode(node)) return undefined;
      const { objectType } = node;
      if (!compiler.isIndexedAccessTypeNode(objectType)) return undefined;
      const isSchema =
        objectType.objectType.getText() === "components" &&
        typeText(objectType.indexType) === "schemas";
      return isSchema ? typeText(node.indexType) : undefined;
    },
  };

  function typeText(node: ts.TypeNode): string | undefined {
    const type = checker.getTypeAtLocation(node);
    return type.isStringLiteral() ? type.value : undefined;
  }

  function declarationOf(node: ts.CallExpression): ts.SignatureDeclaration | undefined {
    return checker.getResolvedSignature(node)?.declaration as ts.SignatureDeclaration | undefined;
  }

  function readCall(node: ts.CallExpression): CallSite | string | undefined {
    const declaration = declarationOf(node);
    if (declaration !== undefined && isOfQueries(declaration)) return hookText(node);
    if (declaration === undefined || !isOld(declaration)) return undefined;
    const { expression } = node;
    const called = calledBy(node, declaration);
    if (called === undefined) return undefined;
    const { method, path, init, client } = called;
    const operation = method && path !== undefined ? operationOf(method, path) : undefined;
    if (operation === undefined) {
      return path === undefined || method === undefined
        ? `Which operation ${expression.getText()} calls is not known before the program runs`
        : `The document has no operation ${method} ${path}`;
    }
    const given = init === undefined ? [] : givenIn(init, operation);
    if (typeof given === "string") return given;
    return { node, operation, client, given, isThrowing: false };
  }

  /** `$api.useQuery("get", "/pets/{id}", init)` of openapi-react-query: what it becomes is a matter of the page. */
  function hookText(node: ts.CallExpression): string | undefined {
    const { expression, arguments: given } = node;
    if (!compiler.isPropertyAccessExpression(expression)) return undefined;
    const [method, path] = given.map((each) => literalText(checker, each));
    const operation = method && path ? operationOf(method.toUpperCase(), path) : undefined;
    return hookAdvice(expression.name.text, operation);
  }

  interface Called {
    method: string | undefined;
    path: string | undefined;
    init: ts.Expression | undefined;
    client: ClientSource;
  }

  /** `client.GET(path, init)`, `GET(path, init)`, `client.request(method, path, init)` or `client[path].GET(init)`. */
  function calledBy(node: ts.CallExpression, declaration: ts.Node): Called | undefined {
    const { expression, arguments: given } = node;
    const [first, second, third] = given;
    const alias = aliasOf(declaration);
    if (alias === "ClientRequestMethod") {
      const method = first && literalText(checker, first)?.toUpperCase();
      const path = second && literalText(checker, second);
      return { method, path, init: third, client: sourceOf(expression) };
    }
    const own = checker.getTypeAtLocation(expression).aliasTypeArguments?.[1];
    const named = compiler.isPropertyAccessExpression(expression)
      ? expression.name.text
      : undefined;
    const method = (own?.isStringLiteral() ? own.value : named)?.toUpperCase();
    if (alias === "ClientMethod") {
      const path = first && literalText(checker, first);
      return { method, path, init: second, client: sourceOf(expression) };
    }
    if (alias !== "ClientForPath" || !compiler.isPropertyAccessExpression(expression))
      return undefined;
    const { expression: at } = expression;
    if (!compiler.isElementAccessExpression(at)) return undefined;
    const path = literalText(checker, at.argumentExpression);
    return { method: named, path, init: first, client: { expression: at.expression } };
  }

  /** The type of openapi-fetch that declares a method. */
  function aliasOf(declaration: ts.Node): string | undefined {
    for (let node = declaration; node !== undefined; node = node.parent) {
      if (compiler.isTypeAliasDeclaration(node)) return node.name.text;
    }
    return undefined;
  }

  function sourceOf(callee: ts.Expression): ClientSource {
    if (compiler.isPropertyAccessExpression(callee)) return { expression: callee.expression };
    const symbol = checker.getSymbolAtLocation(callee);
    const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target?.declarations?.find((each) => compiler.isBindingElement(each));
    return declaration ? { taken: declaration } : { expression: callee };
  }

  function operationOf(method: string, path: string): Operation | undefined {
    return reading.api.operations.find((each) => each.method === method && each.path === path);
  }

  function givenIn(init: ts.Expression, operation: Operation): Given[] | string {
    const members = membersOf(reading, init);
    if (members === undefined) return `The request is made elsewhere: ${init.getText()}`;
    const given: Given[] = [];
    for (const { name, value, node } of members) {
      if (name === "body") given.push({ part: "body", name: "body", value, node });
      else if (name === "params") {
        const groups = membersOf(reading, value);
        if (groups === undefined) {
          // Of a variable, the members of the places that the operation has.
          const has = parts.filter((part) => operation.parameters.some((each) => each.in === part));
          if (has.length > 1)
            return `The parameters are put together elsewhere: ${value.getText()}`;
          for (const part of has) {
            given.push({ part, name: undefined, value, node: value, member: part });
          }
          continue;
        }
        for (const group of groups) {
          const part = parts.find((each) => each === group.name);
          if (part === undefined) return `Parameters of no known place: ${group.node.getText()}`;
          const own = membersOf(reading, group.value);
          if (own === undefined)
            given.push({ part, name: undefined, value: group.value, node: group.node });
          else given.push(...own.map((each): Given => ({ part, ...each })));
        }
      } else given.push(...optionsGiven(name, value, node));
    }
    return given;
  }
}

function isOfQueries(node: ts.Node): boolean {
  return /\/node_modules\/openapi-react-query\//.test(node.getSourceFile().fileName);
}

/** Of the package, or of the types that openapi-typescript writes for it. */
function isOld(node: ts.Node): boolean {
  const { fileName, text } = node.getSourceFile();
  const isOfPackage = /\/node_modules\/openapi-(fetch|typescript-helpers)\//.test(fileName);
  return isOfPackage || /^export (interface|type) paths\b/m.test(text);
}

/** Each way it can end has `data`, `error` and the `Response`. */
export function isAnswer(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (!type.isUnion()) return false;
  return type.types.every((each) => {
    const names = new Set(each.getProperties().map(({ name }) => name));
    const response = each.getProperty("response");
    if (!names.has("data") || !names.has("error") || response === undefined) return false;
    return /\bResponse\b/.test(checker.typeToString(checker.getTypeOfSymbol(response)));
  });
}
