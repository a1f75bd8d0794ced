import type { ts } from "ts-morph";
import { wholeClient, type Context } from "./context.js";
import { createContents } from "./contents.js";
import { flowsAt } from "./flows-at.js";
import { genericParameter, isBlind } from "./generics.js";
import { createRelate } from "./relate.js";

/** Follows values to where they are taken for something else, or can be followed no longer. */
export interface Flows {
  visit(node: ts.Node): void;
  /** Says that everything of a type may be used at a place. */
  open(type: ts.Type, node: ts.Node, why: string): void;
  /** Of a whole module of the client: true where the name is one. */
  noteNamespace(node: ts.Identifier, symbol: ts.Symbol | undefined): boolean;
  /** Carries what generic functions do not follow to the places that call them. */
  finish(): void;
}

/** A value that a generic function of the program is given. */
interface Given {
  parameters: readonly ts.Symbol[];
  type: ts.Type;
  node: ts.Node;
  why: string;
}

export function createFlows(context: Context): Flows {
  const { compiler, checker } = context;
  const contentsOf = createContents(context);
  const given: Given[] = [];
  const leaks = new Map<ts.Symbol, string>();
  const open = (type: ts.Type, node: ts.Node, why: string): void => {
    const { parts, parameters } = contentsOf(type);
    for (const part of parts.values()) {
      context.note("may use", part, { node, whole: part.places, why });
    }
    for (const parameter of parameters) if (!leaks.has(parameter)) leaks.set(parameter, why);
  };
  const relate = createRelate(context, { contentsOf, open });
  return {
    open,
    visit(node) {
      for (const { value, wanted, given: type } of flowsAt(context, node)) {
        relate(type ?? checker.getTypeAtLocation(value), wanted, { node: value });
      }
      if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) noteArguments(node);
      if (compiler.isForInStatement(node)) {
        open(checker.getTypeAtLocation(node.expression), node.expression, "a loop over its keys");
      }
    },
    noteNamespace(node, symbol) {
      const module = symbol && moduleOf(symbol);
      if (module === undefined) return false;
      if (!isStep(node)) {
        const why = "the module is handed on as a whole";
        const isOfClient = checker
          .getExportsOfModule(module)
          .some((each) => context.partsOf(each).length > 0);
        if (isOfClient) context.note("may use", wholeClient, { node, whole: ["#"], why });
      }
      return true;
    },
    finish() {
      const told = new Set<Given>();
      for (let isNew = true; isNew;) {
        isNew = false;
        for (const each of given) {
          const leak = each.parameters.find((parameter) => leaks.has(parameter));
          if (leak === undefined || told.has(each)) continue;
          told.add(each);
          isNew = true;
          open(each.type, each.node, `${leaks.get(leak) ?? ""}, in ${each.why}`);
        }
      }
    },
  };

  /** Whether something of the module is named, and not the module handed on. */
  function isStep(node: ts.Identifier): boolean {
    const { parent } = node;
    return (
      ((compiler.isPropertyAccessExpression(parent) ||
        compiler.isElementAccessExpression(parent)) &&
        parent.expression === node) ||
      compiler.isQualifiedName(parent) ||
      compiler.isExportSpecifier(parent) ||
      compiler.isNamespaceExport(parent) ||
      compiler.isTypeQueryNode(parent) ||
      // `const { getPatient } = api`
      (compiler.isVariableDeclaration(parent) && compiler.isObjectBindingPattern(parent.name))
    );
  }

  function moduleOf(symbol: ts.Symbol): ts.Symbol | undefined {
    const { Alias, ValueModule } = compiler.SymbolFlags;
    const target = (symbol.flags & Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    return (target.flags & ValueModule) === 0 ? undefined : target;
  }

  function noteArguments(call: ts.CallExpression | ts.NewExpression): void {
    const signature = checker.getResolvedSignature(call);
    if (signature === undefined) return;
    const { declaration } = signature;
    // What the client does with what it is given is known.
    const symbol = declaration && (declaration as { symbol?: ts.Symbol }).symbol;
    const isOfClient = context.declared(symbol).length > 0;
    const name = call.expression.getText();
    (call.arguments ?? []).forEach((node, index) => {
      const type = checker.getTypeAtLocation(node);
      const parameter = genericParameter(context, signature, index);
      if (isBlind(context, signature)) return;
      const taken = { node, isOfClient, why: name };
      // What a type parameter has to be is asked of its declaration; what it is here, the value is.
      if (parameter !== undefined) {
        relate(type, parameter.declared, { ...taken, isGeneric: true });
      }
      const wanted = parameter?.isNaked ? undefined : wantedOf(node, signature, index);
      if (wanted !== undefined) relate(type, wanted, taken);
      if (parameter === undefined || isOfClient) return;
      const { fate, parameters } = parameter;
      if (fate === "lost") open(type, node, name);
      if (fate === "own") given.push({ parameters, type, node, why: name });
    });
  }

  function wantedOf(
    node: ts.Expression,
    signature: ts.Signature,
    index: number,
  ): ts.Type | undefined {
    const contextual = checker.getContextualType(node);
    if (contextual !== undefined) return contextual;
    const parameter = signature.parameters[index];
    return parameter && checker.getTypeOfSymbol(parameter);
  }
}
