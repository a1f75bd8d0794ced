import type { ExportDeclarationStructure } from "ts-morph";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { codeFile, noteNames, type EmitContext } from "../code-file.js";
import { hasEnumValues } from "./enum-values-file.js";
import { specifier, runtime } from "../imports.js";
import type { CodeOutput } from "../output.js";
import type { RuntimeType, RuntimeValue } from "../runtime/names.js";
import { scopesOf } from "../operation/scopes.js";
import { StructureKind } from "../structures.js";

/** What every user of a client needs of the runtime. */
const values: readonly RuntimeValue[] = ["ApiError", "describeFailure", "unwrap"];
const types: readonly RuntimeType[] = [
  "ApiErrorGuard",
  "BaseClientOptions",
  "CallError",
  "CallFailure",
  "CallOptions",
  "Client",
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

/** Types that are of use where the client itself names one, each with those that its users name beside it. */
const typesBeside: Partial<Record<RuntimeType, readonly RuntimeType[]>> = {
  DefaultError: [],
  Ensured: [],
  Flavored: [],
  HttpError: [],
  Paginator: ["Page", "PageResult", "PaginationOptions"],
  ReadOperation: [],
  ReconcileOptions: ["RowOutcome"],
  ReconcileSummary: [],
  RowOutcome: [],
  Secret: ["SecretSupplier"],
  ServerSentEvent: [],
  Upload: [],
  UploadOptions: ["UploadProgress"],
  SignedWebhookOptions: ["WebhookOptions"],
  WebhookDescriptions: ["HandleWebhook", "WebhookDelivery"],
  WebhookOptions: [],
  WriteOperation: [],
};

/** What a client exports of the runtime. */
function exported({ api, runtimeNames }: EmitContext): Record<"types" | "values", string[]> {
  const used = runtimeNames.get(runtime) ?? new Set();
  const named = Object.entries(typesBeside).flatMap(([name, beside]) =>
    used.has(name) ? [name, ...beside] : [],
  );
  // Without rate-limit headers that it could read, `pace` changes nothing.
  const isPaced = used.has("tellRateLimit") || used.has("tellRateLimitField");
  // Then the client is declared in `client.ts`.
  const isScoped = scopesOf(api).length > 0;
  return {
    values: [...values, ...(isPaced ? ["pace"] : [])].sort(byCodeUnit),
    types: [
      ...types.filter((name) => name !== "Client" || !isScoped),
      ...named,
      ...(isPaced ? ["RateLimit"] : []),
    ].sort(byCodeUnit),
  };
}

/** `index.ts`: the whole client in one import. */
export function indexFile(context: EmitContext): CodeOutput {
  const { api, extension } = context;
  const names = exported(context);
  noteNames(context, runtime, [...names.values, ...names.types]);
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
    ...(hasEnumValues(api) ? [all("enum-values")] : []),
    ...api.resources.map((resource) => all(resource.file)),
    ...(api.webhooks.length > 0 ? [all("webhook-bodies"), all("webhooks")] : []),
    some(names.values, false),
    some(names.types, true),
  ]);
}
