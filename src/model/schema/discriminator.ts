import type { Node } from "../../read/document.js";
import type { SchemaContext } from "./schema-context.js";
import { modelRef, type Schema } from "./schema.js";
import { child, mapOf, members, pointer, stringAt } from "../source.js";

/**
 * Reads a Discriminator Object (OpenAPI 3.1, 4.8.25) into `schema.discriminator`. A mapping that names no schema is
 * left out with a warning: the union stays, the value does not narrow it.
 */
export function normalizeDiscriminator(node: Node, schema: Schema, context: SchemaContext): void {
  const propertyName =
    stringAt(node, "propertyName") ?? (typeof node.value === "string" ? node.value : undefined);
  if (propertyName === undefined) {
    context.source.warnings.push({
      at: node.at,
      what: "The discriminator has no propertyName",
      leftOut: [node.at],
      todo: "It is not used; name the property that tells the variants apart.",
    });
    return;
  }
  const mapping: [string, string][] = [];
  for (const [value, target] of members(child(node, "mapping"))) {
    const ref = mapped(target, JSON.stringify(value), context);
    if (ref !== undefined) {
      mapping.push([value, ref]);
    }
  }
  const fallback = child(node, "defaultMapping");
  const defaultMapping = fallback && mapped(fallback, "all other values", context);
  schema.discriminator = {
    propertyName,
    mapping: mapOf(mapping),
    ...(defaultMapping !== undefined && { defaultMapping }),
  };
  context.registry.map(schema.discriminator);
}

function mapped(target: Node, values: string, context: SchemaContext): string | undefined {
  const at = modelAt(target, context);
  if (at === undefined) {
    context.source.warnings.push({
      at: target.at,
      what: `The discriminator maps ${values} to a schema that does not exist`,
      leftOut: [target.at],
      todo: "The mapping is not used; name a schema under components.",
    });
  }
  return at === undefined ? undefined : modelRef(at);
}

/** A mapping's value is the name of a schema or a URI reference; a name that exists wins (4.8.25.2). */
function modelAt(target: Node, { source, registry }: SchemaContext): string | undefined {
  if (typeof target.value !== "string") {
    return undefined;
  }
  // A name has none of a reference's characters (4.8.7), so most values are one or the other.
  const isName = /^[\w.-]+$/.test(target.value);
  const references = isName
    ? [`#/components/schemas/${target.value}`, target.value]
    : [target.value, `#/components/schemas/${pointer("", target.value).slice(1)}`];
  for (const reference of references) {
    const at = reference === target.value ? target.at : "#";
    if (!("what" in source.document.follow(reference, at))) {
      return registry.refer({ value: { $ref: reference }, at });
    }
  }
  return undefined;
}
