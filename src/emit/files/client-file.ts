import type { StatementStructures } from "ts-morph";
import type { Api } from "../../model/api.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { schemeNames } from "../operation/descriptor.js";
import { runtime, type Imports } from "../imports.js";
import { propertyKey, spellLiteral, stringLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { scopesOf } from "../operation/scopes.js";
import { clientOptions } from "./client-options.js";
import { schemesOf } from "./client-secrets.js";
import { serverUrlStatements } from "./server-url.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/** `client.ts`: what this API's client takes, how to make one, and the errors of its operations by name. */
export function clientFile(context: EmitContext): CodeOutput {
  return codeFile("client", context, ({ imports }) => [
    operationId(),
    operationErrors(context.api, imports),
    ...scopedClient(context.api, imports),
    clientOptions(context.api, imports),
    description(context.api, imports),
    createClient(context.api, imports),
    ...serverUrlStatements(context.api, imports),
    isApiError(imports),
  ]);
}

function operationId(): StatementStructures {
  return {
    kind: StructureKind.TypeAlias,
    name: "OperationId",
    isExported: true,
    docs: comment("The operations, as middleware and errors name them."),
    type: "keyof OperationErrors",
  };
}

function operationErrors(api: Api, imports: Imports): StatementStructures {
  return {
    kind: StructureKind.Interface,
    name: "OperationErrors",
    isExported: true,
    docs: comment("How each operation can fail, by its id."),
    properties: api.operations.map((operation) => ({
      name: propertyKey(operation.id),
      type: imports.type(`./${operation.resource}`, operation.errorType),
    })),
  };
}

function description(api: Api, imports: Imports): StatementStructures {
  const literal: Literal = {
    baseUrl: api.servers[0]?.url ?? "/",
    schemes: schemesOf(api, imports),
    security: api.security.length === 0 ? undefined : schemeNames(api.security, api),
    ...(api.rateLimit && {
      rateLimitHeaders: { ...api.rateLimit },
      rateLimit: {
        expression: imports.value(
          runtime,
          api.rateLimit.current ? "tellRateLimitField" : "tellRateLimit",
        ),
      },
    }),
  };
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: "description",
        type: imports.type(runtime, "ApiDescription"),
        initializer: spellLiteral(literal),
      },
    ],
  };
}

/** `ClientScope` and `Client`, where the operations name scopes; elsewhere the client is the runtime's. */
function scopedClient(api: Api, imports: Imports): StatementStructures[] {
  const scopes = scopesOf(api);
  if (scopes.length === 0) return [];
  return [
    {
      kind: StructureKind.TypeAlias,
      name: "ClientScope",
      isExported: true,
      docs: comment("The scopes that operations need."),
      type: scopes.map(stringLiteral).join(" | "),
    },
    {
      kind: StructureKind.Interface,
      name: "Client",
      isExported: true,
      docs: comment(
        "What operations are called with. A `Client` has all scopes; a `Client<Scope>` has these, and is refused where\nanother one is needed. Any client is a `Client<never>`.",
      ),
      typeParameters: ["in Scope extends ClientScope = ClientScope"],
      extends: [`${imports.type(runtime, "ScopedClient")}<Scope>`],
    },
  ];
}

function createClient(api: Api, imports: Imports): StatementStructures {
  const isScoped = scopesOf(api).length > 0;
  const servers = api.servers.map(
    ({ url, description: text }) => `- ${code(url)}${text ? `: ${text}` : ""}`,
  );
  return {
    kind: StructureKind.Function,
    name: "createClient",
    isExported: true,
    docs: comment(
      `A client of the ${api.title}. Throws a TypeError on options that cannot work.`,
      servers.length > 0
        ? `Servers, the first of which is the default:\n${servers.join("\n")}`
        : undefined,
    ),
    ...(isScoped && { typeParameters: ["Scope extends ClientScope = ClientScope"] }),
    parameters: [
      { name: "options", type: `ClientOptions${isScoped ? "<Scope>" : ""}`, initializer: "{}" },
    ],
    returnType: isScoped ? "Client<Scope>" : imports.type(runtime, "Client"),
    statements: [`return ${imports.value(runtime, "connect")}(options, description);`],
  };
}

function isApiError(imports: Imports): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs: comment(
      "Narrows a caught error to the failures of this API, or of the one operation that is named.",
    ),
    declarations: [
      {
        name: "isApiError",
        type: `${imports.type(runtime, "ApiErrorGuard")}<OperationErrors>`,
        // Bundlers leave a call out where nobody uses its result if it says that it does nothing else.
        initializer: `/* @__PURE__ */ ${imports.value(runtime, "apiErrorGuard")}()`,
      },
    ],
  };
}
