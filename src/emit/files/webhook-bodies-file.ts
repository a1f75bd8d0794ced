import type { StatementStructures } from "ts-morph";
import type { Webhook } from "../../model/api.js";
import { readingOf } from "../../model/operations/reading.js";
import { bodyType } from "../operation/answers.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import type { CodeOutput } from "../output.js";
import type { TypeContext } from "../spell-type.js";
import { StructureKind } from "../structures.js";

/** `webhook-bodies.ts`: what the API sends to those who listen, a type for each webhook's body. */
export function webhookBodiesFile(context: EmitContext): CodeOutput {
  return codeFile("webhook-bodies", context, (types) =>
    context.api.webhooks.map((webhook): StatementStructures => ({
      kind: StructureKind.TypeAlias,
      name: webhook.name,
      isExported: true,
      docs: comment(webhook.description, `The body of the webhook ${code(webhook.key)}.`),
      type: payload(webhook, types),
    })),
  );
}

/** A body in several content types is one of them; whoever takes it in has read it as it says. */
function payload({ body }: Webhook, types: TypeContext): string {
  const parts = (body?.content ?? []).map((mediaType) =>
    bodyType(mediaType, readingOf(mediaType), types),
  );
  return parts.length === 0 ? "undefined" : [...new Set(parts)].join(" | ");
}
