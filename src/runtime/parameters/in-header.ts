import type { AddParameters } from "../contract/draft.js";
import { eachGiven } from "./each-given.js";
import { addHeader } from "./headers.js";
import { itemsOf } from "./members.js";
import { textOf } from "./parameter-text.js";

/** Header parameters; by default the items of a list, or the one value, separated by commas (`simple`). */
export const inHeader: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = simpleHeader) =>
    addHeader(headers, name, style(name, value)),
  );

function simpleHeader(name: string, value: unknown): string {
  return itemsOf(value)
    .map((item) => textOf(name, item))
    .join();
}
