import type { Model } from "../api.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import type { ModelDraft, ModelRegistry } from "./model-registry.js";
import { unnamed } from "../names/names.js";

/** The models that were collected, without their names. */
export function readModels({ drafts }: ModelRegistry): Model[] {
  return [...drafts.values()].map(modelOfDraft);
}

/** A model without its name. */
export function modelOfDraft({ node, key, isComponent, schema }: ModelDraft): Model {
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
}
