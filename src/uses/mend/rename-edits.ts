import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import type { Use } from "../use.js";
import type { Edit } from "./edit.js";
import { importEdits, type Imports } from "./import-edits.js";
import type { Renames } from "./renames.js";

/** A place that takes a property for a type of the program's own, which goes on to call it by its old name. */
export interface Silent {
  file: string;
  start: number;
  /** What somebody has to know. */
  message: string;
}

/** Places where a renamed property is met without being named: they may compile, and lose it. */
export function silentPlaces(
  { program, ...context }: Context,
  uses: readonly Use[],
  { members }: Renames,
): Silent[] {
  return uses.flatMap(({ kind, part, places, file, start, end }) => {
    const [to, ...others] = [...new Set(places.map((at) => members.get(at)))];
    const source = program.getSourceFile(file);
    if (to === undefined || others.length > 0 || (kind !== "reads" && kind !== "sends")) return [];
    const node = source && nodeAt({ program, ...context }, source, { start, end });
    const [name = ""] = part.split(".").slice(-1);
    const isNamed = node && new RegExp(`^["'\`]?${name}["'\`]?$`).test(node.getText());
    const message = `${part} is ${to} now, which is taken by its old name here`;
    return isNamed ? [] : [{ file, start, message }];
  });
}

/** The edits that call everything by its new name. */
export function renameEdits(
  context: Context,
  uses: readonly Use[],
  { renames, files }: { renames: Renames; files: readonly ts.SourceFile[] },
): Edit[] {
  const imports = importEdits(context, files, renames.names);
  const edits = uses.flatMap((use) => {
    const source = context.program.getSourceFile(use.file);
    const node = source && nodeAt(context, source, use);
    return node === undefined ? [] : editsOf(context, node, { use, renames, imports });
  });
  return [...imports.edits, ...edits];
}

/** The smallest node of a place. */
function nodeAt(
  { compiler }: Context,
  source: ts.SourceFile,
  { start, end }: Pick<Use, "end" | "start">,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.end < end) return;
    if (node.getStart(source) === start && node.end === end) found = node;
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Asked {
  use: Use;
  renames: Renames;
  imports: Imports;
}

function editsOf(context: Context, node: ts.Node, asked: Asked): Edit[] {
  const { compiler } = context;
  const value = valueEdits(context, node, asked);
  const isName = compiler.isIdentifier(node) || compiler.isStringLiteralLike(node);
  if (!isName) return value;
  const { use, renames, imports } = asked;
  const { text } = node;
  const name = renames.names.get(use.part);
  const bound = renames.bound.get(use.part);
  if (name !== undefined && text === use.part) {
    return [...value, ...(imports.keeps(node) ? [] : namedEdits(context, node, name))];
  }
  if (bound !== undefined && text === bound.from) {
    return [...value, ...memberEdits(context, node, bound.to)];
  }
  const [to, ...others] = [...new Set(use.places.map((at) => renames.members.get(at)))];
  const isMember = to !== undefined && others.length === 0 && use.part.endsWith(`.${text}`);
  return [...value, ...(isMember ? memberEdits(context, node, to) : [])];
}

/** A function or a type, which a short property gives its name. */
function namedEdits(
  { compiler }: Context,
  node: ts.Identifier | ts.StringLiteralLike,
  to: string,
): Edit[] {
  const { parent } = node;
  const isShort = compiler.isShorthandPropertyAssignment(parent) && parent.name === node;
  // `const { getPatient } = api`: the rest of the code calls it as before.
  const isTaken = compiler.isBindingElement(parent) && parent.name === node && !parent.propertyName;
  const text = isShort ? `${node.text}: ${to}` : isTaken ? `${to}: ${node.text}` : to;
  return compiler.isStringLiteralLike(node) ? [inQuotes(node, to)] : [replace(node, text)];
}

/** A property by its new name; `contact.phone` where it went into another. */
function memberEdits(
  context: Context,
  node: ts.Identifier | ts.StringLiteralLike,
  to: string,
): Edit[] {
  const { compiler } = context;
  const { parent } = node;
  const [outer = "", inner] = to.split(".");
  if (compiler.isPropertyAccessExpression(parent)) {
    if (isPlainName(outer)) return [replace(node, to)];
    const start = parent.questionDotToken ? parent.questionDotToken.end : parent.expression.end;
    return [{ ...replace(node, `[${JSON.stringify(outer)}]`), start }];
  }
  const key = isPlainName(outer) ? outer : JSON.stringify(outer);
  if (compiler.isBindingElement(parent) || compiler.isShorthandPropertyAssignment(parent)) {
    const isLong = compiler.isBindingElement(parent) && parent.propertyName === node;
    if (inner === undefined) return [replace(node, isLong ? key : `${key}: ${node.text}`)];
    return [insert(node, node.getStart(), `${key}: { `), insert(node, parent.end, " }")];
  }
  if (compiler.isPropertyAssignment(parent) && inner !== undefined) {
    return [insert(node, node.getStart(), `${key}: { `), insert(node, parent.end, " }")];
  }
  if (inner !== undefined) return [];
  return compiler.isStringLiteralLike(node) ? [inQuotes(node, outer)] : [replace(node, key)];
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

function isPlainName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

function replace(node: ts.Node, text: string): Edit {
  return { file: node.getSourceFile().fileName, start: node.getStart(), end: node.end, text };
}

function insert(node: ts.Node, at: number, text: string): Edit {
  return { file: node.getSourceFile().fileName, start: at, end: at, text };
}

/** The quotes stay what they are. */
function inQuotes(node: ts.Node, text: string): Edit {
  const [start, end] = [node.getStart() + 1, node.end - 1];
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll("`", "\\`");
  return { file: node.getSourceFile().fileName, start, end, text: quoted };
}
