import type { Model } from "../api.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import type { ModelRegistry } from "./model-registry.js";
import { unnamed, type Draft } from "../draft.js";

/** The models that were collected, without their names. */
export function readModels({ drafts }: ModelRegistry): Draft<Model>[] {
  return [...drafts.values()].map(({ node, key, isComponent, schema }) => {
    const evidence = evidenceOf(node);
    return {
      name: unnamed,
      inputName: unnamed,
      key,
      isComponent,
      description: docOf(schema.description ?? schema.title),
      schema,
      read: false,
      written: false,
      split: false,
      ...(evidence && { evidence }),
      at: node.at,
    };
  });
}
