import type { BodySettings } from "../contract/body.js";
import type { ParameterStyle } from "../contract/parameters.js";

/** The style of a body's property, where it has one. */
export function partStyle(
  { partStyles = [] }: BodySettings,
  property: string,
): ParameterStyle | undefined {
  return partStyles.find(([, ...properties]) => properties.includes(property))?.[0];
}
