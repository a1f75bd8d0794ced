import type { Webhook } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import { isUnion, modelsIn, readLines } from "./inline-reads.js";
import { lostToReaders, ofHead } from "./lost-keys.js";
import type { ModelSides } from "./model-probes.js";
import type { ProbeLine } from "./probe.js";

/** Reads what a webhook sends: the client has a type for its body and for nothing else of it. */
export function webhookProbes(
  { name, key, body, at }: Webhook,
  now: Webhook | undefined,
  models: ModelSides,
): ProbeLine[] {
  const owner = `webhook ${key}`;
  const type = `Old.${name}`;
  const content = body?.content ?? [];
  const [media, ...others] = content;
  const [later, ...laterOthers] = now?.body?.content ?? [];
  const schema = others.length > 0 ? undefined : media?.schema;
  const place = media && schema ? pointer(media.at, "schema") : (body?.at ?? at);
  const line = { at: place, owner, models: modelsIn(content), coarse: false };
  const parts =
    schema === undefined || schema.$ref !== undefined || isUnion(schema)
      ? []
      : readLines(
          {
            schema,
            at: place,
            value: `value<${ofHead(type)}>()`,
            type,
            name,
            now: laterOthers.length > 0 ? undefined : later?.schema,
          },
          { owner, models: models.base, nowModels: models.head },
        );
  return [
    { ...line, at, code: `{ type Named = New.${name}; }`, use: `imports \`${name}\`` },
    ...parts,
    {
      ...line,
      code: `{ const read: ${type} = value<${ofHead(type)}>(); ${lostToReaders(type)} }`,
      use: `reads a \`${name}\``,
      coarse: parts.length > 0,
    },
  ];
}
