import type { AddParameters } from "../contract/draft.js";
import { eachGiven } from "./each-given.js";
import { addHeader } from "./headers.js";
import { formExploded } from "./query-styles.js";

/** Cookie parameters; by default in the style `form`, exploded. */
export const inCookie: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = formCookies) => {
    const pairs = style(name, value);
    if (pairs)
      addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pairs}` : pairs);
  });

/** Percent-encoded as in a query, and joined as cookies are (OpenAPI 3.2, appendix D; RFC 6265, section 4.2.1). */
function formCookies(name: string, value: unknown): string {
  return formExploded(name, value).replaceAll("&", "; ");
}
