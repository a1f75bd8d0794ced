import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { nodeAt } from "../node-at.js";
import type { Use } from "../use.js";
import type { Edit } from "./edit.js";
import { memberEdits } from "./member-edits.js";
import type { MemberName } from "./member-names.js";
import { newPlaceOf } from "./new-place.js";
import type { Renames } from "./renames.js";

/** A use, and the node at its place. */
export interface FoundUse {
  use: Use;
  node: ts.Node;
}

export function foundUses(context: Context, uses: readonly Use[]): FoundUse[] {
  return uses.flatMap((use) => {
    const source = context.program.getSourceFile(use.file);
    const node = source && nodeAt(context, source, use);
    return node === undefined ? [] : [{ use, node }];
  });
}

interface Asked {
  renames: Renames;
  files: readonly ts.SourceFile[];
}

/**
 * Names that stand apart from what they name: the texts in `const columns = ["id", "name"] as const`, the keys of a
 * literal that becomes a request, or of a map of the program's own that has one for each value of an enum. What takes such
 * a key calls it by its new name, too.
 */
export function keyEdits(
  context: Context,
  found: readonly FoundUse[],
  { renames, files }: Asked,
): Edit[] {
  const keys = new Map<MemberName, string>();
  for (const { use, node } of found) {
    for (const key of keysOf(context, { use, node })) {
      const to = nameOf(use, key.text, renames);
      if (to !== undefined && to !== key.text) keys.set(key, to);
    }
  }
  const edits = [...keys].flatMap(([key, to]) => memberEdits(context, key, () => ({ name: to })));
  return [...edits, ...referenceEdits(context, files, keys)];
}

function keysOf(context: Context, { use, node }: FoundUse): MemberName[] {
  const { compiler, program } = context;
  const isName = (each: ts.Node | undefined): each is MemberName =>
    each !== undefined && (compiler.isIdentifier(each) || compiler.isStringLiteralLike(each));
  const apart = (use.keys ?? []).map((place) => {
    const source = program.getSourceFile(place.file);
    return source && nodeAt(context, source, place);
  });
  const isOwn = isOwnKey(context, node) && (use.kind === "names" || use.kind === "tells");
  const isTold = use.kind === "tells" && isMemberOfMap(context, node);
  return [...apart, ...(isOwn || isTold ? [node] : [])].filter(isName);
}

/** Whether a node is the key of a literal. */
export function isOwnKey({ compiler }: Pick<Context, "compiler">, node: ts.Node): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAssignment(parent) || compiler.isShorthandPropertyAssignment(parent)) &&
    parent.name === node
  );
}

function isMemberOfMap({ compiler }: Context, node: ts.Node): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return parent.name === node;
  return compiler.isElementAccessExpression(parent) && parent.argumentExpression === node;
}

function nameOf(use: Use, text: string, renames: Renames): string | undefined {
  if (use.value !== undefined) {
    if (use.value !== text) return undefined;
    const values = [use.part, ...use.models].map((key) => renames.values.get(key)?.get(text));
    const to = values.find((each) => each !== undefined);
    return typeof to === "string" ? to : undefined;
  }
  const to = use.part.endsWith(`.${text}`) ? newPlaceOf(use, renames) : undefined;
  return to?.outer === undefined ? to?.name : undefined;
}

/** What takes a member by a key that has another name now. */
function referenceEdits(
  context: Context,
  files: readonly ts.SourceFile[],
  keys: ReadonlyMap<MemberName, string>,
): Edit[] {
  const { compiler, checker } = context;
  const renamed = new Map<ts.Node, string>();
  for (const [key, to] of keys) if (isOwnKey(context, key)) renamed.set(key.parent, to);
  if (renamed.size === 0) return [];
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    compiler.forEachChild(node, visit);
    const isName = compiler.isIdentifier(node) || compiler.isStringLiteralLike(node);
    if (!isName || keys.has(node) || isOwnKey(context, node)) return;
    const member = memberAt(context, node);
    const to = (member?.declarations ?? []).map((each) => renamed.get(each)).find(Boolean);
    if (to !== undefined) edits.push(...memberEdits(context, node, () => ({ name: to })));
  };
  for (const file of files) visit(file);
  return edits;

  function memberAt({ compiler: { isBindingElement } }: Context, node: MemberName) {
    const { parent } = node;
    if (isMemberOfMap(context, node)) return checker.getSymbolAtLocation(node);
    const isTaken =
      isBindingElement(parent) &&
      compiler.isObjectBindingPattern(parent.parent) &&
      (parent.propertyName ?? parent.name) === node;
    return isTaken
      ? checker.getPropertyOfType(checker.getTypeAtLocation(parent.parent), node.text)
      : undefined;
  }
}
