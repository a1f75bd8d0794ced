import { addHeader } from "./headers.js";
import { form } from "./in-query.js";
import { eachGiven } from "./parameters.js";
import type { AddParameters } from "./parameters.js";

/** Cookie parameters, spelled as in a query: by default in the style `form`, exploded, of one value or a list. */
export const inCookie: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = form) => {
    const pairs = style(name, value);
    if (pairs)
      addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pairs}` : pairs);
  });
