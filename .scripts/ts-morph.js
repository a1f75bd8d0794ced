// ts-morph as CommonJS, with the names that the program uses of it.
import { createRequire } from "node:module";

export const { IndentationText, NewLineKind, Project, StructureKind, VariableDeclarationKind, ts } =
  createRequire(import.meta.url)("ts-morph");
