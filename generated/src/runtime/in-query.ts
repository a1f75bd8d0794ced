import { isRecord, membersOf } from "./members.js";
import { encode } from "./parameter-text.js";
import { givenOf } from "./parameters.js";
import type { Arguments, Draft, StyledParameter } from "./parameters.js";

/** Query parameters, in the document's order; by default in the style `form`, exploded. */
export function inQuery(
  draft: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): void {
  for (const { name, value, style = form } of givenOf(request, parameters)) {
    const pairs = style(name, value);
    if (pairs) draft.url += (draft.url.includes("?") ? "&" : "?") + pairs;
  }
}

/** `form`, exploded (OpenAPI 3.1, section 4.8.12.3): `a=1&a=2`; an object's members are parameters of their own. */
export function form(name: string, value: unknown): string {
  const pairs: [string, unknown][] = isRecord(value)
    ? membersOf(value)
    : [value].flat().map((item) => [name, item]);
  return pairs.map(([key, item]) => `${encode(name, key)}=${encode(name, item)}`).join("&");
}
