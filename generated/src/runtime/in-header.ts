import { addHeader } from "./headers.js";
import { textOf } from "./parameter-text.js";
import { givenOf } from "./parameters.js";
import type { Arguments, Draft, StyledParameter } from "./parameters.js";

/** Header parameters; by default the items of a list, or the one value, separated by commas (`simple`). */
export function inHeader(
  { headers }: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): void {
  for (const { name, value, style = simple } of givenOf(request, parameters))
    addHeader(headers, name, style(name, value));
}

function simple(name: string, value: unknown): string {
  return [value]
    .flat()
    .map((item) => textOf(name, item))
    .join();
}
