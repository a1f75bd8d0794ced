import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Complaint } from "../reached/complaints.js";
import type { DefaultOf } from "./default-edits.js";
import { insert, keyText, replace, type Edit } from "./edit.js";

/** Gives the requests that calls have to have now, where the document has a default for all that they need. */
export function argumentEdits(
  compiler: Compiler,
  program: ts.Program,
  { complaints, defaultOf }: { complaints: readonly Complaint[]; defaultOf: DefaultOf },
): Edit[] {
  const checker = program.getTypeChecker();
  return complaints.flatMap(({ file, start, message }) => {
    const source = program.getSourceFile(file);
    const isMissing = /^Expected \d.* arguments?, but got \d/.test(message);
    const isUndefined = message.startsWith("Argument of type 'undefined' is not assignable");
    if (source === undefined || !(isMissing || isUndefined)) return [];
    const call = callAt(compiler, source, start);
    const signature = call && checker.getTypeAtLocation(call.expression).getCallSignatures()[0];
    if (call === undefined || signature === undefined) return [];
    const given = call.arguments;
    const index = isMissing
      ? given.length
      : given.findIndex((each) => each.getStart(source) === start);
    const behind = signature.parameters.slice(index + 1).some((each) => isRequired(compiler, each));
    const wanted = parameterType(checker, signature, index);
    if (wanted === undefined || (isMissing && behind)) return [];
    const text = requestText(compiler, wanted, { checker, defaultOf });
    if (text === undefined) return [];
    const last = given.at(-1);
    const argument = given[index];
    if (argument !== undefined) return [replace(argument, text)];
    return [insert(call, last?.end ?? call.end - 1, last === undefined ? text : `, ${text}`)];
  });
}

/** The type of a parameter, which may be one of a list of them: `(...rest: Rest)`. */
function parameterType(
  checker: ts.TypeChecker,
  { parameters }: ts.Signature,
  index: number,
): ts.Type | undefined {
  const [first] = parameters;
  const type = first && checker.getTypeOfSymbol(first);
  if (type && parameters.length === 1 && checker.isTupleType(type)) {
    return checker.getTypeArguments(type as ts.TypeReference)[index];
  }
  const own = parameters[index];
  return own && checker.getTypeOfSymbol(own);
}

function isRequired(compiler: Compiler, { valueDeclaration }: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined &&
    compiler.isParameter(valueDeclaration) &&
    !valueDeclaration.questionToken &&
    !valueDeclaration.initializer &&
    !valueDeclaration.dotDotDotToken
  );
}

/** A request of what is required, each by its default; undefined where one has none. */
function requestText(
  compiler: Compiler,
  type: ts.Type,
  { checker, defaultOf }: { checker: ts.TypeChecker; defaultOf: DefaultOf },
): string | undefined {
  const name = (type.aliasSymbol ?? (type.symbol as ts.Symbol | undefined))?.name ?? "";
  const required = checker
    .getPropertiesOfType(type)
    .filter(({ flags }) => (flags & compiler.SymbolFlags.Optional) === 0);
  const members = required.map((each) => {
    const value = defaultOf(name, each.name);
    return value === undefined ? undefined : `${keyText(each.name)}: ${JSON.stringify(value)}`;
  });
  const isKnown = members.length > 0 && members.every((each) => each !== undefined);
  return isKnown ? `{ ${members.join(", ")} }` : undefined;
}

/** The call whose name, or one of whose arguments, stands at a place. */
function callAt(
  compiler: Compiler,
  source: ts.SourceFile,
  start: number,
): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getFullStart() > start || node.end < start) return;
    if (compiler.isCallExpression(node)) {
      const { expression } = node;
      const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
      const at = [node, name, ...node.arguments].map((each) => each.getStart(source));
      if (at.includes(start)) found = node;
    }
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
