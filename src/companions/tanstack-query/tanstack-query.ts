import { upperFirst } from "../../model/names/camel-case.js";
import { typeName } from "../../model/names/names.js";
import { stringLiteral } from "../../emit/literal.js";
import type { RuntimeSources } from "../../emit/runtime/declarations.js";
import type { Api } from "../../model/api.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { mutationStatements } from "./mutation-statements.js";
import { queryStatements } from "./query-statements.js";
import type { Querying } from "./querying.js";

const exported = ["InfiniteSettings", "ListPage", "MutationSettings", "QuerySettings"];

/** `tanstack-query.ts`: options for the queries and mutations of TanStack Query 5, whatever it is used from. */
export function tanstackQuery(checks: RuntimeSources): Companion {
  return {
    name: "tanstack-query",
    peers: { "@tanstack/query-core": "^5.90.0" },
    emit: (api, { file }) =>
      file((types) => {
        const used = new Set<string>();
        const querying: Querying = {
          api,
          types,
          use: (check) => {
            used.add(check);
            return check;
          },
        };
        const operations = api.operations.flatMap((operation) =>
          operation.method === "HEAD"
            ? []
            : /^(GET|QUERY|OPTIONS)$/.test(operation.method)
              ? queryStatements(operation, querying)
              : mutationStatements(operation, querying),
        );
        const statements = [
          ...operations,
          ...api.resources.flatMap((each) => invalidation(each, querying)),
        ];
        for (const name of ["DataTag", "InfiniteData", "QueryFunctionContext", "QueryKey"]) {
          const isUsed =
            used.has("InfiniteSettings") || (name !== "InfiniteData" && used.has("QuerySettings"));
          if (isUsed) types.imports.type("@tanstack/query-core" as string, name);
        }
        const carrying = { sources: checks, folders: ["tanstack-query"], exported };
        return [...carriedBy(used, types, carrying), ...statements];
      }),
  };
}

/** What makes all queries of a resource be asked for again. */
function invalidation({ file }: Api["resources"][number], { api, types }: Querying): string[] {
  const name = `invalidate${upperFirst(typeName(file))}`;
  if (!api.operations.some(({ resource }) => resource === file)) return [];
  const client = types.imports.type("@tanstack/query-core" as string, "QueryClient");
  const key = [api.packageName, file].map(stringLiteral).join(", ");
  return [
    `/** Asks for all queries of ${file} again, those first that are in use. */\n` +
      `export function ${name}(queries: ${client}): Promise<void> {\n` +
      `  return queries.invalidateQueries({ queryKey: [${key}] });\n}`,
  ];
}
