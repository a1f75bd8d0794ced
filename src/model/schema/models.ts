import type { Model } from "../api.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import { givenNameOf } from "../extensions/given-name.js";
import type { ModelRegistry } from "./model-registry.js";
import { unnamed, type Draft } from "../draft.js";
import type { Source } from "../source.js";

/** The models that were collected, without their names. */
export function readModels({ drafts }: ModelRegistry, source: Source): Draft<Model>[] {
  return [...drafts.values()].map(({ node, key, isComponent, schema }) => {
    const evidence = evidenceOf(node);
    const givenName = givenNameOf(node, source);
    return {
      name: unnamed,
      inputName: unnamed,
      ...(givenName && { givenName }),
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
