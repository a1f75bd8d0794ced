import type { AddParameters } from "../contract/draft.js";
import { eachGiven } from "./each-given.js";
import { encode } from "./parameter-text.js";

/** Query parameters, in the document's order; by default in the style `form`, exploded, of one value or a list. */
export const inQuery: AddParameters = (draft, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = formPairs) => {
    const pairs = style(name, value);
    if (pairs) draft.url += (draft.url.includes("?") ? "&" : "?") + pairs;
  });

/** `form`, exploded (OpenAPI 3.1, section 4.8.12.3): `a=1&a=2`. */
export function formPairs(name: string, value: unknown): string {
  const pair = (item: unknown): string => `${encodeURIComponent(name)}=${encode(name, item)}`;
  return Array.isArray(value) ? value.map(pair).join("&") : pair(value);
}
