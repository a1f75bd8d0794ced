import type { BodySettings, EncodedBody } from "../contract/body.js";
import { formPairs } from "../parameters/in-query.js";
import { jsonText } from "../parameters/json-text.js";
import { isJsonValue, itemsOf, membersOf } from "../parameters/members.js";
import { isJsonPart, partStyle } from "./part-style.js";

/**
 * An `application/x-www-form-urlencoded` body. Lists are repeated; what is JSON by its content type, and an object, in
 * a list too, is sent as JSON unless `partStyles` gives the property a style (OpenAPI 3.2, section 4.15.1.1).
 */
export function form(body: unknown, settings: BodySettings): EncodedBody {
  const { bodyType: contentType = "application/x-www-form-urlencoded" } = settings;
  const pairs = membersOf(body).map(([name, value]) => {
    const style = partStyle(settings, name);
    if (style) return style(name, value);
    const isJson = isJsonPart(settings, name);
    const items = (isJson ? [value].flat() : itemsOf(value)).map((item) =>
      isJson || isJsonValue(item) ? jsonText(name, item) : item,
    );
    return formPairs(name, items);
  });
  return { body: pairs.filter(Boolean).join("&"), contentType };
}
