import type { Header, Response as Declared } from "../../model/api.js";
import { allowsType } from "../../model/schema/kinds.js";
import { sampleOf } from "../../values/sample.js";
import { stringifyExact, type Value } from "../store/value.js";
import type { World } from "../world.js";

/** Headers that the server sets, whatever the document says: another length or coding, and no answer arrives. */
const ours = new Set(
  "connection content-length keep-alive trailer transfer-encoding upgrade".split(" "),
);

/** Headers that belong to the transfer, or that say where other pages are, which a made-up one would get wrong. */
const others = new Set(["content-encoding", "content-type", "date", "link", "retry-after"]);

/** Made up once. An answer belongs to one Api, which does not change. */
const known = new WeakMap<Declared, Record<string, string>>();

/** The headers that the document declares for an answer, made up. */
export function declaredHeaders(
  declared: Declared | undefined,
  world: World,
): Readonly<Record<string, string>> {
  if (declared === undefined) return {};
  const headers = known.get(declared) ?? madeUp(declared, world);
  known.set(declared, headers);
  return headers;
}

function madeUp(declared: Declared, world: World): Record<string, string> {
  const pairs = declared.headers
    // What no header can be called is left out (RFC 9110, section 5.1).
    .filter(({ name }) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ours.has(name.toLowerCase()))
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
