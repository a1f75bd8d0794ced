import type { StatementStructures } from "ts-morph";
import type { Api, ServerVariable } from "../../model/api.js";
import { code, comment } from "../comment.js";
import { runtime, type Imports } from "../imports.js";
import { propertyKey, spellLiteral, stringLiteral, type Literal } from "../literal.js";
import { StructureKind } from "../structures.js";

/** `serverUrl`, where the first server's URL has variables (OpenAPI 3.1, 4.8.6), and what it takes. */
export function serverUrlStatements({ servers }: Api, imports: Imports): StatementStructures[] {
  const [server] = servers;
  if (server?.template === undefined) {
    return [];
  }
  const template = stringLiteral(server.template);
  const fill = imports.value(runtime, "serverUrlOf");
  return [
    {
      kind: StructureKind.Interface,
      name: "ServerVariables",
      isExported: true,
      properties: server.variables.map((variable) => ({
        name: propertyKey(variable.name),
        type: `${variableType(variable)} | undefined`,
        hasQuestionToken: true,
        docs: comment(variable.description, `Default: ${code(variable.default)}.`),
      })),
    },
    {
      kind: StructureKind.Function,
      name: "serverUrl",
      isExported: true,
      docs: comment("The URL of the server: `createClient({ baseUrl: serverUrl({ … }) })`."),
      parameters: [{ name: "variables", type: "ServerVariables", initializer: "{}" }],
      returnType: "string",
      statements: [
        `return ${fill}(${template}, ${spellLiteral(variableValues(server.variables))}, variables);`,
      ],
    },
  ];
}

/** What the runtime is told of variables: their defaults, and behind them what else an enum has. */
export function variableValues(variables: readonly ServerVariable[]): Record<string, Literal> {
  return Object.fromEntries(
    variables.map(({ name, default: initial, enum: allowed }) => [
      name,
      allowed === undefined ? initial : [...new Set([initial, ...allowed])],
    ]),
  );
}

/** What a variable may be. */
export function variableType({ enum: allowed }: ServerVariable): string {
  return allowed === undefined ? "string" : [...new Set(allowed)].map(stringLiteral).join(" | ");
}
