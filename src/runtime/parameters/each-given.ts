import type { Arguments, ParameterStyle, StyledParameter } from "../contract/parameters.js";

/** Goes through the parameters that were given, null and undefined left out. */
export function eachGiven(
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
  add: (name: string, value: unknown, style: ParameterStyle | undefined) => void,
): void {
  for (const parameter of parameters) {
    // A string has none of these members: it is the name.
    const { name = parameter as string, key = name, style } = parameter as Partial<StyledParameter>;
    const value = request[key];
    if (value != null) add(name, value, style);
  }
}
