import type { Node } from "../read/document.js";
import type { Operation } from "./api.js";
import { propertiesOf, successSchema, type Models } from "./schema-lookup.js";
import { child, stringAt, type Source } from "./source.js";

/**
 * Reads `x-envelope: { data: <property> }` at the root and marks every operation whose 2xx JSON body has that
 * property. An envelope that no operation has is a problem: a misspelling would silently change every type.
 */
export function applyEnvelope(
  root: Node,
  operations: Operation[],
  context: { source: Source; models: Models },
): void {
  const declared = child(root, "x-envelope");
  if (declared === undefined) {
    return;
  }
  const property = stringAt(declared, "data");
  const enveloped = operations.filter((operation) => {
    const schema = successSchema(operation);
    return (
      property !== undefined &&
      schema !== undefined &&
      propertiesOf(schema, context.models).has(property)
    );
  });
  if (property === undefined || (enveloped.length === 0 && operations.length > 0)) {
    context.source.problems.push({
      at: declared.at,
      what: `x-envelope names ${property === undefined ? "no property" : `\`${property}\`, which no 2xx JSON body has`}`,
      todo: "Write x-envelope: { data: <the property that holds the payload> }.",
    });
    return;
  }
  for (const operation of enveloped) {
    operation.envelope = property;
  }
}
