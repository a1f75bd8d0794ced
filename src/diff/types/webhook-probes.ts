import type { Webhook } from "../../model/api.js";
import type { Models } from "../../model/schema/references.js";
import { pointer } from "../../model/source.js";
import { isUnion, modelsIn, readLines } from "./inline-reads.js";
import { lostToReaders, ofHead } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** Reads what a webhook sends: the client has a type for its body and for nothing else of it. */
export function webhookProbes({ name, key, body, at }: Webhook, models: Models): ProbeLine[] {
  const owner = `webhook ${key}`;
  const type = `Old.${name}`;
  const content = body?.content ?? [];
  const [media, ...others] = content;
  const schema = others.length > 0 ? undefined : media?.schema;
  const place = media && schema ? pointer(media.at, "schema") : (body?.at ?? at);
  const line = { at: place, owner, models: modelsIn(content), coarse: false };
  const parts =
    schema === undefined || schema.$ref !== undefined || isUnion(schema)
      ? []
      : readLines(
          { schema, at: place, value: `value<${ofHead(type)}>()`, type, name },
          { owner, models },
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
