import type { JsonObject } from "../../../src/json/json.js";

/** What shows a keyword: laid over the plain document, there is one without the keyword and one with it. */
export interface Shown {
  /** What the keyword needs to be seen; nothing by default. */
  base?: JsonObject;
  /** The first minor version of OpenAPI that has it; `3.0` alone where later ones have not. All have it by default. */
  since?: "3.0 alone" | "3.1" | "3.2";
}

/** A keyword, or one value of it, and what it changes in a document. */
export type KeywordRow = [keyword: string, change: JsonObject, shown?: Shown];

/** The fields of objects of OpenAPI, in the order of the standard, by the object that has them. */
export type KeywordRows = Readonly<Record<string, readonly KeywordRow[]>>;

/** The version of the documents that show a row. */
export function versionOf({ since }: Shown): string {
  switch (since) {
    case "3.0 alone":
      return "3.0.4";
    case "3.2":
      return "3.2.0";
    case "3.1":
    case undefined:
      return "3.1.1";
    default:
      return since satisfies never;
  }
}
