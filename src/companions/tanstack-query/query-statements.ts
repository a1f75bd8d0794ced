import { successShapes } from "../../emit/operation/answers.js";
import { shownTypes } from "../../emit/documents/shown-type.js";
import { itemType } from "../../emit/operation/pagination.js";
import type { Operation } from "../../model/api.js";
import { modelsTogether } from "../models-together.js";
import {
  callOf,
  calledBy,
  keyParts,
  runtimeType,
  secretsOf,
  type Called,
  type Querying,
} from "./querying.js";

/** The key and the options of a query, and of the list that its pages make. */
export function queryStatements(operation: Operation, querying: Querying): string[] {
  const { types } = querying;
  const successes = successShapes(operation, shownTypes(types.models));
  // A stream is read once, and cannot be kept.
  const isStream = successes.some(({ reading }) =>
    ["events", "lines", "sequence"].includes(reading ?? ""),
  );
  if (isStream) return [];
  const called = calledBy(operation, querying);
  return [
    ...key(operation, { name: operation.name, called, querying }),
    options(operation, called, querying),
    ...(operation.pagination
      ? infinite(operation, operation.pagination.name, { called, querying })
      : []),
  ];
}

interface Keyed {
  /** The function that the key is of. */
  name: string;
  called: Called;
  querying: Querying;
}

function key(operation: Operation, { name, called, querying }: Keyed): string[] {
  const { requestType, isOptional } = called;
  const parts = keyParts(querying, operation, name);
  const type = [...parts, ...(requestType ? ["Readonly<Record<string, unknown>>"] : [])].join(", ");
  const secrets = secretsOf(operation).map((secret) => `, ${secret}`);
  const own = requestType ? [`${querying.use("asked")}(request${secrets.join("")})`] : [];
  const parameter = requestType ? `request${isOptional ? "?" : ""}: ${requestType}` : "";
  return [
    `/** The key of {@link ${name}Options}. */\n` +
      `export function ${name}Key(${parameter}): readonly [${type}] {\n` +
      `  return [${[...parts, ...own].join(", ")}];\n}`,
  ];
}

function options(operation: Operation, called: Called, querying: Querying): string {
  const { name, resource, summary } = operation;
  const { use, types } = querying;
  const { parameter, argument, dataType, errorType } = called;
  const call = callOf(querying, operation, name);
  const type = `${use("QuerySettings")}<${dataType}, ${errorType}, ReturnType<typeof ${name}Key>>`;
  const unwrap = types.imports.value("./runtime/index", "unwrap");
  return (
    `/** ${summary ? `${summary.replace(/\.$/, "")}: a` : "A"} query of {@link ${name}}. */\n` +
    `export function ${name}Options(client: ${runtimeType(querying, "Client")}, ${parameter}options?: ${runtimeType(querying, "CallOptions")}): ${type} {\n` +
    `  return {\n` +
    `    queryKey: ${name}Key(${argument.replace(", ", "")}) as ${type}["queryKey"],\n` +
    `    queryFn: ({ signal }) => ${unwrap}(${call}(client, ${argument}{ ...options, signal })),\n` +
    `    retry: ${use("never")},\n` +
    `  };\n}`
  );
}

function infinite(
  operation: Operation,
  all: string,
  { called, querying }: Omit<Keyed, "name">,
): string[] {
  const { use, types } = querying;
  const { parameter, argument, errorType } = called;
  const walk = callOf(querying, operation, all);
  const item = itemType(operation, { ...types, imports: modelsTogether(types) });
  const page = types.imports.type("./runtime/index", "Paginator");
  const answer = `ReturnType<typeof ${walk}> extends ${page}<${item}, ${errorType}, infer Siblings, infer Data> ? ${types.imports.type("./runtime/index", "Page")}<${item}, Siblings, Data> : never`;
  const pageType = `${all.charAt(0).toUpperCase()}${all.slice(1)}Page`;
  const type = `${use("InfiniteSettings")}<${pageType}, ${errorType}, ReturnType<typeof ${all}Key>>`;
  return [
    `/** A page of {@link ${all}}. */\nexport type ${pageType} = ${use("ListPage")}<${item}, ${answer}>;`,
    ...key(operation, { name: all, called, querying }),
    `/** The pages of {@link ${all}}: \`from\` in the options goes on behind a page that was stored. */\n` +
      `export function ${all}InfiniteOptions(client: ${runtimeType(querying, "Client")}, ${parameter}options?: ${runtimeType(querying, "PaginationOptions")}): ${type} {\n` +
      `  return {\n` +
      `    queryKey: ${all}Key(${argument.replace(", ", "")}) as ${type}["queryKey"],\n` +
      `    queryFn: ({ signal, pageParam: from }) =>\n` +
      `      ${use("onePage")}(${walk}(client, ${argument}{ ...options, from, signal }).pages()),\n` +
      `    initialPageParam: options?.from,\n` +
      `    getNextPageParam: ({ next }) => next,\n` +
      `    retry: ${use("never")},\n` +
      `  };\n}`,
  ];
}
