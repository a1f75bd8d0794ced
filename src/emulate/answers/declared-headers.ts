import type { Header, Response as Declared } from "../../model/api.js";
import { allowsType } from "../../model/schema/kinds.js";
import { sampleOf } from "../../values/sample.js";
import { stringifyExact, type Value } from "../store/value.js";
import type { World } from "../world.js";

/** Headers that belong to the transfer, or that say where other pages are, which a made-up one would get wrong. */
const others = new Set([
  ...["connection", "content-encoding", "content-length", "content-type", "date", "keep-alive"],
  ...["link", "retry-after", "trailer", "transfer-encoding", "upgrade"],
]);

/** The headers that the document declares for an answer, made up. */
export function declaredHeaders(
  declared: Declared | undefined,
  world: World,
): Record<string, string> {
  const pairs = (declared?.headers ?? [])
    .filter(({ name, required }) => required || !others.has(name.toLowerCase()))
    .map((header) => [header.name, textOf(header, world)])
    // What no header can have is left out (RFC 9110, section 5.5).
    .filter(([, text]) => text !== undefined && /^[\t -~]*$/.test(text));
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** In the style `simple` (OpenAPI 3.1, section 4.8.12.3), or as the JSON of `content`. */
function textOf({ schema, explode, contentType, name }: Header, world: World): string {
  const value = sampleOf(schema, world);
  if (contentType !== undefined) return stringifyExact(value);
  if (Array.isArray(value)) return value.map(plain).join(",");
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, each]) => [key, plain(each)]);
    return explode ? pairs.map((pair) => pair.join("=")).join(",") : pairs.flat().join(",");
  }
  const text = plain(value);
  const isTag = name.toLowerCase() === "etag" && allowsType(schema, "string", world.models);
  return isTag && !/^(W\/)?"/.test(text) ? `"${text}"` : text;
}

function plain(value: Value): string {
  return typeof value === "object" && value !== null ? stringifyExact(value) : String(value);
}
