import type {
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  InterfaceDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  PropertySignatureStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
  TypeParameterDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import type { CodeOutput } from "../emit/output.js";
import { StructureKind, VariableDeclarationKind } from "../emit/structures.js";
import { bracketed } from "./bracketed.js";
import { lineWidth } from "./format.js";

/**
 * Spells a file of code: the six kinds of statements that a client is made of. ts-morph's own printer knows them all,
 * and brings a compiler along that takes longer to load than a small client to make; a test holds this one against it.
 */
export function printCode({ structure }: CodeOutput): string {
  return printStatements(structure).join("");
}

/** Spells the statements of a file, each with its line break. */
export function printStatements({ statements }: CodeOutput["structure"]): string[] {
  return (statements as (StatementStructures | string)[]).map(printStatement);
}

/** Spells one statement, with its line break. One that is a text is spelled already. */
export function printStatement(structure: StatementStructures | string): string {
  if (typeof structure === "string")
    return `${structure}
`;
  const { leadingTrivia = "" } = structure as { leadingTrivia?: string };
  return `${leadingTrivia}${declaration(structure)}\n`;
}

function declaration(structure: StatementStructures): string {
  switch (structure.kind) {
    case StructureKind.ImportDeclaration:
      return importDeclaration(structure);
    case StructureKind.ExportDeclaration:
      return exportDeclaration(structure);
    case StructureKind.Interface:
      return doc(structure) + exported(structure) + interfaceDeclaration(structure);
    case StructureKind.TypeAlias:
      return doc(structure) + typeAlias(structure);
    case StructureKind.Function:
      return functionDeclarations(structure);
    case StructureKind.VariableStatement:
      return doc(structure) + exported(structure) + variables(structure);
    default:
      throw new Error(`A client has no statement of the kind ${structure.kind}.`);
  }
}

function importDeclaration({
  isTypeOnly,
  namespaceImport,
  namedImports,
  moduleSpecifier,
}: ImportDeclarationStructure): string {
  const start = `import ${isTypeOnly ? "type " : ""}`;
  const end = ` from "${moduleSpecifier}";`;
  if (namespaceImport !== undefined) return `${start}* as ${namespaceImport}${end}`;
  return braces(namedImports, { start, end });
}

function exportDeclaration({
  isTypeOnly,
  namedExports,
  moduleSpecifier,
}: ExportDeclarationStructure): string {
  const start = `export ${isTypeOnly ? "type " : ""}`;
  const end = ` from "${moduleSpecifier}";`;
  return namedExports === undefined ? `${start}*${end}` : braces(namedExports, { start, end });
}

/** `{ type A, B }` and what is around it; one name stays on its line, however long. */
function braces(names: unknown, { start, end }: { start: string; end: string }): string {
  const spelled = (names as (string | { name: string; isTypeOnly?: boolean })[]).map((each) =>
    typeof each === "string" ? each : `${each.isTypeOnly ? "type " : ""}${each.name}`,
  );
  const [only = ""] = spelled;
  return spelled.length === 1
    ? `${start}{ ${only} }${end}`
    : bracketed(spelled, { start: `${start}{`, end: `}${end}`, space: " " });
}

function interfaceDeclaration(structure: InterfaceDeclarationStructure): string {
  const { name, typeParameters, extends: bases = [], properties = [] } = structure;
  const heritage =
    (bases as string[]).length === 0 ? "" : ` extends ${(bases as string[]).join(", ")}`;
  const members = properties.length === 0 ? "" : block(properties.map(property));
  return `interface ${name}${generic(typeParameters)}${heritage} {${members}}`;
}

/** A union of names that is too long for a line has a line for each of them. */
function typeAlias(structure: TypeAliasDeclarationStructure): string {
  const type = text(structure.type);
  const start = `${exported(structure)}type ${structure.name} =`;
  const line = `${start} ${type};`;
  if (line.length <= lineWidth || /[{(\n]/.test(type)) return line;
  const parts = outerParts(type);
  return parts.length < 2 ? line : `${start}${parts.map((part) => `\n  | ${part}`).join("")};`;
}

/** `A<B | C> | D` → `A<B | C>`, `D`. */
function outerParts(union: string): string[] {
  return (
    union
      .match(/(?:"(?:[^"\\]|\\.)*"|<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>|[^"<|])+/g)
      ?.map((part) => part.trim()) ?? []
  );
}

function property(structure: OptionalKind<PropertySignatureStructure>): string {
  const mark = structure.hasQuestionToken ? "?" : "";
  const readonly = structure.isReadonly ? "readonly " : "";
  return `${doc(structure)}${readonly}${structure.name}${mark}: ${text(structure.type)};`;
}

function functionDeclarations(structure: FunctionDeclarationStructure): string {
  const { statements = [], overloads = [] } = structure;
  const signatures = overloads.map(
    (each) => `${functionHead({ ...structure, ...each, kind: structure.kind }, ";")}\n`,
  );
  return `${signatures.join("")}${functionHead(structure, " {")}${block(statements as string[])}}`;
}

function functionHead(structure: FunctionDeclarationStructure, end: string): string {
  const { name = "", isAsync, parameters = [], typeParameters, returnType } = structure;
  const start = `${exported(structure)}${isAsync ? "async " : ""}function ${name}`;
  const head = bracketed(parameters.map(parameter), {
    start: `${start}${generic(typeParameters)}(`,
    end: `): ${text(returnType)}${end}`,
    space: "",
  });
  return doc(structure) + head;
}

function generic(typeParameters: FunctionDeclarationStructure["typeParameters"] = []): string {
  return typeParameters.length === 0 ? "" : `<${typeParameters.map(typeParameter).join(", ")}>`;
}

function typeParameter(
  structure: OptionalKind<TypeParameterDeclarationStructure> | string,
): string {
  if (typeof structure === "string") return structure;
  return `${structure.name} extends ${text(structure.constraint)}`;
}

function parameter(structure: OptionalKind<ParameterDeclarationStructure>): string {
  const { name, hasQuestionToken, type, initializer } = structure;
  const start = initializer === undefined ? "" : ` = ${text(initializer)}`;
  return `${name}${hasQuestionToken ? "?" : ""}: ${text(type)}${start}`;
}

function variables({
  declarations,
  declarationKind = VariableDeclarationKind.Const,
}: VariableStatementStructure): string {
  const spelled = declarations.map(({ name, type, initializer }) => {
    const annotation = type === undefined ? "" : `: ${text(type)}`;
    return `${name}${annotation} = ${text(initializer)}`;
  });
  return `${declarationKind} ${spelled.join(", ")};`;
}

function exported({ isExported }: { isExported?: boolean }): string {
  return isExported ? "export " : "";
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? "\n" : `\n${lines.map(indented).join("\n")}\n`;
}

function indented(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, "  ");
}

/** A comment of documentation; one that begins with a line break has lines of its own. */
function doc({ docs = [] }: { docs?: readonly unknown[] }): string {
  const [only] = docs as readonly (string | undefined)[];
  if (only === undefined) return "";
  if (!only.startsWith("\n")) return `/** ${only} */\n`;
  const lines = only.slice(1).split("\n");
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** What ts-morph allows to be a function that writes, and is a text here. */
function text(value: unknown): string {
  if (typeof value !== "string") throw new Error("A part of a statement is not spelled.");
  return value;
}
