import type { Operation } from "./operation.js";
import { Unreadable } from "./unreadable.js";

/** What a success tells beside the response: its payload, and what stands beside that in an envelope. */
export interface Payload {
  readonly data: unknown;
}

/** Takes the payload out of a body. */
export type OpenEnvelope = (body: unknown, operation: Operation, status: number) => Payload;

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
