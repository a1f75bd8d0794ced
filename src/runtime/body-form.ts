import type { EncodedBody, PartEncoding } from "./body.js";
import { encode, membersOf } from "./parameter-text.js";
import { form as formStyle, isRecord } from "./request-url.js";

/**
 * An `application/x-www-form-urlencoded` body. Lists are repeated; an object is sent as JSON unless `parts` gives it
 * a style (OpenAPI 3.1, section 4.8.15).
 */
export function form(
  body: unknown,
  contentType = "application/x-www-form-urlencoded",
  parts: Readonly<Record<string, PartEncoding>> = {},
): EncodedBody {
  const pairs = membersOf(body as object).map(([name, value]) => {
    const style = Object.hasOwn(parts, name) ? parts[name]?.style : undefined;
    if (style) return style(name, value);
    if (isRecord(value))
      return `${encodeURIComponent(name)}=${encode(name, JSON.stringify(value))}`;
    return formStyle(name, value);
  });
  return { body: pairs.filter(Boolean).join("&"), contentType };
}
