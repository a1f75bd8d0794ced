import type { Node } from "../../read/document.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import type { Header } from "../api.js";
import { docOf } from "../docs.js";
import { normalizeSchema } from "../schema/normalize-schema.js";
import type { SchemaContext } from "../schema/schema-context.js";
import { child, flagAt, members, part, resolve, stringAt, type Source } from "../source.js";

/** Whether a name can be a header's (RFC 9110, 5.1 and 5.6.2); a warning where it cannot. */
export function isHeaderName(name: string, at: string, { warnings }: Source): boolean {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return true;
  warnings.push({
    at,
    id: "header-name-invalid",
    what: `${JSON.stringify(name)} cannot be the name of a header`,
    leftOut: [at],
    todo: "It is left out; use letters, digits and hyphens (RFC 9110, 5.1).",
  });
  return false;
}

/** Headers sorted by name without regard to case; `Content-Type` is described by `content` (4.8.17.1). */
export function readHeaders(owner: Node, context: SchemaContext): Header[] {
  const headers: Header[] = [];
  for (const [name, declared] of members(part(context.source, owner, "headers"))) {
    const node = resolve(context.source, declared);
    if (node === undefined || name.toLowerCase() === "content-type") {
      continue;
    }
    if (!isHeaderName(name, declared.at, context.source)) continue;
    const media = members(child(node, "content"))[0];
    const schema = child(media?.[1] ?? node, "schema");
    headers.push({
      name,
      required: flagAt(node, "required") === true,
      deprecated: flagAt(node, "deprecated") === true,
      description: docOf(stringAt(node, "description")),
      schema: schema === undefined ? {} : normalizeSchema(schema, context),
      style: "simple",
      explode: flagAt(node, "explode") === true,
      ...(media && { contentType: media[0] }),
      at: node.at,
    });
  }
  return headers.sort((a, b) => byCodeUnit(a.name.toLowerCase(), b.name.toLowerCase()));
}
