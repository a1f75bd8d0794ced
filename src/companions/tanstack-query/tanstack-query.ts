import { stringLiteral } from "../../emit/literal.js";
import { reads } from "../../emit/operation/descriptor.js";
import type { CarriedSources } from "../../text/declarations.js";
import type { Operation } from "../../model/api.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { mutationStatements } from "./mutation-statements.js";
import { queryNames } from "./query-names.js";
import { queryStatements } from "./query-statements.js";
import type { Querying } from "./querying.js";

const library: string = "@tanstack/query-core";
const exported = [
  ...["Asked", "InfiniteSettings", "KeyOf", "Kept", "ListPage", "ListPages"],
  ...["MutationSettings", "QuerySettings"],
];

/** `tanstack-query.ts`: options for the queries and mutations of TanStack Query 5, whatever it is used from. */
export function tanstackQuery(checks: CarriedSources): Companion {
  return {
    name: "tanstack-query",
    peers: { [library]: "^5.90.0" },
    emit: (api, { file }) =>
      file((types) => {
        const used = new Set<string>();
        const querying: Querying = {
          api,
          types,
          names: queryNames(api),
          use: (check) => {
            used.add(check);
            return check;
          },
        };
        const statements = [
          ...api.operations.flatMap((operation) => statementsOf(operation, querying)),
          ...api.resources.map(({ file: name }) => invalidation(name, querying)),
        ];
        const carrying = { sources: checks, folders: ["tanstack-query"], exported };
        return [...carriedBy(used, types, carrying), ...statements];
      }),
  };
}

/** A list is one, whatever it is asked for by: some are searched with POST. */
function statementsOf(operation: Operation, querying: Querying): string[] {
  if (operation.method === "HEAD") return [];
  const isRead = reads(operation);
  return [
    ...(isRead || operation.pagination ? queryStatements(operation, querying) : []),
    ...(isRead ? [] : mutationStatements(operation, querying)),
  ];
}

/** What makes all queries of a resource be asked for again. */
function invalidation(file: string, { api, names, types }: Querying): string {
  const client = types.imports.member(library, "query", "QueryClient");
  const key = [api.packageName, file].map(stringLiteral).join(", ");
  return (
    `/** Asks for all queries of ${file} again, first for those that are in use. */\n` +
    `export function ${names.invalidating(file)}(queries: Pick<${client}, "invalidateQueries">): Promise<void> {\n` +
    `  return queries.invalidateQueries({ queryKey: [${key}] });\n}`
  );
}
