import type * as query from "@tanstack/query-core";
import type { ApiError } from "../client.js";

/** A request as a part of a key: plain JSON, without the members that are nobody's to see. */
export type Asked = Readonly<Record<string, unknown>>;

/** A key, which knows what is kept under it. */
export type KeyOf<Key extends query.QueryKey, Data, Failure> = query.DataTag<
  Key,
  Data,
  ApiError<Failure>
>;

/**
 * Tells what a request asks for.
 *
 * @param secret members of the request that are left out
 * @param secretInBody members of its body, at any depth
 */
export function asked(
  request: object = {},
  secret: string[] = [],
  secretInBody: string[] = [],
): Asked {
  const members = Object.entries(request).filter(([name]) => !secret.includes(name));
  return Object.fromEntries(
    members
      .map(([name, value]) => [name, plain(value, name === "body" ? secretInBody : [])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function plain(value: unknown, secret: string[]): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value, (name, part: unknown) => {
    if (secret.includes(name)) return undefined;
    return typeof part === "bigint" ? String(part) : part;
  }) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** Gives a key the type of what is kept under it. */
export function keyOf<Key extends query.QueryKey>(...parts: unknown[]): Key {
  return parts as unknown as Key;
}
