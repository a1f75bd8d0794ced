import type { ExportDeclarationStructure } from "ts-morph";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { codeFile, noteNames, type EmitContext } from "../code-file.js";
import { hasEnumValues } from "./enum-values-file.js";
import { specifier, runtime } from "../imports.js";
import type { CodeOutput } from "../output.js";
import type { RuntimeType, RuntimeValue } from "../runtime/names.js";
import { scopesOf } from "../operation/scopes.js";
import { StructureKind } from "../structures.js";
import type { Declarations } from "../../text/declarations.js";

/** What every user of a client needs of the runtime. */
const values: readonly RuntimeValue[] = ["ApiError", "describeFailure", "unwrap"];
const types: readonly RuntimeType[] = [
  "ApiErrorGuard",
  "BaseClientOptions",
  "CallError",
  "CallFailure",
  "CallOptions",
  "Client",
  "DataOf",
  "Failed",
  "Fetch",
  "FetchOptions",
  "HttpRequest",
  "Middleware",
  "MiddlewareContext",
  "Next",
  "Operation",
  "ResponseInfo",
  "Result",
  "Success",
];

/** Types that a client names for itself, and not in what its functions take or give. */
const unnamed: ReadonlySet<string> = new Set<RuntimeType>(["ApiDescription", "FormatPlaces"]);

/** What is said of an operation is the runtime's own. */
const descriptor = /^((Read|Write)?Operation|OperationParts)$/;

/**
 * What a client exports of the runtime: each type that its functions take or give, and each that such a type names, but
 * for those that have the name of something of the document's.
 */
function exported(
  { api, runtimeNames }: EmitContext,
  { declarations, taken }: IndexParts,
): Record<"types" | "values", string[]> {
  const used = runtimeNames.get(runtime) ?? new Set();
  // Without rate-limit headers that it could read, `pace` changes nothing.
  const isPaced = used.has("tellRateLimit") || used.has("tellRateLimitField");
  const named = new Set<string>(types);
  for (const name of used) {
    if (declarations.get(name)?.isType && !unnamed.has(name)) named.add(name);
  }
  for (const name of named) {
    if (descriptor.test(name)) continue;
    for (const beside of declarations.get(name)?.uses.keys() ?? []) {
      if (declarations.get(beside)?.isType) named.add(beside);
    }
  }
  // Then the client is declared in `client.ts`.
  const isScoped = scopesOf(api).length > 0;
  return {
    values: [...values, ...(isPaced ? ["pace"] : [])].sort(byCodeUnit),
    types: [...named]
      .filter((name) => !taken.has(name) && (name !== "Client" || !isScoped))
      .sort(byCodeUnit),
  };
}

/** What an index is made from, beside the document. */
export interface IndexParts {
  /** The runtime's. */
  declarations: Declarations;
  /** The names that the client's other files export. */
  taken: ReadonlySet<string>;
  /** Those of `schema.ts` that no other file exports. */
  unnamed: readonly string[];
}

/** `index.ts`: the whole client in one import. */
export function indexFile(context: EmitContext, parts: IndexParts): CodeOutput {
  const { api, extension } = context;
  const names = exported(context, parts);
  noteNames(context, runtime, [...names.values, ...names.types]);
  const all = (module: string): ExportDeclarationStructure => ({
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: specifier(`./${module}`, extension),
  });
  const typesOf = (module: string, names: readonly string[]): ExportDeclarationStructure => ({
    ...all(module),
    isTypeOnly: true,
    namedExports: [...names],
  });
  const some = (names: string[], isTypeOnly: boolean): ExportDeclarationStructure => ({
    kind: StructureKind.ExportDeclaration,
    isTypeOnly,
    namedExports: names,
    moduleSpecifier: specifier(runtime, extension),
  });
  return codeFile("index", context, () => [
    all("client"),
    ...(api.models.length > 0 ? [all("models")] : []),
    ...(hasEnumValues(api) ? [all("enum-values")] : []),
    ...api.resources.map((resource) => all(resource.file)),
    ...(parts.unnamed.length > 0 ? [typesOf("schema", parts.unnamed)] : []),
    ...(api.headerSets.length > 0 ? [all("response-headers")] : []),
    ...(api.webhooks.length > 0 ? [all("webhook-bodies"), all("webhooks")] : []),
    some(names.values, false),
    some(names.types, true),
  ]);
}
