import type { At } from "../../json/pointer.js";
import type { Model } from "../../model/api.js";
import { modelOf, modelRef, type Schema } from "../../model/schema/schema.js";
import { pointer } from "../../model/source.js";
import { unnamed } from "./intersect.js";
import type { Located, Part } from "./part.js";

/** The values of a property that say which variant a value is. */
export interface Tags {
  property: string;
  values: string[];
  /** In the mapping, where one names the variant. */
  at: At;
}

/** What discriminators say of variants, in one document. */
export interface Discriminators {
  /** Of a branch of `union`. */
  ofBranch(branch: Schema, union: Located): Tags | undefined;
  /** Of a model that extends one with a discriminator by `allOf`. */
  ofModel(model: Located): Tags | undefined;
  /** The parts of a variant, with the values that it has as that variant. */
  tagged(parts: readonly Part[], tags: Tags | undefined): readonly Part[];
}

interface Lookup {
  models: ReadonlyMap<string, Model>;
  resolve(located: Located): Located;
}

/**
 * A variant's values are those that the mapping gives it, otherwise its key in the document (OpenAPI 3.1, 4.8.25.1).
 * They are compared as if the variant's schema listed them.
 */
export function createDiscriminators({ models, resolve }: Lookup): Discriminators {
  const byPlace = new Map<At, Model>([...models.values()].map((model) => [model.at, model]));
  const extended = new Set(
    [...models.values()].flatMap(({ schema }) => (schema.allOf ?? []).map(referenceIn)),
  );

  function tagsOf(name: string | undefined, owner: Located): Tags | undefined {
    const { discriminator } = owner.schema;
    const model = name === undefined ? undefined : models.get(name);
    if (discriminator === undefined || model === undefined) return undefined;
    const { propertyName, mapping } = discriminator;
    const mapped = Object.keys(mapping).filter((value) => mapping[value] === modelRef(model.name));
    const values = mapped.length > 0 || Object.hasOwn(mapping, model.key) ? mapped : [model.key];
    const [first] = values;
    if (first === undefined) return undefined;
    const place = pointer(pointer(pointer(owner.at, "discriminator"), "mapping"), first);
    return { property: propertyName, values, at: place };
  }

  /** What the variant itself declares counts where it contradicts the discriminator, or says as much. */
  function isNews(schemas: readonly Located[], values: readonly string[]): boolean {
    return schemas.map(resolve).every(({ schema }) => {
      const { type, enum: listed, const: only, allOf, anyOf, oneOf, not } = schema;
      if (allOf ?? anyOf ?? oneOf ?? not) return false;
      const own = only === undefined ? listed : [only];
      const isText = type === undefined || type === "string" || type.includes("string");
      if (own === undefined) return isText;
      return own.length > values.length && values.every((value) => own.includes(value));
    });
  }

  return {
    ofBranch: (branch, union) => tagsOf(referenceIn(branch), union),
    ofModel: ({ schema, at }) => {
      const self = byPlace.get(at)?.name;
      // A model that others extend also has their values.
      if (self === undefined || extended.has(self)) return undefined;
      const tags = (schema.allOf ?? []).flatMap((part) => {
        const base = resolve({ schema: part, at });
        const isUnion = base.schema.oneOf ?? base.schema.anyOf;
        return part.$ref === undefined || isUnion ? [] : [tagsOf(self, base)];
      });
      return tags.find((each) => each !== undefined);
    },
    tagged: (parts, tags) =>
      tags === undefined
        ? parts
        : parts.map((part) => {
            const { property, values, at } = tags;
            const declared = part.properties.get(property);
            const schemas = declared?.conjunction ?? unnamed(part, property);
            if (part.kind !== "object" || !isNews(schemas, values)) return part;
            const conjunction = [...schemas, { schema: { enum: values }, at }];
            const named = { at: declared?.at ?? at, conjunction };
            return { ...part, properties: new Map(part.properties).set(property, named) };
          }),
  };
}

/** The model that a schema refers to; what stands beside a reference has moved with it into an `allOf`. */
function referenceIn({ $ref, allOf = [] }: Schema): string | undefined {
  const ref = $ref ?? (allOf.length === 1 ? allOf[0]?.$ref : undefined);
  return ref === undefined ? undefined : modelOf(ref);
}
