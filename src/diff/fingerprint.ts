import { createHash } from "node:crypto";
import type { Change } from "./change.js";
import { sameValue } from "./schema/canonical.js";

/**
 * What a change is recognised by later: its rule, its places and the values before and after. No text and no line
 * is in it, so that it stays the same when messages are worded differently or the document is formatted again.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf({ rule, base, head, before, after }: Change): string {
  return hashOf([rule, base, head, sameValue(before), sameValue(after)]);
}

/** The same for a complaint of the compiler that no change explains: its rule, its place and the use that fails. */
export function fingerprintOfUse(rule: string, at: string, use: string): string {
  return hashOf([rule, at, use]);
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
