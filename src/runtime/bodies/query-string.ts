import type { BodySettings } from "../contract/body.js";
import type { ParameterStyle } from "../contract/parameters.js";
import { form } from "./body-form.js";
import { jsonText } from "../parameters/json-text.js";
import { encode } from "../parameters/parameter-text.js";

/*
 * Parameters that are the whole query string (OpenAPI 3.2, section 4.12.1, `in: querystring`), by their media types.
 */

/** `application/x-www-form-urlencoded`: the members of an object, as in the body of a form. */
export function wholeForm(_name: string, value: unknown): string {
  return form(value, {}).body as string;
}

/** The same, with a spelling of some of its properties. */
export function wholeFormOf(
  settings: Pick<BodySettings, "partStyles" | "partTypes">,
): ParameterStyle {
  return (_name, value) => form(value, settings).body as string;
}

/** JSON, percent-encoded. */
export function wholeJson(name: string, value: unknown): string {
  return encode(name, jsonText(name, value));
}

/** A text of another type, percent-encoded. */
export function wholeText(name: string, value: unknown): string {
  return encode(name, value);
}
