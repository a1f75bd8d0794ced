import { linkTarget } from "./link-header.js";
import type { LinkPosition, PageStep, PageStyle } from "./page-style.js";
import { valueAt } from "./result-path.js";

/** What an operation that pages with a `Link` header lets a link change. */
export interface LinkSettings {
  /** The query parameters that a link may set, by their names on the wire, which are also the request's. */
  readonly parameters: readonly string[];
}

/**
 * Pages by `Link: <…>; rel="next"` (RFC 8288). A link gives nothing but the values of the operation's own query
 * parameters, but for the lists and objects of the request: the next request goes to the configured server and to
 * the operation's path whatever the link's target is, so a response cannot send the key elsewhere.
 */
export function pageLink(settings: LinkSettings): PageStyle<LinkPosition> {
  return {
    members: [],
    first: () => ({}),
    isPosition: (value): value is LinkPosition =>
      typeof value === "object" &&
      value !== null &&
      Object.entries(value).every(
        ([name, text]) =>
          settings.parameters.includes(name) &&
          [text].flat().every((each) => typeof each === "string"),
      ),
    ask: linkChanges,
    next(_position, { answer }, request): PageStep<LinkPosition> {
      const header = valueAt(answer.response.headers, ["link"]);
      const target = typeof header === "string" ? linkTarget(header, "next") : undefined;
      if (target === undefined) return { kind: "end" };
      const position = queryOf(target, settings.parameters);
      if (position) return { kind: "more", position: linkChanges(position, request) };
      return { kind: "fault", problem: "the next link sets none of the operation's parameters" };
    },
  };
}

function queryOf(target: string, names: readonly string[]): LinkPosition | undefined {
  // Only the query is read; the base is there because a target may be relative.
  const base = "https://relative.invalid/";
  if (!URL.canParse(target, base)) return undefined;
  const query = new URL(target, base).searchParams;
  const entries = names.flatMap((name) => {
    const values = query.getAll(name);
    const [value] = values;
    return value === undefined ? [] : [[name, values.length > 1 ? values : value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * What a link changes in the request. A filter that it repeats may name a patient, and has no place in a checkpoint; one
 * that is a list or an object is written in many ways, and does not change from page to page.
 */
function linkChanges(position: LinkPosition, request: object): LinkPosition {
  const isChange = ([name, text]: [string, unknown]): boolean => {
    const own = valueAt(request, [name]) ?? undefined;
    return typeof own !== "object" && String(own) !== text;
  };
  return Object.fromEntries(Object.entries(position).filter(isChange));
}
