import type { ts } from "ts-morph";
import type { Compiler } from "../compiler/load-compiler.js";
import type { Declared } from "./declared.js";
import type { FindPart, Part } from "./parts.js";

/** The files that companions write beside a client. */
const companions = /^(factories|mcp|msw|openapi-fetch|tanstack-query|valibot|zod)(-companion)?$/;

export function isCompanion(module: string): boolean {
  return companions.test(module);
}

/**
 * What a function of a companion is about: the operations and the models that its declaration names. One that takes a
 * client calls the operation, then or later.
 */
export function companionPart(
  compiler: Compiler,
  { name, node }: Declared,
  findPart: FindPart,
): Part | undefined {
  const found = new Map<string, Part>();
  let takesClient = false;
  const visit = (each: ts.Node): void => {
    if (compiler.isIdentifier(each)) {
      const part = findPart(each.text, []);
      if (part !== undefined) found.set(part.name, part);
      if (each.text === "Client" && compiler.isTypeReferenceNode(each.parent)) takesClient = true;
    }
    compiler.forEachChild(each, visit);
  };
  visit(node);
  const parts = [...found.values()];
  if (parts.length === 0) return undefined;
  return {
    name,
    kind: takesClient ? "operation" : "type",
    places: [...new Set(parts.flatMap(({ places }) => places))],
    models: [...new Set(parts.flatMap(({ models }) => models))],
    operations: [...new Set(parts.flatMap(({ operations }) => operations))],
    isSent: false,
  };
}
