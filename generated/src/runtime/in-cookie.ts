import { addHeader } from "./headers.js";
import { encode } from "./parameter-text.js";
import { givenOf } from "./parameters.js";
import type { Arguments, Draft, StyledParameter } from "./parameters.js";

/** Cookie parameters, percent-encoded; by default the items of a list, or the one value, separated by commas. */
export function inCookie(
  { headers }: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): void {
  for (const { name, value, style = joined } of givenOf(request, parameters)) {
    const pair = `${name}=${style(name, value)}`;
    addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pair}` : pair);
  }
}

function joined(name: string, value: unknown): string {
  return [value]
    .flat()
    .map((item) => encode(name, item))
    .join();
}
