import { linkTarget } from "./link-header.js";
import type { ArrivedPage, LinkPosition, PageStep, PageStyle } from "./page-style.js";
import { type ResultPath, valueAt } from "./result-path.js";

/** What an operation that pages with links lets a link change. */
export interface LinkSettings {
  /** The query parameters that a link may set, by their names on the wire, which are also the request's. */
  readonly parameters: readonly string[];
}

/** The same where the link is in the body. */
export interface UrlSettings extends LinkSettings {
  /** Where the result holds the next page's URL; null, absent or empty on the last page. */
  readonly next: ResultPath;
}

/** Pages by `Link: <…>; rel="next"` (RFC 8288). */
export function pageLink({ parameters }: LinkSettings): PageStyle<LinkPosition> {
  return linkStyle(parameters, ({ answer }) => {
    const header = valueAt(answer.response.headers, ["link"]);
    return typeof header === "string" ? linkTarget(header, "next") : undefined;
  });
}

/** Pages by the next page's URL, which the body has. It may be relative. */
export function pageUrl({ parameters, next }: UrlSettings): PageStyle<LinkPosition> {
  return linkStyle(parameters, ({ answer }) => valueAt(answer, next));
}

/**
 * A link gives nothing but the values of the operation's own query parameters, but for the lists and objects of the
 * request: the next request goes to the configured server and to the operation's path whatever the link's target is, so a
 * response cannot send the key elsewhere.
 */
function linkStyle(
  parameters: readonly string[],
  targetOf: (page: ArrivedPage) => unknown,
): PageStyle<LinkPosition> {
  return {
    members: [],
    first: () => ({}),
    isPosition: (value): value is LinkPosition =>
      typeof value === "object" &&
      value !== null &&
      Object.entries(value).every(
        ([name, text]) =>
          parameters.includes(name) && [text].flat().every((each) => typeof each === "string"),
      ),
    ask: linkChanges,
    next(_position, page, request): PageStep<LinkPosition> {
      const target = targetOf(page) ?? "";
      if (target === "") return { kind: "end" };
      if (typeof target !== "string") return { kind: "fault", problem: "the next link is no text" };
      const position = queryOf(target, parameters);
      if (position) return { kind: "more", position: linkChanges(position, request) };
      return { kind: "fault", problem: "the next link sets none of the operation's parameters" };
    },
  };
}

function queryOf(target: string, names: readonly string[]): LinkPosition | undefined {
  // Only the query is read; the base is there because a target may be relative.
  const base = "https://relative.invalid/";
  let query: URLSearchParams;
  try {
    query = new URL(target, base).searchParams;
  } catch {
    return undefined;
  }
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
