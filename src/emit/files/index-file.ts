import type { ExportDeclarationStructure } from "ts-morph";
import { codeFile, type EmitContext } from "../code-file.js";
import { specifier, runtime } from "../imports.js";
import type { CodeOutput } from "../output.js";
import { StructureKind } from "../structures.js";

/** What a user of the client needs of the runtime. */
const runtimeValues = ["ApiError", "pace", "unwrap"];
const runtimeTypes = [
  "ApiErrorGuard",
  "BaseClientOptions",
  "CallError",
  "CallFailure",
  "CallOptions",
  "Client",
  "DefaultError",
  "Ensured",
  "Failed",
  "Flavored",
  "HttpError",
  "HttpRequest",
  "Middleware",
  "MiddlewareContext",
  "Next",
  "Operation",
  "Page",
  "PageResult",
  "PaginationOptions",
  "Paginator",
  "RateLimit",
  "ReconcileOptions",
  "ReconcileSummary",
  "ResponseInfo",
  "Result",
  "RowOutcome",
  "Secret",
  "ServerSentEvent",
  "Success",
  "Upload",
];

/** `index.ts`: the whole client in one import. */
export function indexFile(context: EmitContext): CodeOutput {
  const { api, extension } = context;
  for (const name of [...runtimeValues, ...runtimeTypes]) context.runtimeNames.add(name);
  const all = (module: string): ExportDeclarationStructure => ({
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: specifier(`./${module}`, extension),
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
    ...api.resources.map((resource) => all(resource.file)),
    ...(api.webhooks.length > 0 ? [all("webhook-bodies")] : []),
    some(runtimeValues, false),
    some(runtimeTypes, true),
  ]);
}
