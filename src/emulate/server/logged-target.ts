import type { Api, Operation } from "../../model/api.js";
import { dereference, type Models } from "../../model/schema/references.js";

/** Path and query of a request for a log; the values of keys and of passwords in the query are left out. */
export function loggedTarget(
  { pathname, search }: URL,
  api: Pick<Api, "schemes"> & { models: Models },
  operation?: Operation,
): string {
  if (search === "") return pathname;
  const secret = new Set([...keyNames(api), ...passwordNames(operation, api.models)]);
  if (secret.size === 0) return pathname + search;
  const pairs = search
    .slice(1)
    .split("&")
    .map((pair) => {
      const [name = ""] = pair.split("=");
      return secret.has(new URLSearchParams(pair).keys().next().value) ? `${name}=***` : pair;
    });
  return `${pathname}?${pairs.join("&")}`;
}

function keyNames({ schemes }: Pick<Api, "schemes">): (string | undefined)[] {
  return schemes.flatMap((scheme) =>
    scheme.kind === "apiKey" && scheme.in === "query" ? [scheme.parameter] : [],
  );
}

function passwordNames(operation: Operation | undefined, models: Models): string[] {
  const parameters = operation?.parameters ?? [];
  return parameters
    .filter(({ in: place }) => place === "query")
    .filter(({ schema }) => dereference(schema, models).format === "password")
    .map(({ name }) => name);
}
