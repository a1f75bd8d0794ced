import type { BodySettings } from "../contract/body.js";
import type { ParameterStyle } from "../contract/parameters.js";

/** The style of a body's property, where it has one. */
export function partStyle(
  { partStyles = [] }: BodySettings,
  property: string,
): ParameterStyle | undefined {
  return partStyles.find(([, ...properties]) => properties.includes(property))?.[0];
}

/** The media type of a body's property, where it has one of its own. */
export function partType({ partTypes = {} }: BodySettings, property: string): string | undefined {
  return Object.hasOwn(partTypes, property) ? partTypes[property] : undefined;
}

/** True for a property whose values, each item of a list, are written as JSON (OpenAPI 3.2, section 4.15.1.1). */
export function isJsonPart(settings: BodySettings, property: string): boolean {
  return /[/+]json *(;|$)/i.test(partType(settings, property) ?? "");
}
