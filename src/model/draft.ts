import type { Name } from "./names/names.js";

/** Stands where a name is not given yet. */
export const unnamed = "";

/**
 * A part of an Api while the document is read: as it will be, but for the names, which are given once everything that
 * wants one is known. Schemas and examples have none in them.
 */
export type Draft<Part> = Part extends Name
  ? Name | typeof unnamed
  : Part extends string
    ? Part
    : { [Key in keyof Part]: Key extends Nameless ? Part[Key] : Draft<Part[Key]> };

type Nameless = "data" | "examples" | "itemSchema" | "schema";
