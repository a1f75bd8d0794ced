import { addHeader } from "./headers.js";
import { textOf } from "./parameter-text.js";
import { eachGiven } from "./parameters.js";
import type { AddParameters } from "./parameters.js";

/** Header parameters; by default the items of a list, or the one value, separated by commas (`simple`). */
export const inHeader: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = simple) =>
    addHeader(headers, name, style(name, value)),
  );

function simple(name: string, value: unknown): string {
  return [value]
    .flat()
    .map((item) => textOf(name, item))
    .join();
}
