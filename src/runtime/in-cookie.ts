import { addHeader } from "./headers.js";
import { encode } from "./parameter-text.js";
import { eachGiven } from "./parameters.js";
import type { AddParameters } from "./parameters.js";

/** Cookie parameters, percent-encoded; by default the items of a list, or the one value, separated by commas. */
export const inCookie: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = joined) => {
    const pair = `${name}=${style(name, value)}`;
    addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pair}` : pair);
  });

function joined(name: string, value: unknown): string {
  return [value]
    .flat()
    .map((item) => encode(name, item))
    .join();
}
