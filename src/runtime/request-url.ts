import { Invalid } from "./invalid.js";
import type { Operation } from "./operation.js";
import { encode, membersOf } from "./parameter-text.js";
import type { StyledParameter } from "./parameters.js";

/** The request's members by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * The URL of a request. Base and path are joined as text: `new URL(path, base)` would drop the base's path, and let
 * a path that begins with `//` choose the host.
 */
export function urlOf(base: string, operation: Operation, request: Arguments): string {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = operation.pathParameters?.find((styled) => styled.name === name);
    return segmentOf(name, parameter, argumentOf(request, parameter ?? name));
  });
  let query = "";
  for (const parameter of operation.query ?? []) {
    const value = argumentOf(request, parameter);
    const text = value == null ? "" : pairsOf(parameter, value);
    if (text) query += (query && "&") + text;
  }
  return base + path + (query && `?${query}`);
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
function segmentOf(name: string, parameter: StyledParameter | undefined, value: unknown): string {
  const key = parameter?.key ?? name;
  const text = value == null ? "" : (parameter?.style?.(name, value) ?? encode(key, value));
  if (/^((\.|%(25)?2e){0,2})$/i.test(text))
    throw new Invalid(key, "is missing, empty or a dot segment");
  return text;
}

/** One query parameter: by default `form`, exploded (OpenAPI 3.1, section 4.8.12.3). */
function pairsOf(parameter: string | StyledParameter, value: unknown): string {
  if (typeof parameter === "string") return form(parameter, value);
  return (parameter.style ?? form)(parameter.name, value);
}

/** `form`, exploded: `a=1&a=2`; an object's members are parameters of their own. */
export function form(name: string, value: unknown): string {
  const pair = (key: string, item: unknown): string =>
    `${encodeURIComponent(key)}=${encode(name, item)}`;
  if (Array.isArray(value)) return value.map((item) => pair(name, item)).join("&");
  if (isRecord(value))
    return membersOf(value)
      .map(([key, item]) => pair(key, item))
      .join("&");
  return pair(name, value);
}

/** An object of members, as opposed to a Date, a Blob or another class of its own. */
export function isRecord(value: unknown): value is object {
  const prototype: unknown =
    typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : value;
  return prototype === Object.prototype || (prototype === null && value !== null);
}
