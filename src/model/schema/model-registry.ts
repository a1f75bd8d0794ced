import type { At } from "../../json/pointer.js";
import type { Node, Problem } from "../../read/document.js";
import { modelKey } from "./model-key.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { pathKey } from "./path-key.js";
import { normalizeSchema } from "./normalize-schema.js";
import type { References } from "./schema-context.js";
import { modelOf, modelRef, type Discriminator, type Schema } from "./schema.js";
import { isObject } from "../../json/is-object.js";
import { members, part, referenceOf, type Source } from "../source.js";

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
export class ModelRegistry implements References {
  readonly drafts: Map<At, ModelDraft> = new Map();
  readonly #source: Source;
  /** What was made here and has places in it, to be replaced by names. */
  readonly #references: Schema[] = [];
  readonly #discriminators: Discriminator[] = [];
  /** Places of other files that a component has given its name to. */
  readonly #named = new Set<At>();
  readonly #pending: ModelDraft[] = [];
  #current: ModelDraft | undefined;
  /** Where the components are: in another file, where `components` or its `schemas` are a reference. */
  #components: At = "#/components/schemas";

  constructor(source: Source) {
    this.#source = source;
  }

  /** Where `components.schemas` is. What refers to one of them names it so. */
  findComponents(root: Node): Node | undefined {
    const source = this.#source;
    const schemas = part(source, part(source, root, "components"), "schemas");
    this.#components = schemas?.at ?? this.#components;
    return schemas;
  }

  /** The models of `components.schemas`, whether or not anything refers to them. */
  addComponents(root: Node): void {
    const schemas = this.findComponents(root);
    for (const [, node] of members(schemas).sort(([a], [b]) => byCodeUnit(a, b))) {
      const target = this.#inOtherFile(node);
      if (target === undefined || this.#named.has(target.at)) {
        this.#add(node);
      } else {
        this.#named.add(target.at);
        this.#add(target);
        const draft = this.drafts.get(target.at) as ModelDraft;
        Object.assign(draft, { key: modelKey(node.at), isComponent: true });
      }
    }
  }

  refer(node: Node): At | undefined {
    const target = this.#source.document.follow(referenceOf(node) ?? "", node.at);
    if ("what" in target) {
      const found = this.#current?.dangling ?? this.#source.problems;
      found.push({ at: `${node.at}/$ref`, ...target });
      return undefined;
    }
    const meant = this.#inOtherFile(target) ?? target;
    this.#add(meant);
    return meant.at;
  }

  reference(at: At): Schema {
    const schema: Schema = { $ref: modelRef(at) };
    this.#references.push(schema);
    return schema;
  }

  map(discriminator: Discriminator): void {
    this.#discriminators.push(discriminator);
  }

  /** Replaces places by names, in every reference that was made. */
  link(nameOf: (at: At) => string): void {
    const named = (ref: string): string => modelRef(nameOf(modelOf(ref)));
    for (const schema of this.#references) {
      if (schema.$ref !== undefined) schema.$ref = named(schema.$ref);
    }
    for (const discriminator of this.#discriminators) {
      const { mapping, defaultMapping } = discriminator;
      for (const [value, ref] of Object.entries(mapping)) mapping[value] = named(ref);
      if (defaultMapping !== undefined) discriminator.defaultMapping = named(defaultMapping);
    }
    tellOfOthers(this.#discriminators);
  }

  #add(node: Node): void {
    const { at } = node;
    if (this.drafts.has(at)) {
      return;
    }
    const isComponent = /#\/components\/schemas\/[^/]+$/.test(at) || this.#isComponent(at);
    const key = pathKey(at, this.#source) ?? modelKey(at);
    const draft = { node, key, isComponent, schema: {}, dangling: [] };
    this.drafts.set(at, draft);
    this.#pending.push(draft);
    if (this.#current === undefined) {
      this.#work();
    }
  }

  /** Schemas are normalised one after the other, not one inside the other: chains of references can be long. */
  #work(): void {
    const pending = this.#pending;
    for (let draft = pending.pop(); draft !== undefined; draft = pending.pop()) {
      this.#current = draft;
      draft.schema = normalizeSchema(draft.node, { source: this.#source, registry: this });
    }
    this.#current = undefined;
  }

  /**
   * What a component stands for that is nothing but a reference to another file: documents in several files list their
   * schemas so. The two are one model, called after the component.
   */
  #inOtherFile(node: Node): Node | undefined {
    const reference = referenceOf(node);
    const isAlone = isObject(node.value) && Object.keys(node.value).length === 1;
    if (reference === undefined || reference.startsWith("#")) return undefined;
    if (!isAlone || !this.#isComponent(node.at)) return undefined;
    const target = this.#source.document.follow(reference, node.at);
    return "what" in target || referenceOf(target) !== undefined ? undefined : target;
  }

  #isComponent(at: At): boolean {
    return at.slice(0, at.lastIndexOf("/")) === this.#components;
  }
}

/** Tells discriminators without a mapping what others of the same property map: a union may name what a base does not. */
function tellOfOthers(discriminators: readonly Discriminator[]): void {
  const byProperty = new Map<string, Record<string, string[]>>();
  for (const { propertyName, mapping } of discriminators) {
    const values = byProperty.get(propertyName) ?? {};
    for (const [value, ref] of Object.entries(mapping)) (values[ref] ??= []).push(value);
    byProperty.set(propertyName, values);
  }
  for (const each of discriminators) {
    const others = byProperty.get(each.propertyName) ?? {};
    if (Object.keys(each.mapping).length === 0 && Object.keys(others).length > 0) {
      each.elsewhere = others;
    }
  }
}
