import { formPairs } from "./in-query.js";
import { jsonText } from "./json-text.js";
import { isRecord, itemsOf, membersOf } from "./members.js";
import { encode } from "./parameter-text.js";

/*
 * Styles of query parameters (OpenAPI 3.1, section 4.8.12.3) beside the default, `form` exploded. Each gives the
 * whole `name=value`, percent-encoded; empty where there is nothing to send.
 */

/**
 * `form`, exploded, where the value may be an object, whose members are parameters of their own. OpenAPI leaves open
 * what a list among them is; it is repeated, as a parameter of its own would be.
 */
export function formExploded(name: string, value: unknown): string {
  const pairs = isRecord(value) ? membersOf(value) : [[name, value] as const];
  return pairs
    .flatMap(([key, item]) =>
      itemsOf(item).map((each) => `${encode(name, key)}=${encode(name, each)}`),
    )
    .join("&");
}

/** `form`, not exploded: `a=1,2`. An empty list is sent as `a=`. */
export function formJoined(name: string, value: unknown): string {
  return joined(name, value, ",");
}

/** `spaceDelimited`, not exploded: `a=1%202`. */
export function spaceDelimited(name: string, value: unknown): string {
  return joined(name, value, "%20");
}

/** `pipeDelimited`, not exploded: `a=1%7C2`. */
export function pipeDelimited(name: string, value: unknown): string {
  return joined(name, value, "%7C");
}

/** `deepObject`: `a[b]=1`. Deeper objects and lists, which OpenAPI leaves open, go on in the same way. */
export function deepObject(name: string, value: unknown): string {
  const pairs = (path: string, item: unknown): string[] => {
    if (Array.isArray(item))
      return itemsOf(item).flatMap((entry, index) => pairs(`${path}[${index}]`, entry));
    if (isRecord(item))
      return membersOf(item).flatMap(([key, inner]) => pairs(`${path}[${key}]`, inner));
    return [`${encode(name, path)}=${encode(name, item)}`];
  };
  return pairs(name, value).join("&");
}

/** A parameter with a `content` of JSON. */
export function jsonQuery(name: string, value: unknown): string {
  return formPairs(name, jsonText(name, value));
}

function joined(name: string, value: unknown, separator: string): string {
  const items = isRecord(value) ? membersOf(value).flat() : itemsOf(value);
  return `${encodeURIComponent(name)}=${items.map((item) => encode(name, item)).join(separator)}`;
}
