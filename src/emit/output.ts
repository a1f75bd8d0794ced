import type { ImportDeclarationStructure, SourceFileStructure } from "ts-morph";
import type { Name } from "../model/names/names.js";
import type { NamedModels } from "../model/schema/references.js";
import type { Schema } from "../model/schema/schema.js";

/** One file of the client, decided but not yet spelled. `path` is relative to the output, with forward slashes. */
export type Output = CodeOutput | CopyOutput | PageOutput | TypesOutput;

/** TypeScript whose members depend on the document. */
export interface CodeOutput {
  kind: "code";
  path: string;
  structure: SourceFileStructure;
}

/** Declarations of types that are spelled from schemas. */
export interface TypesOutput {
  kind: "types";
  path: string;
  /** Sorted by name. */
  declarations: TypeDeclaration[];
  models: NamedModels;
}

/** Prose or configuration with blanks. */
export interface PageOutput {
  kind: "page";
  path: string;
  /** The template's path below `templates/`. */
  template: string;
  view: object;
}

/** A file of the runtime that is not its index: declarations as they are, and the imports that they need. */
export interface CopyOutput {
  kind: "copy";
  path: string;
  imports: ImportDeclarationStructure[];
  declarations: CopiedDeclaration[];
}

/** One declaration of the runtime. */
export interface CopiedDeclaration {
  /** Its text with its comments, without `export`. */
  text: string;
  isExported: boolean;
  /** A comment on it and those behind it; empty where there is none. */
  preamble: string;
}

/** Whether a type says what the API sends or what it is sent. */
export type Direction = "read" | "write";

/** A type with a name, to be spelled from its schema. */
export interface TypeDeclaration {
  name: Name;
  schema: Schema;
  direction: Direction;
  /** Its comment: none, or one. */
  docs: readonly string[];
  /** Of a model: where its schema stands, which a discriminator's mapping refers to. */
  modelName?: Name;
}
