import type { BodySettings } from "./body.js";
import type { ParameterStyle } from "./parameters.js";

/** The style of a body's property, where it has one. */
export function partStyle(
  { partStyles = [] }: BodySettings,
  property: string,
): ParameterStyle | undefined {
  return partStyles.find(([, ...properties]) => properties.includes(property))?.[0];
}
