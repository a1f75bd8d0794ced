import type { Node } from "../../read/document.js";
import type { Operation } from "../api.js";
import type { Draft } from "../draft.js";
import { allowsType } from "../schema/kinds.js";
import { child } from "../source.js";
import type { DeclarationContext } from "./pagination.js";

/**
 * Reads `x-idempotency-key: <header parameter>` of an operation that changes something, and verifies it: the header must
 * be a parameter of the operation, and take a text. Returns the request's member that holds the key.
 */
export function readIdempotencyKey(
  node: Node,
  { id, method, parameters }: Draft<Operation>,
  { source, models }: DeclarationContext,
): string | undefined {
  const declared = child(node, "x-idempotency-key");
  if (declared === undefined) return undefined;
  const { value, at } = declared;
  const name = typeof value === "string" ? value : "";
  const parameter = parameters.find(
    (each) => each.in === "header" && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (/^(GET|HEAD|OPTIONS|QUERY)$/.test(method)) {
    const what = `${id} changes nothing, so that it is repeated without a key`;
    source.problems.push({
      at,
      id: "idempotency-key-invalid",
      what,
      todo: "Leave x-idempotency-key out.",
    });
  } else if (parameter === undefined) {
    const what = `x-idempotency-key names no header parameter of ${id}`;
    source.problems.push({
      at,
      id: "idempotency-key-invalid",
      what,
      todo: "Write the name of one, such as Idempotency-Key.",
    });
  } else if (!allowsType(parameter.schema, "string", models)) {
    const what = `The header ${parameter.name} takes no text, and the key is one`;
    source.problems.push({
      at,
      id: "idempotency-key-invalid",
      what,
      todo: "Name a header parameter of type string.",
    });
  } else {
    return parameter.key;
  }
  return undefined;
}
