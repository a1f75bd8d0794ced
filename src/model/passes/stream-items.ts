import type { MediaType, Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { essenceOf, mayBeLines, readingOf } from "../operations/reading.js";
import { allowsType } from "../schema/kinds.js";
import { conjunctionOf } from "../schema/conjunction.js";
import type { Models } from "../schema/references.js";

/**
 * Gives streams of JSON values the schema of an item. A `schema` that is a list is that of the whole stream (OpenAPI
 * 3.2, 4.14.2); one that is no list is what many documents have for the item.
 */
export function nameStreamItems(operations: readonly Draft<Operation>[], models: Models): void {
  for (const { body, responses } of operations) {
    for (const media of [body, ...responses].flatMap((each) => each?.content ?? [])) {
      if (isStream(media)) nameItems(media, models);
    }
  }
}

function isStream(media: Draft<MediaType>): boolean {
  return mayBeLines.test(essenceOf(media.type)) || ["lines", "sequence"].includes(readingOf(media));
}

function nameItems(media: Draft<MediaType>, models: Models): void {
  const { schema, itemSchema } = media;
  if (schema === undefined || itemSchema !== undefined) return;
  if (!allowsType(schema, "array", models)) return;
  const [only, ...others] = conjunctionOf(schema, models).flatMap(({ items }) => items ?? []);
  media.itemSchema =
    only === undefined ? {} : others.length === 0 ? only : { allOf: [only, ...others] };
  delete media.schema;
}
