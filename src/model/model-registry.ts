import type { At, Node, Problem } from "../read/document.js";
import { modelKey } from "./model-key.js";
import { normalizeSchema } from "./normalize-schema.js";
import { modelOf, modelRef, type Discriminator, type Schema } from "./schema.js";
import { isObject, referenceOf, type Source } from "./source.js";

/** A model before it has a name. */
export interface ModelDraft {
  node: Node;
  /** What it is called in the document. */
  key: string;
  /** `components.schemas` lists it, so that its key is known outside of the document. */
  isComponent: boolean;
  schema: Schema;
  /** References in it that lead nowhere. They matter where an operation reaches the model. */
  dangling: Problem[];
}

/**
 * The named schemas of a document: those under `components.schemas`, and whatever else a `$ref` leads to. While they
 * are collected a `$ref` says where its target stands; once every name is decided, {@link ModelRegistry.link} puts
 * the names in.
 */
export interface ModelRegistry {
  drafts: Map<At, ModelDraft>;
  /** A model that stands here, whether or not anything refers to it. */
  add(node: Node): void;
  /** Where the model stands that a reference leads to; undefined, and a problem, where it leads nowhere. */
  refer(node: Node): At | undefined;
  /** A schema that is the reference to the model that stands there. */
  reference(at: At): Schema;
  /** A discriminator's mapping also names models. */
  map(discriminator: Discriminator): void;
  /** Replaces places by names, in every reference that was made. */
  link(nameOf: (at: At) => string): void;
}

export function createModelRegistry(source: Source): ModelRegistry {
  const drafts = new Map<At, ModelDraft>();
  const references: Schema[] = [];
  const discriminators: Discriminator[] = [];
  const pending: ModelDraft[] = [];
  const named = new Set<At>();
  let current: ModelDraft | undefined;

  /** Schemas are normalised one after the other, not one inside the other: chains of references can be long. */
  function work(): void {
    if (current !== undefined) {
      return;
    }
    for (current = pending.pop(); current !== undefined; current = pending.pop()) {
      current.schema = normalizeSchema(current.node, { source, registry });
    }
  }

  /**
   * What a component stands for that is nothing but a reference to another file: documents in several files list their
   * schemas so. The two are one model, called after the component.
   */
  function inOtherFile(node: Node): Node | undefined {
    const reference = referenceOf(node);
    if (reference === undefined || !isComponent(node) || reference.startsWith("#")) {
      return undefined;
    }
    const target = source.document.follow(reference, node.at);
    return "what" in target || referenceOf(target) !== undefined ? undefined : target;
  }

  const registry: ModelRegistry = {
    drafts,
    add(node) {
      const target = inOtherFile(node);
      if (target !== undefined && !named.has(target.at)) {
        named.add(target.at);
        registry.add(target);
        Object.assign(drafts.get(target.at) as ModelDraft, {
          key: modelKey(node.at),
          isComponent: true,
        });
      } else if (!drafts.has(node.at)) {
        const { at } = node;
        const isComponent = /#\/components\/schemas\/[^/]+$/.test(at);
        const draft = { node, key: modelKey(at), isComponent, schema: {}, dangling: [] };
        drafts.set(node.at, draft);
        pending.push(draft);
        work();
      }
    },
    refer(node) {
      const target = source.document.follow(referenceOf(node) ?? "", node.at);
      if ("what" in target) {
        const found = current?.dangling ?? source.problems;
        found.push({ at: `${node.at}/$ref`, ...target });
        return undefined;
      }
      const meant = inOtherFile(target) ?? target;
      registry.add(meant);
      return meant.at;
    },
    reference(at) {
      const schema: Schema = { $ref: modelRef(at) };
      references.push(schema);
      return schema;
    },
    map(discriminator) {
      discriminators.push(discriminator);
    },
    link(nameOf) {
      for (const schema of references) {
        if (schema.$ref !== undefined) {
          schema.$ref = modelRef(nameOf(modelOf(schema.$ref)));
        }
      }
      for (const discriminator of discriminators) {
        const { mapping, defaultMapping } = discriminator;
        for (const [value, ref] of Object.entries(mapping)) {
          mapping[value] = modelRef(nameOf(modelOf(ref)));
        }
        if (defaultMapping !== undefined) {
          discriminator.defaultMapping = modelRef(nameOf(modelOf(defaultMapping)));
        }
      }
    },
  };
  return registry;
}

function isComponent({ value, at }: Node): boolean {
  const isAlone = isObject(value) && Object.keys(value).length === 1;
  return isAlone && /^#\/components\/schemas\/[^/]+$/.test(at);
}
