import { Invalid } from "./invalid.js";
import { encode } from "./parameter-text.js";
import type { Arguments } from "./parameters.js";

/** Fills in the path parameters that are spelled as they come, one value each. */
export function fillPath(template: string, request: Arguments): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    segmentOf(name, encode(name, request[name])),
  );
}

/**
 * The text of one path parameter. Empty and dot segments are refused: `new URL` would collapse them, encoded or not,
 * and the request would reach another resource (WHATWG URL, "single-dot URL path segment").
 */
export function segmentOf(name: string, text: string): string {
  if (/^(\.|%(25)?2e){0,2}$/i.test(text)) throw new Invalid(name, "is empty or a dot segment");
  return text;
}
