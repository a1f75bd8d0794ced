import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { Use } from "../use.js";
import { insert, inQuotes, replace, type Edit } from "./edit.js";
import { importEdits, type Imports } from "./import-edits.js";
import { leftEdits, memberEdits } from "./member-edits.js";
import { nameEdits, type MemberName } from "./member-names.js";
import type { NewPlace } from "./moves.js";
import { nodeAt } from "../node-at.js";
import type { Renames } from "./renames.js";

/** The edits that call everything by its new name, and look for it where it stands now. */
export function renameEdits(
  context: Context,
  uses: readonly Use[],
  { renames, files }: { renames: Renames; files: readonly ts.SourceFile[] },
): Edit[] {
  const imports = importEdits(context, files, renames.names);
  const found = uses.flatMap((use) => {
    const source = context.program.getSourceFile(use.file);
    const node = source && nodeAt(context, source, use);
    return node === undefined ? [] : [{ use, node }];
  });
  const places = new Map(
    found.flatMap(({ use, node }): [ts.Node, NewPlace][] => {
      const to = isNamed(context, node, use) ? newPlaceOf(use, renames) : undefined;
      return to === undefined ? [] : [[node, to]];
    }),
  );
  const edits = found.flatMap(({ use, node }) =>
    editsOf(context, node, { use, renames, imports, places }),
  );
  return [...imports.edits, ...edits];
}

/** What the member that a use is of has become, if it is one thing wherever it is declared. */
export function newPlaceOf({ places }: Use, { members }: Renames): NewPlace | undefined {
  const found = places.map((at) => members.get(at));
  const [to, ...others] = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  return others.length === 0 ? to : undefined;
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
}

function editsOf(context: Context, node: ts.Node, asked: Asked): Edit[] {
  const { compiler } = context;
  const value = valueEdits(context, node, asked);
  const isName = compiler.isIdentifier(node) || compiler.isStringLiteralLike(node);
  if (!isName) return value;
  const { use, renames, imports, places } = asked;
  const { text } = node;
  const name = renames.names.get(use.part);
  const bound = renames.bound.get(use.part);
  if (name !== undefined && text === use.part) {
    return [...value, ...(imports.keeps(node) ? [] : namedEdits(context, node, name))];
  }
  if (bound !== undefined && text === bound.from) {
    return [...value, ...nameEditsOf(context, node, bound.to)];
  }
  if (!isNamed(context, node, use)) return value;
  const left = use.places.flatMap((at) => renames.left.get(at) ?? [])[0];
  const gone = left === undefined ? [] : leftEdits(context, node, left);
  return [
    ...value,
    ...gone,
    ...(gone.length > 0 ? [] : memberEdits(context, node, (each) => places.get(each))),
    ...wrapEdits(context, node, asked),
  ];
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
  const { value } = use;
  if (value === undefined) return [];
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
