import type * as morph from "ts-morph";

/*
 * ts-morph's structures are the words that files of code are emitted in. Their kinds are numbers there, which are
 * repeated here so that nothing has to be loaded to say them; the compiler holds each against ts-morph's.
 */

type Kinds = typeof morph.StructureKind;

/** The kinds of statements that a client is made of. */
export const StructureKind: {
  readonly [
    Kind in
      | "ExportDeclaration"
      | "Function"
      | "ImportDeclaration"
      | "Interface"
      | "SourceFile"
      | "TypeAlias"
      | "VariableStatement"
  ]: Kinds[Kind];
} = {
  ExportDeclaration: 11,
  Function: 13,
  ImportDeclaration: 16,
  Interface: 19,
  SourceFile: 36,
  TypeAlias: 38,
  VariableStatement: 41,
};

/** How a variable is declared. */
export const VariableDeclarationKind = {
  Const: "const" as morph.VariableDeclarationKind.Const,
} as const;
