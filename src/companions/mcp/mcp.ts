import { spellJson, spellObject, stringLiteral } from "../../emit/literal.js";
import { requestShape } from "../../emit/operation/request-type.js";
import { shownTypes } from "../../emit/documents/shown-type.js";
import { runtime } from "../../emit/imports.js";
import type { CarriedSources } from "../../text/declarations.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Tool } from "../../checks/mcp/tool.js";
import type { Json } from "../../json/json.js";
import type { Operation } from "../../model/api.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { resourceModule } from "../resource-module.js";
import { sharedArguments } from "./shared-arguments.js";
import { registering } from "./registering.js";
import { scopesOf, toolsOf } from "./tools-of.js";

const library = "@modelcontextprotocol/sdk";

/** `mcp.ts`: the operations as tools of an MCP server, for agents. */
export function mcp(checks: CarriedSources): Companion {
  return {
    name: "mcp",
    peers: { [library]: "^1.32.0", zod: "^4.2.0" },
    emit: (api, { file, models }) =>
      file((types) => {
        const { imports } = types;
        imports.namespace(`${library}/server/mcp.js`, "mcp");
        imports.namespace(`${library}/validation/ajv`, "validation");
        imports.namespace("zod", "z");
        imports.value(runtime, "describeFailure");
        const { tools, schemas, places } = toolsOf(api, models);
        const carrying = { sources: checks, folders: ["mcp"], exported: [] };
        return [
          ...carriedBy(["offerTools"], types, carrying),
          table("schemas", "JsonSchema", schemas),
          table("places", "Places", places),
          ...toolTable(tools, types),
          scopeTable([...tools.keys()]),
          ...registering(api, [...tools.keys()], types),
        ];
      }),
  };
}

function table(name: string, type: string, of: ReadonlyMap<string, unknown>): string {
  return `const ${name}: Readonly<Record<string, ${type}>> = ${spellJson(Object.fromEntries(of) as Json)};`;
}

/** The tools by the ids of their operations, and what several of them take. */
function toolTable(tools: ReadonlyMap<Operation, Tool>, types: TypeContext): string[] {
  const shared = sharedArguments([...tools.values()]);
  const members = [...tools].map(([operation, { properties, ...tool }]): [string, string] => {
    const told = Object.entries(tool).map(([key, value]): [string, string] => [
      key,
      spellJson(value as Json),
    ]);
    const taken = Object.entries(properties).map(([name, schema]): [string, string] => {
      const text = spellJson(schema as Json);
      return [name, shared.accesses.get(text) ?? text];
    });
    const own = [...told, ["properties", spellObject(taken)] as [string, string]];
    return [operation.id, spellObject([...own, ...functionsOf(operation, types)])];
  });
  return [
    ...(shared.accesses.size === 0 ? [] : [shared.declaration]),
    `const tools: Readonly<Record<string, Callable>> = ${spellObject(members)};`,
  ];
}

function functionsOf(operation: Operation, types: TypeContext): [string, string][] {
  const { value } = resourceModule(operation, types);
  const takesRequest = requestShape(operation, shownTypes(types.models)) !== undefined;
  const call = takesRequest
    ? value(operation.name)
    : `(client, _, options) => ${value(operation.name)}(client, options)`;
  const { pagination } = operation;
  const own: [string, string] = ["call", call];
  return pagination ? [own, ["list", value(pagination.name)]] : [own];
}

/** The scopes that operations need, for the compiler. */
function scopeTable(operations: readonly Operation[]): string {
  const members = operations.flatMap((operation) => {
    const scopes = scopesOf(operation);
    if (scopes === undefined) return [];
    const alternatives = scopes.map((all) => `[${all.map(stringLiteral).join(", ")}]`);
    return [`  ${stringLiteral(operation.id)}: ${alternatives.join(" | ")};`];
  });
  const comment =
    "/** The scopes that operations need, by their ids: alternatives, each all of its scopes. */";
  return members.length === 0
    ? `${comment}\nexport type OperationScopes = Record<never, [string]>;`
    : `${comment}\nexport interface OperationScopes {\n${members.join("\n")}\n}`;
}
