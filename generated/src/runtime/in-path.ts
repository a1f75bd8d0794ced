import { Invalid } from "./invalid.js";
import { encode } from "./parameter-text.js";
import { styled } from "./parameters.js";
import type { AddParameters } from "./parameters.js";

/**
 * Path parameters; by default one value each. Empty and dot segments are refused: `new URL` would collapse them,
 * encoded or not, and the request would reach another resource (WHATWG URL, "single-dot URL path segment").
 */
export const inPath: AddParameters = (draft, request, parameters) => {
  for (const parameter of parameters) {
    const { name, key = name, style = encode } = styled(parameter);
    const text = style(name, request[key] ?? "");
    if (/^(\.|%(25)?2e){0,2}$/i.test(text)) throw new Invalid(key, "is empty or a dot segment");
    draft.url = draft.url.replaceAll(`{${name}}`, () => text);
  }
};
