import type { Operation, RateLimitHeaders } from "../api.js";
import type { Draft } from "../draft.js";
import { byCodeUnit } from "../../json/by-code-unit.js";

/** The last word of a rate-limit header's name, such as `X-RateLimit-Remaining` or `RateLimit-Reset`. */
const pattern = /^(?:x-)?rate-?limit-(limit|remaining|reset)$/i;

/** The rate-limit headers that some response declares, as they are spelled there. */
export function readRateLimit(operations: Draft<Operation>[]): RateLimitHeaders | undefined {
  const headers = operations.flatMap((operation) =>
    operation.responses.flatMap((response) => response.headers),
  );
  const found: RateLimitHeaders = {};
  for (const name of headers.map((header) => header.name).sort(byCodeUnit)) {
    const word = pattern.exec(name)?.[1]?.toLowerCase();
    if (word === "limit" || word === "remaining" || word === "reset") {
      found[word] ??= name;
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
