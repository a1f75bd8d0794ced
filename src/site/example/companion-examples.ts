import { companionFile } from "../../companions/emit-companions.js";
import { queryNames } from "../../companions/tanstack-query/query-names.js";
import { reads } from "../../emit/operation/descriptor.js";
import type { Api, Operation } from "../../model/api.js";
import { clientOptions, given, unwrapped, type Example } from "./example.js";

/** The companions that a call looks different with, and what their tabs are called. */
export const shownCompanions: Readonly<Record<string, string>> = {
  "tanstack-query": "TanStack Query",
  zod: "Zod",
  valibot: "Valibot",
};

/**
 * The shortest program that makes a call by a companion; undefined where it has nothing to say of a call.
 *
 * @param request the literal of the request; undefined where there is none
 */
export type CompanionExample = (
  companion: string,
  operation: Operation,
  request: string | undefined,
) => Example | undefined;

export function companionExamples(api: Api): CompanionExample {
  const names = queryNames(api);
  return (companion, operation, request) => {
    const file = companionFile({ name: companion }, api);
    switch (companion) {
      case "tanstack-query": {
        // A list that is asked for with POST is read all the same.
        const isQuery = reads(operation) || operation.pagination !== undefined;
        const made = names.of(operation.name, isQuery ? "Options" : "Mutation");
        return { ...queryExample(made, isQuery, { api, request }), beside: { [file]: [made] } };
      }
      case "zod":
      case "valibot": {
        const options = clientOptions(api, [["middleware", "[validate(schemas)]"]]);
        const beside = { [file]: ["schemas", "validate"] };
        return { ...unwrapped(operation, options, request), beside };
      }
      default:
        return undefined;
    }
  };
}

interface Making {
  api: Api;
  request: string | undefined;
}

function queryExample(made: string, isQuery: boolean, { api, request }: Making): Example {
  const call = isQuery
    ? `queries.fetchQuery(${made}(${given(request)}))`
    : `new MutationObserver(queries, ${made}(client)).mutate(${request ?? ""})`;
  const used = isQuery ? ["QueryClient"] : ["MutationObserver", "QueryClient"];
  return {
    imports: ["createClient"],
    packages: { "@tanstack/query-core": used },
    statements: `const client = createClient(${clientOptions(api)});
const queries = new QueryClient();

const data = await ${call};
console.log(data);
`,
  };
}
