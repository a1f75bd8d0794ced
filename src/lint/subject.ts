import type { Modelled } from "../model/model.js";
import { modelsByName } from "../model/schema-lookup.js";
import type { Api } from "../model/api.js";
import type { Models } from "../model/schema-lookup.js";
import type { At, Document, Node, Problem } from "../read/document.js";
import { collectNodes } from "./nodes.js";
import { collectSchemas, type PlacedSchema } from "./schemas.js";

/** A document as the rules see it: as it is written, and as it is understood. */
export interface Subject {
  document: Document;
  api: Api;
  models: Models;
  /** Every object and list of the document that is no data, such as an example; in the document's order. */
  nodes: ReadonlyMap<At, Node>;
  /** Every schema of the Api. */
  schemas: readonly PlacedSchema[];
  /** What the model stage says: no client can be made, or it leaves something out. */
  problems: readonly Problem[];
  warnings: readonly Problem[];
  /**
   * Whether the document keeps record of where its facts come from, by an `x-evidence` at its root. Such a document is
   * written by hand with care, and the rules of that care are asked of no other.
   */
  keepsEvidence: boolean;
}

/** Puts together what the rules look at. */
export function subjectOf(document: Document, { api, problems, warnings }: Modelled): Subject {
  return {
    document,
    api,
    models: modelsByName(api.models),
    nodes: collectNodes(document),
    schemas: collectSchemas(api),
    problems,
    warnings,
    keepsEvidence: Object.hasOwn(document.root, "x-evidence"),
  };
}
