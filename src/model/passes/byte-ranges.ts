import type { MediaType, Operation, Webhook } from "../api.js";
import type { Draft } from "../draft.js";
import { essenceOf } from "../operations/reading.js";
import { dereference, type Models } from "../schema/references.js";
import { isBinary } from "../schema/types-of.js";

/** Of a range of media types the schema alone tells that a body is bytes: one that refers to bytes becomes bytes. */
export function spellBytesOut(
  operations: readonly Draft<Operation>[],
  webhooks: readonly Draft<Webhook>[],
  models: Models,
): void {
  for (const { body, responses } of [...operations, ...webhooks]) {
    for (const media of [body, ...responses].flatMap((owner) => owner?.content ?? [])) {
      if (essenceOf(media.type).endsWith("/*")) spellOut(media, models);
    }
  }
}

function spellOut(media: Draft<MediaType>, models: Models): void {
  const target = media.schema && dereference(media.schema, models);
  if (target !== undefined && isBinary(target)) media.schema = target;
}
