import type { AddParameters } from "../contract/draft.js";
import type { StyledParameter } from "../contract/parameters.js";
import { Invalid } from "../failures/invalid.js";
import { encode } from "./parameter-text.js";

/**
 * Path parameters; by default one value each. Empty and dot segments are refused: `new URL` would collapse them,
 * encoded or not, and the request would reach another resource (WHATWG URL, "single-dot URL path segment").
 */
export const inPath: AddParameters = (draft, request, parameters) => {
  for (const parameter of parameters) {
    // A string has none of these members: it is the name.
    const {
      name = parameter as string,
      key = name,
      style = encode,
    } = parameter as Partial<StyledParameter>;
    const text = style(name, request[key] ?? "");
    if (/^(\.|%(25)?2e){0,2}$/i.test(text)) throw new Invalid(key, "is empty or a dot segment");
    draft.url = draft.url.replaceAll(`{${name}}`, () => text);
  }
};
