import type { Shape } from "./shape.js";

/** How the shapes of a file are spelled. */
export interface Spelling {
  /** The schema of a model. */
  refer(model: string): string;
  /** Brings in a function that the file carries, with what it uses; returns its name. */
  use(check: string): string;
}

/** A library of validators: how it is imported, and how it says what a shape asks for. */
export interface Library {
  name: "valibot" | "zod";
  /** Version range of the package of the same name. */
  range: string;
  /** What the file calls it. */
  namespace: string;
  /** The type of a schema whose values have this type. */
  schemaType(of: string): string;
  spell(shape: Shape, spelling: Spelling): string;
  /** A schema of values that may be left out. */
  optional(schema: string): string;
}
