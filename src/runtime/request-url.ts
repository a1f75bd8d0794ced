import { Invalid } from "./invalid.js";
import type { Operation } from "./operation.js";
import { encode, membersOf } from "./parameter-text.js";
import type { StyledParameter } from "./parameters.js";

/** The request's members by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * The path and query of a request. They are joined to the base as text: `new URL(path, base)` would drop the base's
 * path, and let a path that begins with `//` choose the host.
 */
export function targetOf(operation: Operation, request: Arguments): string {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const styled = operation.pathParameters?.find((parameter) => parameter.name === name);
    return segmentOf(styled ?? { name }, request);
  });
  const pairs: string[] = [];
  for (const parameter of operation.query ?? []) {
    const value = argumentOf(request, parameter);
    if (value == null) continue;
    const { name, style = form } = typeof parameter === "string" ? { name: parameter } : parameter;
    pairs.push(style(name, value));
  }
  const query = pairs.filter(Boolean).join("&");
  return query ? `${path}?${query}` : path;
}

/** The argument of a parameter; what an object inherits, such as `constructor`, is none. */
export function argumentOf(request: Arguments, parameter: string | StyledParameter): unknown {
  const key = typeof parameter === "string" ? parameter : (parameter.key ?? parameter.name);
  return Object.hasOwn(request, key) ? request[key] : undefined;
}

/**
 * One path parameter. Empty and dot segments are refused: `new URL` would collapse them, encoded or not, and the
 * request would reach another resource (WHATWG URL, "single-dot URL path segment").
 */
function segmentOf(parameter: StyledParameter, request: Arguments): string {
  const { name, key = name, style } = parameter;
  const value = argumentOf(request, parameter) ?? "";
  const text = style ? style(name, value) : encode(key, value);
  if (/^(\.|%(25)?2e){0,2}$/i.test(text)) throw new Invalid(key, "is empty or a dot segment");
  return text;
}

/** `form`, exploded (OpenAPI 3.1, section 4.8.12.3): `a=1&a=2`; an object's members are parameters of their own. */
export function form(name: string, value: unknown): string {
  const pairs: [string, unknown][] = isRecord(value)
    ? membersOf(value)
    : [value].flat().map((item) => [name, item]);
  return pairs.map(([key, item]) => `${encode(name, key)}=${encode(name, item)}`).join("&");
}

/** An object of members, as opposed to a list, a Date, a Blob or another class of its own. */
export function isRecord(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}
