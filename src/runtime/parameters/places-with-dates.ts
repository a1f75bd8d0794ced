import type { AddParameters } from "../contract/draft.js";
import type { Arguments, StyledParameter } from "../contract/parameters.js";
import { datesAsText } from "./dates-as-text.js";
import { inCookie } from "./in-cookie.js";
import { inHeader } from "./in-header.js";
import { inPath } from "./in-path.js";
import { inQuery } from "./in-query.js";

/*
 * The places of parameters some of which are Dates, or have some in them. They are named apart, so that a client
 * without any does not carry this.
 */

/** {@link inPath}, of Dates too. */
export const inPathWithDates: AddParameters = (draft, request, parameters) =>
  inPath(draft, withTexts(request, parameters), parameters);

/** {@link inQuery}, of Dates too. */
export const inQueryWithDates: AddParameters = (draft, request, parameters) =>
  inQuery(draft, withTexts(request, parameters), parameters);

/** {@link inHeader}, of Dates too. */
export const inHeaderWithDates: AddParameters = (draft, request, parameters) =>
  inHeader(draft, withTexts(request, parameters), parameters);

/** {@link inCookie}, of Dates too. */
export const inCookieWithDates: AddParameters = (draft, request, parameters) =>
  inCookie(draft, withTexts(request, parameters), parameters);

function withTexts(
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): Arguments {
  const texts: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const { name = parameter as string, key = name } = parameter as Partial<StyledParameter>;
    texts[key] = datesAsText(key, request[key]);
  }
  return { __proto__: null, ...texts };
}
