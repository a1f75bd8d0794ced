import type { Modelled } from "../model/model.js";
import type { Api } from "../model/api.js";
import { modelsByName, type NamedModels } from "../model/schema/references.js";
import { isObject } from "../json/is-object.js";
import type { At } from "../json/pointer.js";
import type { Document, Node, Problem } from "../read/document.js";
import { collectNodes } from "./nodes.js";
import { collectSchemas, type PlacedSchema } from "./schemas.js";

/** A document as the rules see it: as it is written, and as it is understood. */
export interface Subject {
  document: Document;
  api: Api;
  models: NamedModels;
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
  const nodes = collectNodes(document);
  return {
    document,
    api,
    models: modelsByName(api.models),
    nodes,
    schemas: collectSchemas(api).map((placed) => ({ ...placed, at: writtenAt(placed.at, nodes) })),
    problems,
    warnings,
    keepsEvidence: Object.hasOwn(document.root, "x-evidence"),
  };
}

/**
 * Where the document has what stands at a place of the Api: what is `nullable` (OpenAPI 3.0.4, section 4.7.24) and no
 * plain type is read as an `anyOf` of all that and null, which nobody wrote.
 */
export function writtenAt(at: At, nodes: ReadonlyMap<At, Node>): At {
  const [start = "", ...rest] = at.split("/anyOf/0");
  let written = start;
  let unwrapped: At | undefined;
  for (const part of rest) {
    const value = nodes.get(written)?.value;
    const isMade = written !== unwrapped && isObject(value) && value["nullable"] === true;
    if (isMade) unwrapped = written;
    written += isMade ? part : `/anyOf/0${part}`;
  }
  return written;
}
