import type { Operation, Payload } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";

/** The payload is a property of the body; the others are kept beside it, but for those that results have themselves. */
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
  const members = body as Record<string, unknown>;
  // The half of a result that failed has an error, and every object what its prototype has.
  const siblings = Object.entries(members).filter(([key]) => !(key in { error: 0 }));
  return { ...Object.fromEntries(siblings), data: members[name] };
}
