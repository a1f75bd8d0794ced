import { encode } from "./parameter-text.js";
import type { Arguments, Draft, StyledParameter } from "./parameters.js";
import { segmentOf } from "./path-segment.js";

/** Path parameters with a style or a key of their own; the others are filled in without being listed. */
export function inPath(
  draft: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): void {
  for (const parameter of parameters) {
    if (typeof parameter === "string") continue;
    const { name, key = name, style = encode } = parameter;
    const text = segmentOf(key, style(name, request[key] ?? ""));
    draft.url = draft.url.replace(`{${name}}`, () => text);
  }
}
