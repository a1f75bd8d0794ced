import type { ts } from "ts-morph";
import type { Operation } from "../../model/api.js";
import { hookAdvice } from "./hook-advice.js";
import { membersOf, optionsGiven } from "./members.js";
import type { CallSite, Given, Origin, Reading } from "./origin.js";

/** Orval's client on `fetch`: `getPet(id, params, options)`, and answers that are told apart by their `status`. */
export function orval(reading: Reading): Origin {
  const { compiler, checker } = reading;
  /** What stands in front of the paths, as the generated functions have it. */
  let base: string | undefined;
  return {
    answers: { isAnswer, members: "status" },
    readCall,
    readCreation: () => undefined,
    isOld,
    readModel(node) {
      if (!compiler.isTypeReferenceNode(node)) return undefined;
      const symbol = targetOf(node.typeName);
      return symbol?.declarations?.some(isOld) === true ? symbol.name : undefined;
    },
    ownCreation: () => (base === undefined ? undefined : creation(base)),
  };

  /** Each way it can end has `data`, a `status` and the `headers`. */
  function isAnswer(type: ts.Type): boolean {
    return (type.isUnion() ? type.types : [type]).every((each) => {
      const own = ["data", "status", "headers"].map((name) => each.getProperty(name));
      return own.every((property) => property !== undefined) && isOfOld(own[0]);
    });
  }

  function isOfOld(symbol: ts.Symbol | undefined): boolean {
    const roots = symbol ? checker.getRootSymbols(symbol) : [];
    return roots.some(({ declarations = [] }) => declarations.some(isOld));
  }

  function targetOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = checker.getSymbolAtLocation(node);
    const isAlias = symbol && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function readCall(node: ts.CallExpression): CallSite | string | undefined {
    const signature = checker.getResolvedSignature(node);
    const { declaration } = signature ?? {};
    if (!signature || !declaration || compiler.isJSDocSignature(declaration) || !isOld(declaration))
      return undefined;
    const name = compiler.isIdentifier(node.expression) ? node.expression.text : "";
    if (/^use[A-Z]|(QueryOptions|QueryKey|MutationOptions)$/.test(name)) return hookText(name);
    const url = urlOf(declaration);
    const method = /\bmethod: ['"](\w+)['"]/.exec(declaration.getText())?.[1];
    if (url === undefined || method === undefined) return undefined;
    const operation = operationOf(method.toUpperCase(), url.path);
    if (operation === undefined) return `The document has no operation ${method} ${url.path}`;
    const returned = checker.getAwaitedType(signature.getReturnType());
    if (returned === undefined || !isAnswer(returned))
      return "It answers with a body, however the call has ended";
    base ??= url.path.slice(0, -operation.path.replace(/\{[^}]*\}/g, "{}").length);
    const given = givenTo(node, declaration.parameters, { operation, names: url.names });
    return typeof given === "string"
      ? given
      : { node, operation, client: "own", given, isThrowing: false };
  }

  /** What a hook becomes is a matter of the page that it stands in. */
  function hookText(name: string): string {
    const operation = name
      .replace(/^(use|get)/, "")
      .replace(/(Suspense)?(Infinite)?(Query|Mutation)?(Options|Key)?$/, "");
    return hookAdvice(
      name,
      reading.api.operations.find((each) => each.name.toLowerCase() === operation.toLowerCase()),
    );
  }

  function operationOf(method: string, path: string): Operation | undefined {
    const fits = reading.api.operations.filter(
      (each) => each.method === method && path.endsWith(each.path.replace(/\{[^}]*\}/g, "{}")),
    );
    return fits.sort((a, b) => b.path.length - a.path.length)[0];
  }

  /** The address that a function asks, `{}` for each parameter, and what the function calls these. */
  function urlOf(declaration: ts.Node): { path: string; names: string[] } | undefined {
    let builder: ts.Expression | undefined;
    const find = (node: ts.Node): void => {
      const isBuilder =
        compiler.isCallExpression(node) &&
        compiler.isIdentifier(node.expression) &&
        /^get\w+Url$/.test(node.expression.text);
      if (isBuilder) builder ??= node.expression;
      compiler.forEachChild(node, find);
    };
    find(declaration);
    const built = builder && targetOf(builder)?.valueDeclaration;
    const text = built?.getText() ?? declaration.getText();
    const [, template] = /`((?:[^`$]|\$\{[^}]*\})*)`\s*;?\s*\}?$/.exec(text.trim()) ?? [];
    if (template === undefined) return undefined;
    const names = [...template.matchAll(/\$\{([^}]*)\}/g)].map(
      ([, inside = ""]) => /([\w$]+)\)*$/.exec(inside)?.[1] ?? inside,
    );
    return { path: template.replace(/\$\{[^}]*\}/g, "{}"), names };
  }

  interface Asked {
    operation: Operation;
    /** What the function calls the parameters of the path, in their order. */
    names: readonly string[];
  }

  function givenTo(
    node: ts.CallExpression,
    parameters: readonly ts.ParameterDeclaration[],
    { operation, names }: Asked,
  ): Given[] | string {
    const path = [...operation.path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
    const given: Given[] = [];
    for (const [index, value] of node.arguments.entries()) {
      if (compiler.isSpreadElement(value))
        return `The request is made elsewhere: ${value.getText()}`;
      const parameter = parameters[index];
      const name = parameter?.name.getText() ?? "";
      const slot = names.slice(-path.length).indexOf(name);
      if (value.getText() === "undefined") continue;
      if (path.length > 0 && slot !== -1)
        given.push({ part: "path", name: path[slot], value, node: value });
      else if (name === "options") given.push(...optionsIn(value, operation));
      else if (name === "params") given.push(...grouped("query", value));
      else if (name === "headers") given.push(...grouped("header", value));
      else given.push({ part: "body", name: "body", value, node: value });
    }
    return given;
  }

  function grouped(part: "header" | "query", value: ts.Expression): Given[] {
    const members = membersOf(reading, value);
    return members === undefined
      ? [{ part, name: undefined, value, node: value }]
      : members.map((each): Given => ({ part, ...each }));
  }

  function optionsIn(value: ts.Expression, { parameters }: Operation): Given[] {
    const members = membersOf(reading, value);
    if (members === undefined) return [{ part: "option", name: undefined, value, node: value }];
    return members.flatMap(({ name, value: own, node }): Given[] => {
      const headers = name === "headers" ? membersOf(reading, own) : undefined;
      const isDeclared = (header: string | undefined): boolean =>
        parameters.some(
          (each) => each.in === "header" && each.name.toLowerCase() === header?.toLowerCase(),
        );
      return headers && headers.length > 0 && headers.every((each) => isDeclared(each.name))
        ? headers.map((each): Given => ({ part: "header", ...each }))
        : optionsGiven(name, own, node);
    });
  }
}

function creation(base: string): string {
  const isOpen = /^http:\/\/(?!localhost|127\.|\[::1\])/.test(base);
  return `createClient({ baseUrl: ${JSON.stringify(base || "/")}${isOpen ? ", allowInsecure: true" : ""} })`;
}

function isOld(node: ts.Node): boolean {
  return /^\s*\/\*\*?[^]{0,20}Generated by orval/.test(node.getSourceFile().text.slice(0, 200));
}
