import type { Lifecycle } from "../model/extensions/lifecycle.js";
import type { Guard } from "./change.js";

/** What of a thing bears on whether it may be taken away. */
export interface Announced {
  deprecated: boolean;
  lifecycle?: Lifecycle | undefined;
}

/**
 * The guards under which something may be taken away: it was deprecated and its sunset, if it names one, is not
 * ahead; or it was declared a draft.
 *
 * @param today an RFC 3339 date
 */
export function removalGuards({ deprecated, lifecycle }: Announced, today: string): Guard[] {
  const guards: Guard[] = [];
  if (deprecated && (lifecycle?.sunset === undefined || isPast(lifecycle.sunset, today)))
    guards.push("sanctioned");
  if (isDraft(lifecycle)) guards.push("draft");
  return guards;
}

export function isDraft(lifecycle: Lifecycle | undefined): boolean {
  return lifecycle?.stability === "draft" || lifecycle?.stability === "alpha";
}

/** A date that cannot be read is never past. */
function isPast(sunset: string, today: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(sunset) && sunset.slice(0, 10) <= today;
}
