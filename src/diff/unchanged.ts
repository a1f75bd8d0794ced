import type { Api, Model } from "../model/api.js";
import { modelRef } from "../model/schema/schema.js";
import { referencesTo, subtypesOf } from "./schema/subtypes.js";

/** Tells without looking inside that something is the same in both documents, down to every model it refers to. */
export interface Unchanged {
  /** Of two pieces of the Apis: operations, schemas. */
  same(base: unknown, head: unknown): boolean;
}

const references = /"(#\/models\/(?:[^"\\]|\\.)*)"/g;

/**
 * Most of two versions of a document is the same text. A model is unchanged if its text is, and the texts of all the
 * models that it leads to are; what refers to unchanged models only, and has the same text, needs no comparison.
 */
export function createUnchanged(base: Api, head: Api): Unchanged {
  const unchanged = unchangedModels(schemaTexts(base.models), schemaTexts(head.models));
  const texts = new WeakMap<object, string>();

  function textOf(value: unknown): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
    const known = texts.get(value);
    const text = known ?? JSON.stringify(value);
    if (known === undefined) texts.set(value, text);
    return text;
  }

  return {
    same(before, after) {
      const text = textOf(before);
      return text === textOf(after) && referredModels(text).every((name) => unchanged.has(name));
    },
  };
}

/** With the models that values of each may be as well: what refers to it refers to them. */
function schemaTexts(models: readonly Model[]): Map<string, string> {
  const subtypes = subtypesOf(models);
  return new Map(
    models.map(({ name, schema }) => [
      modelRef(name),
      JSON.stringify([schema, referencesTo(name, subtypes)]),
    ]),
  );
}

function unchangedModels(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Set<string> {
  const candidates = new Set(
    [...before.keys()].filter((name) => before.get(name) === after.get(name)),
  );
  const referrers = new Map<string, string[]>();
  const changed = new Set<string>();
  for (const name of candidates) {
    for (const target of referredModels(before.get(name) ?? "")) {
      if (!candidates.has(target)) changed.add(name);
      const known = referrers.get(target);
      if (known === undefined) referrers.set(target, [name]);
      else known.push(name);
    }
  }
  for (const name of changed)
    for (const referrer of referrers.get(name) ?? []) changed.add(referrer);
  return new Set([...candidates].filter((name) => !changed.has(name)));
}

/** The references to models that stand in a text, each once. */
export function referredModels(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(references)].map((match) => JSON.parse(`"${match[1]}"`) as string),
    ),
  ];
}
