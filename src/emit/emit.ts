import type { Api, Resource } from "../model/api.js";
import { byCodeUnit } from "../json/by-code-unit.js";
import { bindClientFile } from "./files/bind-client-file.js";
import { clientFile } from "./files/client-file.js";
import type { EmitContext } from "./code-file.js";
import { enumValuesFile, hasEnumValues } from "./files/enum-values-file.js";
import type { ImportExtension } from "./imports.js";
import { indexFile } from "./files/index-file.js";
import { exportedNames } from "./files/exported-names.js";
import { formatPlacesFile } from "./operation/format-places.js";
import { modelsFile } from "./files/models-file.js";
import { observeFile } from "./files/observe-file.js";
import type { CodeOutput, Output } from "./output.js";
import { packagePages, type Beside } from "./documents/pages.js";
import { resourceFile } from "./files/resource.js";
import { responseHeadersFile } from "./files/response-headers-file.js";
import type { Declarations } from "../text/declarations.js";
import { runtimeFiles } from "./files/runtime-files.js";
import { testingFile } from "./files/testing-file.js";
import { tokenSupplierFile } from "./files/token-supplier-file.js";
import { typesFile } from "./files/types-file.js";
import { webhookBodiesFile } from "./files/webhook-bodies-file.js";
import { webhooksFile } from "./files/webhooks-file.js";

/** How the client is laid out. */
export interface EmitOptions {
  /** `package`: a package with pages and `src/`; `source`: just the TypeScript files. */
  layout: "package" | "source";
  importExtension: ImportExtension;
  runtime: Declarations;
  /**
   * Whether the files that no other one imports (`testing.ts`, `observe.ts`, `bind-client.ts`) are left out, with what
   * of the runtime only they need. Default: false.
   */
  isBare?: boolean | undefined;
  /** What stands beside the client, which only the package is told of. Default: nothing. */
  beside?: readonly Beside[] | undefined;
}

/** Api → Output[]: which files the client has, and what is in them. */
export function emit(api: Api, options: EmitOptions): Output[] {
  const context: EmitContext = {
    api,
    models: new Map(api.models.map((model) => [model.name, model])),
    extension: options.importExtension,
    folder: options.layout === "package" ? "src/" : "",
    declarations: new Map(),
    runtimeNames: new Map(),
  };
  const headers = api.headerSets.length > 0 ? [responseHeadersFile(context)] : [];
  const resources = api.resources.map((each) => [each, resourceFile(each, context)] as const);
  const code = [
    ...resources.map(([, file]) => file),
    ...(api.models.length > 0 ? [modelsFile(context)] : []),
    ...(hasEnumValues(api) ? [enumValuesFile(context)] : []),
    ...headers,
    ...(api.webhooks.length > 0 ? [webhookBodiesFile(context), webhooksFile(context)] : []),
    clientFile(context),
    ...(options.isBare ? [] : entryFiles(context, resources)),
  ];
  const schema = schemaFile(context);
  const places = formatPlacesFile(context);
  const own = exportedNames(code);
  const taken = new Set([...own, ...exportedNames(schema)]);
  const unnamed = [...exportedNames(schema)].filter((name) => !own.has(name));
  // It exports what the others use of the runtime.
  code.push(indexFile(context, { declarations: options.runtime, taken, unnamed }));
  return [
    ...code,
    ...places,
    ...schema,
    ...runtimeFiles(options.runtime, context),
    ...(options.layout === "package"
      ? packagePages(api, [...headers, ...schema], options.beside)
      : []),
  ];
}

/** The files that users import beside the index; no other file of the client does. */
function entryFiles(
  context: EmitContext,
  resources: readonly (readonly [Resource, CodeOutput])[],
): CodeOutput[] {
  return [
    testingFile(context),
    observeFile(context),
    ...tokenSupplierFile(context),
    ...(resources.length > 0 ? [bindClientFile(context, resources)] : []),
  ];
}

/** `schema.ts`: the types without a name in the document that the other files have asked to be declared. */
function schemaFile(context: EmitContext): Output[] {
  const sorted = [...context.declarations.values()].sort((a, b) => byCodeUnit(a.name, b.name));
  return sorted.length === 0 ? [] : [typesFile("schema", sorted, context)];
}
