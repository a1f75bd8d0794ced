import type { Node } from "../../read/document.js";
import type { Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { isJson, isSuccess } from "../operations/payload.js";
import { propertiesOf } from "../schema/properties.js";
import type { Models } from "../schema/references.js";
import { child, stringAt, type Source } from "../source.js";

/**
 * Reads `x-envelope: { data: <property> }` at the root and marks every operation whose 2xx bodies all are JSON with
 * that property. Where some are and others are not, the data is the whole body, and a warning says so. An envelope that no operation has is a problem: a misspelling would silently change every type.
 */
export function applyEnvelope(
  root: Node,
  operations: Draft<Operation>[],
  context: EnvelopeContext,
): void {
  const declared = child(root, "x-envelope");
  if (declared === undefined) {
    return;
  }
  const property = stringAt(declared, "data");
  const uses = operations.map((operation) => markEnvelope(operation, property, context));
  if (property === undefined || (!uses.some((use) => use !== "none") && operations.length > 0)) {
    context.source.problems.push({
      at: declared.at,
      id: "envelope-invalid",
      what: `x-envelope names ${property === undefined ? "no property" : `\`${property}\`, which no 2xx JSON body has`}`,
      todo: "Write x-envelope: { data: <the property that holds the payload> }.",
    });
  }
}

/** What an envelope is looked for with. */
interface EnvelopeContext {
  source: Source;
  models: Models;
}

/** How many of an operation's 2xx bodies have the property. */
type EnvelopeUse = "all" | "none" | "some";

/** The property that holds the payload, by the `x-envelope` of the root. */
export function envelopeOf(root: Node): string | undefined {
  const declared = child(root, "x-envelope");
  return declared && stringAt(declared, "data");
}

/** Marks an operation whose 2xx bodies all have the envelope's property. */
export function markEnvelope(
  operation: Draft<Operation>,
  property: string | undefined,
  { source, models }: EnvelopeContext,
): EnvelopeUse {
  const use = property === undefined ? "none" : envelopeUse(operation, property, models);
  if (use === "all" && property !== undefined) operation.envelope = property;
  if (use === "some") {
    source.warnings.push({
      at: operation.at,
      id: "envelope-partial",
      what: `Some 2xx bodies have \`${property}\`, the property of x-envelope, and some have not`,
      todo: "The data of this operation is the whole body; let all of them have it for data without the envelope.",
    });
  }
  return use;
}

function envelopeUse(
  { responses }: Draft<Operation>,
  property: string,
  models: Models,
): EnvelopeUse {
  const bodies = responses.filter(isSuccess).flatMap(({ content }) => content);
  const enveloped = bodies.filter(
    ({ type, schema }) =>
      isJson(type) && schema !== undefined && propertiesOf(schema, models).has(property),
  );
  if (enveloped.length === 0) return "none";
  return enveloped.length === bodies.length ? "all" : "some";
}
