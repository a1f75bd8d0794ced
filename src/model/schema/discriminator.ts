import type { At } from "../../json/pointer.js";
import type { Node } from "../../read/document.js";
import { referredModel } from "./aliases.js";
import { modelKey } from "./model-key.js";
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
      id: "discriminator-unusable",
      what: "The discriminator has no propertyName",
      leftOut: [node.at],
      todo: "It is not used; name the property that tells the variants apart.",
    });
    return;
  }
  const mapping: [string, string][] = [];
  const declared = members(child(node, "mapping"));
  const lookup = { variants: variantsOf(schema), context };
  for (const [value, target] of declared) {
    const ref = mapped(target, JSON.stringify(value), lookup);
    if (ref !== undefined) {
      mapping.push([value, ref]);
    }
  }
  const fallback = child(node, "defaultMapping");
  const defaultMapping = fallback && mapped(fallback, "all other values", lookup);
  schema.discriminator = {
    propertyName,
    mapping: mapOf(mapping),
    ...(defaultMapping !== undefined && { defaultMapping }),
    ...(mapping.length < declared.length && { isPartial: true }),
  };
  context.registry.map(schema.discriminator);
}

interface Lookup {
  /** The models that the schema itself names as its alternatives. */
  variants: readonly At[];
  context: SchemaContext;
}

function variantsOf({ oneOf = [], anyOf = [] }: Schema): At[] {
  return [...oneOf, ...anyOf].map(referredModel).filter((at) => at !== undefined);
}

function mapped(target: Node, values: string, lookup: Lookup): string | undefined {
  const at = modelAt(target, lookup);
  if (at === undefined) {
    lookup.context.source.warnings.push({
      at: target.at,
      id: "discriminator-unusable",
      what: `The discriminator maps ${values} to a schema that does not exist`,
      leftOut: [target.at],
      todo: "The mapping is not used; name a schema under components.",
    });
  }
  return at === undefined ? undefined : modelRef(at);
}

/** Whether a schema has this name: its key, or that of the file that it is. */
function isCalled(at: At, name: string): boolean {
  const file = /([^/]*?)(\.\w+)?#$/.exec(at)?.[1];
  return modelKey(at) === name || file === name;
}

/**
 * A mapping's value is the name of a schema or a URI reference; a name that exists wins (4.8.25.2). In a document of
 * several files a name is that of an alternative, then of a schema in the document, then of one in the same file.
 */
function modelAt(target: Node, { variants, context }: Lookup): At | undefined {
  const { value, at } = target;
  if (typeof value !== "string") return undefined;
  // A name has none of a reference's characters (4.8.7), so most values are one or the other.
  const isName = /^[\w.-]+$/.test(value);
  const named = isName ? variants.filter((each) => isCalled(each, value)) : [];
  if (named.length === 1) return named[0];
  const inComponents = `#/components/schemas/${pointer("", value).slice(1)}`;
  const asName: [reference: string, from: At][] = [
    [inComponents, "#"],
    [inComponents, at],
  ];
  const asReference: [reference: string, from: At] = [value, at];
  for (const [reference, from] of isName ? [...asName, asReference] : [asReference, ...asName]) {
    if (!("what" in context.source.document.follow(reference, from))) {
      return context.registry.refer({ value: { $ref: reference }, at: from });
    }
  }
  return undefined;
}
