import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { Use } from "../use.js";
import { insert, inQuotes, replace, type Edit } from "./edit.js";
import { importEdits, type Imports } from "./import-edits.js";
import { leftEdits, memberEdits } from "./member-edits.js";
import { nameEdits, type MemberName } from "./member-names.js";
import { isOwnKey, keyEdits, type FoundUse } from "./key-edits.js";
import type { NewPlace } from "./moves.js";
import { newPlaceOf } from "./new-place.js";
import type { Renames } from "./renames.js";
import { takenEdits } from "./taken-out.js";

/** The edits that call everything by its new name, and look for it where it stands now. */
export function renameEdits(
  context: Context,
  found: readonly FoundUse[],
  { renames, files }: { renames: Renames; files: readonly ts.SourceFile[] },
): Edit[] {
  const imports = importEdits(context, files, renames.names);
  const places = new Map(
    found.flatMap(({ use, node }): [ts.Node, NewPlace][] => {
      const to = isNamed(context, node, use) ? newPlaceOf(use, renames) : undefined;
      return to === undefined ? [] : [[node, to]];
    }),
  );
  // One member of several types is one change.
  const moved = new Set<ts.Node>();
  const edits = found.flatMap(({ use, node }) =>
    editsOf(context, node, { use, renames, imports, places, moved }),
  );
  return [...imports.edits, ...edits, ...keyEdits(context, found, { renames, files })];
}

/** Whether a node is the name of what is used there, and not a variable that holds the name, as in `patient[name]`. */
function isNamed({ compiler }: Context, node: ts.Node, { part }: Use): boolean {
  const isKey =
    compiler.isIdentifier(node) &&
    compiler.isElementAccessExpression(node.parent) &&
    node.parent.argumentExpression === node;
  const isName = compiler.isIdentifier(node) || compiler.isStringLiteralLike(node);
  return isName && !isKey && part.endsWith(`.${node.text}`);
}

interface Asked {
  use: Use;
  renames: Renames;
  imports: Imports;
  places: ReadonlyMap<ts.Node, NewPlace>;
  /** Members that have been mended. */
  moved: Set<ts.Node>;
}

function editsOf(context: Context, node: ts.Node, asked: Asked): Edit[] {
  const { compiler } = context;
  const value = valueEdits(context, node, asked);
  const isName = compiler.isIdentifier(node) || compiler.isStringLiteralLike(node);
  if (!isName) return value;
  const { use, renames, imports, places } = asked;
  const { text } = node;
  if (use.isId) {
    const id = renames.ids.get(text);
    return id === undefined ? value : nameEditsOf(context, node, id);
  }
  const name = renames.names.get(use.part);
  const bound = renames.bound.get(use.part);
  if (name !== undefined && text === use.part) {
    return [...value, ...(imports.keeps(node) ? [] : namedEdits(context, node, name))];
  }
  if (bound !== undefined && text === bound.from) {
    return [...value, ...nameEditsOf(context, node, bound.to)];
  }
  if (!isNamed(context, node, use) || asked.moved.has(node)) return value;
  const left = use.places.flatMap((at) => renames.left.get(at) ?? [])[0];
  const stepped = left === undefined ? [] : leftEdits(context, node, left);
  const gone = left && stepped.length === 0 ? takenEdits(context, node, left) : stepped;
  const own = [
    ...gone,
    ...(gone.length > 0 ? [] : memberEdits(context, node, (each) => places.get(each))),
    ...wrapEdits(context, node, asked),
  ];
  if (own.length > 0) asked.moved.add(node);
  return [...value, ...own];
}

function nameEditsOf(context: Context, node: MemberName, to: string): Edit[] {
  const { compiler } = context;
  const isAccess =
    compiler.isPropertyAccessExpression(node.parent) ||
    compiler.isElementAccessExpression(node.parent);
  return isAccess ? memberEdits(context, node, () => ({ name: to })) : nameEdits(context, node, to);
}

/** A function or a type, which a short property gives its name. */
function namedEdits({ compiler }: Context, node: MemberName, to: string): Edit[] {
  const { parent } = node;
  const isShort = compiler.isShorthandPropertyAssignment(parent) && parent.name === node;
  // `const { getPatient } = api`: the rest of the code calls it as before.
  const isTaken = compiler.isBindingElement(parent) && parent.name === node && !parent.propertyName;
  const text = isShort ? `${node.text}: ${to}` : isTaken ? `${to}: ${node.text}` : to;
  return compiler.isStringLiteralLike(node) ? [inQuotes(node, to)] : [replace(node, text)];
}

/** A value of an enum that is told apart, or sent as a literal. */
function valueEdits({ compiler }: Context, node: ts.Node, { use, renames }: Asked): Edit[] {
  const { value, kind } = use;
  // A key of a map of the program's own, one for each value: `keyEdits` has it.
  if (value === undefined || (kind === "tells" && isOwnKey({ compiler }, node))) return [];
  const keys = [use.part, ...use.models];
  const to = keys
    .map((key) => renames.values.get(key)?.get(value))
    .find((each) => each !== undefined);
  const { parent } = node;
  const literal =
    compiler.isPropertyAssignment(parent) && parent.name === node ? parent.initializer : node;
  const isText = compiler.isStringLiteralLike(literal) && literal.text === value;
  return isText && typeof to === "string" ? [inQuotes(literal, to)] : [];
}

/** A body that another object holds now, or no longer. */
function wrapEdits({ compiler }: Context, node: MemberName, { use, renames }: Asked): Edit[] {
  const wrap = use.places.flatMap((at) => renames.wraps.get(at) ?? [])[0];
  const { parent } = node;
  if (wrap === undefined || use.kind !== "sends") return [];
  const { property, isInto } = wrap;
  if (compiler.isShorthandPropertyAssignment(parent)) {
    const text = isInto ? `: { ${property}: ${node.text} }` : `: ${node.text}.${property}`;
    return [insert(node, node.end, text)];
  }
  if (!compiler.isPropertyAssignment(parent)) return [];
  const { initializer } = parent;
  if (isInto) {
    return [
      insert(node, initializer.getStart(), `{ ${property}: `),
      insert(node, initializer.end, " }"),
    ];
  }
  const isLiteral = compiler.isObjectLiteralExpression(initializer);
  const [only, ...others] = isLiteral ? initializer.properties : [];
  if (only && others.length === 0 && compiler.isPropertyAssignment(only)) {
    return [
      { ...insert(node, initializer.getStart(), ""), end: only.initializer.getStart() },
      { ...insert(node, only.initializer.end, ""), end: initializer.end },
    ];
  }
  return isLiteral ? [] : [insert(node, initializer.end, `.${property}`)];
}
