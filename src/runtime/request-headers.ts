import { addHeader, addHeaders } from "./headers.js";
import type { Operation } from "./operation.js";
import { encode, textOf } from "./parameter-text.js";
import type { StyledParameter } from "./parameters.js";
import { argumentOf } from "./request-url.js";
import type { Arguments } from "./request-url.js";

/** Adds the header and cookie parameters, and the headers that the caller gave for this call. */
export function addRequestHeaders(
  headers: Record<string, string>,
  operation: Operation,
  { request, given }: { request: Arguments; given: Readonly<Record<string, string>> | undefined },
): void {
  if (operation.decode?.accept) headers["accept"] = operation.decode.accept;
  addHeaders(headers, given);
  for (const parameter of operation.header ?? []) {
    const value = argumentOf(request, parameter);
    if (value != null) addHeader(headers, nameOf(parameter), spell(parameter, value, textOf));
  }
  for (const parameter of operation.cookie ?? []) {
    const value = argumentOf(request, parameter);
    if (value == null) continue;
    const pair = `${nameOf(parameter)}=${spell(parameter, value, encode)}`;
    addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pair}` : pair);
  }
}

function nameOf(parameter: string | StyledParameter): string {
  return typeof parameter === "string" ? parameter : parameter.name;
}

/** By default the items of a list, or the one value, separated by commas (`simple`, not exploded). */
function spell(
  parameter: string | StyledParameter,
  value: unknown,
  text: (name: string, value: unknown) => string,
): string {
  const name = nameOf(parameter);
  if (typeof parameter !== "string" && parameter.style) return parameter.style(name, value);
  return [value]
    .flat()
    .map((item) => text(name, item))
    .join(",");
}
