import type { Limits } from "../contract/limits.js";
import { Invalid } from "../failures/invalid.js";

type GivenLimits = { readonly [Name in keyof Limits]?: number | undefined };

/** The limits that are given, the rest as in `defaults`. */
export function limitsOf(given: GivenLimits, defaults: Limits): Limits {
  const limits = { ...defaults };
  let name: keyof Limits;
  for (name in limits) {
    limits[name] = (given[name] ?? limits[name]) as number;
    if (!((limits[name] ?? 1) >= (name === "retries" ? 0 : 1)))
      throw new Invalid(name, "cannot be a limit");
  }
  return limits;
}
