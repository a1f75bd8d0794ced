import type { ts } from "ts-morph";
import type { Compiler } from "../compiler/load-compiler.js";
import { moduleIn } from "../compiler/programs.js";
import type { ImportedClient } from "./client.js";

/** A declaration of a client: a top-level name of one of its modules, and the property names below it. */
export interface Declared {
  /** The path of the file below the client's folder, without its extension. */
  module: string;
  name: string;
  path: string[];
  node: ts.Node;
}

/** What a declaration is of the client; undefined where it is of something else. */
export function declaredIn(
  compiler: Compiler,
  client: ImportedClient,
  node: ts.Node,
): Declared | undefined {
  const source = node.getSourceFile();
  if (!client.files.has(source)) return undefined;
  const module = moduleIn(client.root, source.fileName);
  if (module === undefined) return undefined;
  const path: string[] = [];
  for (let current = node; ; current = current.parent) {
    const isTop = compiler.isSourceFile(current.parent ?? current);
    const isVariable = compiler.isVariableDeclaration(current);
    const name = compiler.isSourceFile(current) ? undefined : nameOf(compiler, current);
    if (name !== undefined && (isTop || isVariable)) return { module, name, path, node };
    if (isTop) return undefined;
    if (name !== undefined && !compiler.isParameter(current)) path.unshift(name);
  }
}

function nameOf(compiler: Compiler, node: ts.Node): string | undefined {
  const name = compiler.getNameOfDeclaration(node as ts.Declaration);
  if (name === undefined) return undefined;
  return compiler.isIdentifier(name) || compiler.isStringLiteralLike(name) ? name.text : undefined;
}

/** The name of the function that a member of a bound client binds: `list: Bound<typeof patients.listPatients>`. */
export function boundFunction(compiler: Compiler, member: ts.Node): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (compiler.isTypeQueryNode(node)) {
      const { exprName } = node;
      found = compiler.isQualifiedName(exprName) ? exprName.right.text : exprName.text;
    }
    if (found === undefined) compiler.forEachChild(node, visit);
  };
  visit(member);
  return found;
}
