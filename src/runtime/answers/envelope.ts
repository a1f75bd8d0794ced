import type { Operation, Payload } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";

/** The payload is a property of the body; the others are kept beside it. */
export function inEnvelope(
  body: unknown,
  { envelope, method }: Operation,
  status: number,
): Payload {
  const name = envelope?.[1] ?? "";
  // No body is promised here (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6).
  if (body === undefined && (method === "HEAD" || status === 204 || status === 205))
    return { data: body };
  if (!Object.hasOwn(Object(body), name)) throw new Unreadable(`has no "${name}"`);
  // Destructuring copies own members only, so that nothing in the body sets a prototype.
  const { [name]: data, ["__proto__"]: _, ...siblings } = body as Record<string, unknown>;
  return { ...siblings, data };
}
