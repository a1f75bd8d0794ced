import type { Node } from "../../read/document.js";
import type { Encoding } from "../api.js";
import type { SchemaContext } from "../schema/schema-context.js";
import { child, flagAt, mapOf, members, part, stringAt, type Source } from "../source.js";
import { readHeaders } from "./headers.js";
import { readStyle } from "./styles.js";

/** The `encoding` of a Media Type Object, by property (OpenAPI 3.1, 4.8.15). */
export function readEncodings(media: Node, context: SchemaContext): Record<string, Encoding> {
  const declared = members(part(context.source, media, "encoding"));
  return mapOf(declared.map(([property, node]) => [property, readEncoding(node, context)]));
}

/** 3.2 can say how the parts of a multipart body without names are encoded; a client sends parts by their names. */
export function warnOfPositions(holder: Node, { warnings }: Source): void {
  for (const keyword of ["prefixEncoding", "itemEncoding"]) {
    const found = child(holder, keyword);
    if (found === undefined) continue;
    const what = `${keyword} is not read`;
    const todo = "Parts are sent by the names of properties; say how in encoding.";
    warnings.push({ at: found.at, id: "part-unsupported", what, leftOut: [found.at], todo });
  }
}

function readEncoding(node: Node, context: SchemaContext): Encoding {
  const nested = child(node, "encoding");
  if (nested !== undefined) {
    const what = "The encoding of what is within a part is not read";
    const todo = "A part is sent as its contentType has it.";
    context.source.warnings.push({
      at: nested.at,
      id: "part-unsupported",
      what,
      leftOut: [nested.at],
      todo,
    });
  }
  warnOfPositions(node, context.source);
  const contentType = stringAt(node, "contentType");
  const explode = flagAt(node, "explode");
  const allowReserved = flagAt(node, "allowReserved");
  return {
    ...(contentType && { contentType }),
    ...(child(node, "style") && { style: readStyle(node, "query", context.source) }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
    headers: readHeaders(node, context),
  };
}
