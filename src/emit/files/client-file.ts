import type { StatementStructures } from "ts-morph";
import type { RuntimeValue } from "../runtime/names.js";
import type { Api, SecurityScheme } from "../../model/api.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { schemeNames } from "../operation/descriptor.js";
import { runtime, type Imports } from "../imports.js";
import { propertyKey, spellLiteral, type Literal } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { serverUrlStatements } from "./server-url.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";

/** `client.ts`: what this API's client takes, how to make one, and the errors of its operations by name. */
export function clientFile(context: EmitContext): CodeOutput {
  return codeFile("client", context, ({ imports }) => [
    operationId(),
    operationErrors(context.api, imports),
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

/** The options that hold a scheme's secrets: `apiKey`, `bearerToken`, `username` and `password`. */
function optionsOf(scheme: SecurityScheme): string[] {
  switch (scheme.kind) {
    case "apiKey":
      return ["apiKey"];
    case "bearer":
    case "token":
      return ["bearerToken"];
    case "basic":
      return ["username", "password"];
    case "other":
      return [];
    default:
      return scheme.kind satisfies never;
  }
}

const keySenders = {
  header: "apiKeyHeader",
  query: "apiKeyQuery",
  cookie: "apiKeyCookie",
} as const;

/** The runtime's way to send a scheme's secrets; undefined for what a client cannot send itself. */
function senderOf(scheme: SecurityScheme): RuntimeValue | undefined {
  switch (scheme.kind) {
    case "apiKey":
      return keySenders[scheme.in ?? "header"];
    case "bearer":
    case "token":
      return "bearer";
    case "basic":
      return "basic";
    case "other":
      return undefined;
    default:
      return scheme.kind satisfies never;
  }
}

/** The options of this API's client that hold secrets, each with the ways in which it goes out. */
export function secretOptions(api: Api): Map<string, string[]> {
  const options = new Map<string, string[]>();
  for (const scheme of api.schemes) {
    for (const option of optionsOf(scheme)) {
      options.set(option, [...(options.get(option) ?? []), sentAs(scheme)]);
    }
  }
  return options;
}

function clientOptions(api: Api, imports: Imports): StatementStructures {
  const options = secretOptions(api);
  const auth =
    api.schemes.length > 1
      ? " By the name of its scheme, a secret can stand in `auth` instead."
      : "";
  return {
    kind: StructureKind.Interface,
    name: "ClientOptions",
    isExported: true,
    docs: comment(`What {@link createClient} takes.${auth}`),
    extends: [`${imports.type(runtime, "BaseClientOptions")}<OperationId>`],
    properties: [...options].map(([name, ways]) => ({
      name,
      hasQuestionToken: true,
      type: `${imports.type(runtime, "Secret")} | undefined`,
      docs: comment(`Sent ${[...new Set(ways)].join(", or ")}.`),
    })),
  };
}

/** How a scheme's secret goes out, as it stands behind "Sent". */
function sentAs(scheme: SecurityScheme): string {
  const name = scheme.parameter === undefined ? "" : ` ${code(scheme.parameter)}`;
  switch (scheme.kind) {
    case "apiKey":
      return `as the ${scheme.in === "query" ? "query parameter" : (scheme.in ?? "header")}${name}`;
    case "bearer":
    case "token":
      return "as a bearer token";
    case "basic":
      return "with HTTP Basic authentication";
    case "other":
      return "by no means of this client";
    default:
      return scheme.kind satisfies never;
  }
}

function description(api: Api, imports: Imports): StatementStructures {
  const schemes = api.schemes.flatMap((scheme): [string, Literal][] => {
    const send = senderOf(scheme);
    return send === undefined
      ? []
      : [
          [
            scheme.name,
            {
              send: { expression: imports.value(runtime, send) },
              name: scheme.parameter,
              options: optionsOf(scheme),
            },
          ],
        ];
  });
  const literal: Literal = {
    baseUrl: api.servers[0]?.url ?? "/",
    schemes: schemes.length === 0 ? undefined : Object.fromEntries(schemes),
    security: api.security.length === 0 ? undefined : schemeNames(api.security, api),
    ...(api.rateLimit && {
      rateLimitHeaders: { ...api.rateLimit },
      rateLimit: { expression: imports.value(runtime, "tellRateLimit") },
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

function createClient(api: Api, imports: Imports): StatementStructures {
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
    parameters: [{ name: "options", type: "ClientOptions", initializer: "{}" }],
    returnType: imports.type(runtime, "Client"),
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
