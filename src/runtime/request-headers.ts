import { addHeader, addHeaders } from "./headers.js";
import type { Operation } from "./operation.js";
import { encode, textOf } from "./parameter-text.js";
import type { StyledParameter } from "./parameters.js";
import { argumentOf } from "./request-url.js";
import type { Arguments } from "./request-url.js";

/** Adds the headers that the caller gave for this call, and the header and cookie parameters. */
export function addRequestHeaders(
  headers: Record<string, string>,
  operation: Operation,
  { request, given }: { request: Arguments; given: Readonly<Record<string, string>> | undefined },
): void {
  if (operation.decode?.accept) headers["accept"] = operation.decode.accept;
  addHeaders(headers, given);
  for (const [name, text] of textsOf(operation.header, request, textOf))
    addHeader(headers, name, text);
  const cookies = textsOf(operation.cookie, request, encode).map((pair) => pair.join("="));
  if (headers["cookie"]) cookies.unshift(headers["cookie"]);
  if (cookies.length > 0) addHeader(headers, "cookie", cookies.join("; "));
}

/** By default the items of a list, or the one value, separated by commas (`simple`, not exploded). */
function textsOf(
  parameters: readonly (string | StyledParameter)[] = [],
  request: Arguments,
  text: (name: string, value: unknown) => string,
): [name: string, text: string][] {
  return parameters.flatMap((parameter): [string, string][] => {
    const value = argumentOf(request, parameter);
    if (value == null) return [];
    const { name, style } = typeof parameter === "string" ? { name: parameter } : parameter;
    const items = (): string =>
      [value]
        .flat()
        .map((item) => text(name, item))
        .join();
    return [[name, style?.(name, value) ?? items()]];
  });
}
