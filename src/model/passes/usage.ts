import type { Model, Operation, Webhook } from "../api.js";
import type { Json } from "../../json/json.js";
import { annotations } from "../schema/keywords.js";
import { reachedModels } from "./reach.js";
import { modelOf, type Schema } from "../schema/schema.js";
import type { NamedModels } from "../schema/references.js";
import { visitSchemas } from "../schema/visit-schemas.js";

/**
 * Marks which models are read and which are written, and which of those that are both need two types: a property
 * that only one side has (`readOnly`, `writeOnly`), an enum, which is open for reading and closed for writing, or a
 * file, which comes back as a string.
 * Returns the models that an operation or a webhook reaches.
 */
export function markUsage(
  operations: Operation[],
  webhooks: Webhook[],
  models: NamedModels,
): Set<Model> {
  const { read, written } = reachedModels(operations, webhooks, models);
  for (const model of models.values()) {
    // A model that no operation reaches is there to be read: a type that accepts what the API may send.
    model.read = read.has(model) || !written.has(model);
    model.written = written.has(model);
  }
  markSplit(models);
  return new Set([...read, ...written]);
}

/** A model that is read and written is split if it differs itself, or if one that it is made of is split. */
function markSplit(models: NamedModels): void {
  const dependents = new Map<Model, Model[]>();
  const pending: Model[] = [];
  for (const model of models.values()) {
    if (!model.read || !model.written) {
      continue;
    }
    const { differs, refers } = examine(model.schema, models);
    if (differs) {
      pending.push(model);
    }
    for (const target of refers) {
      dependents.set(target, [...(dependents.get(target) ?? []), model]);
    }
  }
  for (let model = pending.pop(); model !== undefined; model = pending.pop()) {
    if (!model.split) {
      model.split = true;
      pending.push(...(dependents.get(model) ?? []));
    }
  }
}

function examine(root: Schema, models: NamedModels): { differs: boolean; refers: Model[] } {
  const all = [...visitSchemas([root])];
  const differs = all.some(
    (schema) =>
      schema.readOnly === true ||
      schema.writeOnly === true ||
      schema.upload === "always" ||
      isOpenEnum(schema),
  );
  const refers = all.flatMap(({ $ref }) => {
    const target = $ref === undefined ? undefined : models.get(modelOf($ref));
    return target === undefined ? [] : [target];
  });
  return { differs, refers };
}

/**
 * True for an enum that a response may outgrow: of strings or numbers, with more than one value. A single value is
 * a constant; it tells the variants of a union apart and must stay a literal.
 */
export function isOpenEnum(schema: Schema): boolean {
  const values = (listedIn(schema) ?? []).filter((value) => value !== null);
  return (
    values.length > 1 &&
    values.every((value) => typeof value === "string" || typeof value === "number")
  );
}

/** The values of this kind that `x-extensible-enum` names: a list that is open on both sides. */
export function extensibleValues(
  { extensibleEnum = [], inProgram }: Schema,
  kind: "number" | "string",
): Json[] {
  return inProgram === undefined ? extensibleEnum.filter((value) => typeof value === kind) : [];
}

/** The values of an `enum`, or of constants that a union lists instead, to say something of each. */
export function listedIn({ enum: values, oneOf, anyOf }: Schema): Json[] | undefined {
  if (values !== undefined) return values;
  const variants = oneOf ?? anyOf ?? [];
  const constants = variants.map((variant) => {
    const isPlain = Object.keys(variant).every(
      (keyword) => keyword === "const" || keyword === "type" || annotations.has(keyword),
    );
    if (!isPlain) return undefined;
    return variant.type === "null" ? null : variant.const;
  });
  const listed = constants.filter((value) => value !== undefined);
  return listed.length === constants.length && listed.length > 0 ? listed : undefined;
}
