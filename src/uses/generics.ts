import type { ts } from "ts-morph";
import type { Context } from "./context.js";

/** What is known of a parameter whose type is given by the caller. */
export interface GenericParameter {
  /** The type parameters that its type names. */
  parameters: ts.Symbol[];
  /** The type as it is declared, with its type parameters in it. */
  declared: ts.Type;
  /** Whether that is nothing but a type parameter. */
  isNaked: boolean;
  /** `kept`: what the function gives back has the type; `own`: its code is here; `lost`: neither. */
  fate: "kept" | "lost" | "own";
}

/** Functions of the language that look at no property of what they are given. */
const blind: ReadonlySet<string> = new Set(["Boolean", "is", "isArray"]);

/** Types of libraries that hold a value as it is. */
const holders =
  /^(Array|Awaited|Iterable|MutableRefObject|NonNullable|Promise|Readonly|ReadonlyArray|Ref|RefObject|Set)$/;

/** Tells what becomes of an argument; undefined where the parameter names no type parameter. */
export function genericParameter(
  context: Context,
  signature: ts.Signature,
  index: number,
): GenericParameter | undefined {
  const { compiler, checker, program } = context;
  const { declaration } = signature;
  if (declaration === undefined || compiler.isJSDocSignature(declaration)) return undefined;
  const parameter = parameterAt(declaration.parameters, index);
  if (parameter?.type === undefined) return undefined;
  const named = typeParametersIn(context, parameter.type);
  if (named.length === 0) return undefined;
  const source = declaration.getSourceFile();
  const isLibrary = program.isSourceFileDefaultLibrary(source);
  const isOwn = !source.isDeclarationFile && !program.isSourceFileFromExternalLibrary(source);
  const isKept =
    declaration.type !== undefined &&
    (isLibrary
      ? typeParametersIn(context, declaration.type).some((each) => named.includes(each))
      : holds(context, declaration.type, named));
  const type = checker.getTypeAtLocation(parameter);
  return {
    parameters: named,
    fate: isOwn ? "own" : isKept || isOfClass(context, declaration, named) ? "kept" : "lost",
    declared: type,
    isNaked: type.isTypeParameter(),
  };
}

export function isBlind({ compiler, program }: Context, signature: ts.Signature): boolean {
  const { declaration } = signature;
  if (!declaration || !program.isSourceFileDefaultLibrary(declaration.getSourceFile()))
    return false;
  if (compiler.isCallSignatureDeclaration(declaration)) {
    return compiler.isInterfaceDeclaration(declaration.parent)
      ? blind.has(declaration.parent.name.text.replace("Constructor", ""))
      : false;
  }
  const { name } = declaration as ts.NamedDeclaration;
  return name !== undefined && compiler.isIdentifier(name) && blind.has(name.text);
}

function parameterAt(
  parameters: readonly (ts.JSDocParameterTag | ts.ParameterDeclaration)[],
  index: number,
): ts.ParameterDeclaration | undefined {
  const found = (parameters as readonly ts.ParameterDeclaration[])[index] ?? parameters.at(-1);
  const parameter = found as ts.ParameterDeclaration | undefined;
  return index < parameters.length || parameter?.dotDotDotToken ? parameter : undefined;
}

function typeParametersIn({ compiler, checker }: Context, node: ts.TypeNode): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const visit = (each: ts.Node): void => {
    if (compiler.isTypeReferenceNode(each)) {
      const symbol = checker.getSymbolAtLocation(each.typeName);
      if (symbol && (symbol.flags & compiler.SymbolFlags.TypeParameter) !== 0) found.push(symbol);
    }
    compiler.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** Whether the type parameters are those of the class or interface around: the object that is called holds them. */
function isOfClass(
  { compiler }: Context,
  declaration: ts.SignatureDeclaration,
  named: readonly ts.Symbol[],
): boolean {
  return named.every((symbol) =>
    symbol.declarations?.some(
      (each) => compiler.isTypeParameterDeclaration(each) && each.parent !== declaration,
    ),
  );
}

/** Whether a type is one of the parameters, or holds one as it is. */
function holds(context: Context, node: ts.TypeNode, named: readonly ts.Symbol[]): boolean {
  const { compiler, checker } = context;
  const inside = (each: ts.TypeNode): boolean => holds(context, each, named);
  if (compiler.isArrayTypeNode(node)) return inside(node.elementType);
  if (compiler.isTupleTypeNode(node)) return node.elements.some(inside);
  if (compiler.isUnionTypeNode(node)) return node.types.some(inside);
  if (compiler.isTypeOperatorNode(node) || compiler.isNamedTupleMember(node))
    return inside(node.type);
  if (!compiler.isTypeReferenceNode(node)) return false;
  const symbol = checker.getSymbolAtLocation(node.typeName);
  if (symbol !== undefined && named.includes(symbol)) return true;
  return (
    symbol !== undefined && holders.test(symbol.name) && (node.typeArguments ?? []).some(inside)
  );
}
