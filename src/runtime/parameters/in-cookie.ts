import type { AddParameters } from "../contract/parameters.js";
import { eachGiven } from "./each-given.js";
import { addHeader } from "./headers.js";
import { formPairs } from "./in-query.js";

/** Cookie parameters, spelled as in a query: by default in the style `form`, exploded, of one value or a list. */
export const inCookie: AddParameters = ({ headers }, request, parameters) =>
  eachGiven(request, parameters, (name, value, style = formPairs) => {
    const pairs = style(name, value);
    if (pairs)
      addHeader(headers, "cookie", headers["cookie"] ? `${headers["cookie"]}; ${pairs}` : pairs);
  });
