import type { Api } from "../../model/api.js";

/** Path and query of a request for a log; the values of keys in the query are left out. */
export function loggedTarget(url: string, { schemes }: Pick<Api, "schemes">): string {
  const { pathname, search } = new URL(url);
  const secret = new Set(
    schemes.flatMap((scheme) =>
      scheme.kind === "apiKey" && scheme.in === "query" ? [scheme.parameter] : [],
    ),
  );
  if (secret.size === 0 || search === "") return pathname + search;
  const pairs = search
    .slice(1)
    .split("&")
    .map((pair) => {
      const [name = ""] = pair.split("=");
      return secret.has(new URLSearchParams(pair).keys().next().value) ? `${name}=***` : pair;
    });
  return `${pathname}?${pairs.join("&")}`;
}
