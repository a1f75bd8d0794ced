import type { BodySettings, EncodedBody } from "./body.js";
import { isRecord, membersOf } from "./members.js";
import { encode } from "./parameter-text.js";
import { form as formStyle } from "./in-query.js";

/**
 * An `application/x-www-form-urlencoded` body. Lists are repeated; an object is sent as JSON unless `parts` gives it
 * a style (OpenAPI 3.1, section 4.8.15).
 */
export function form(
  body: unknown,
  { bodyType: contentType = "application/x-www-form-urlencoded", parts = {} }: BodySettings,
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
