import { spellJson, stringLiteral } from "../../emit/literal.js";
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
          toolTable(tools, types),
          scopeTable([...tools.keys()]),
          ...registering(api, [...tools.keys()], types),
        ];
      }),
  };
}

function table(name: string, type: string, of: ReadonlyMap<string, unknown>): string {
  return `const ${name}: Readonly<Record<string, ${type}>> = ${spellJson(Object.fromEntries(of) as Json)};`;
}

/** The tools by the ids of their operations. */
function toolTable(tools: Iterable<[Operation, Tool]>, types: TypeContext): string {
  const members = [...tools].map(([operation, tool]) => {
    const own = spellJson(tool as unknown as Json).replace(/ \}$/, "");
    return `${stringLiteral(operation.id)}: ${own}, ${functionsOf(operation, types).join(", ")} }`;
  });
  return `const tools: Readonly<Record<string, Callable>> = { ${members.join(",\n")} };`;
}

function functionsOf(operation: Operation, types: TypeContext): string[] {
  const { value } = resourceModule(operation, types);
  const takesRequest = requestShape(operation, shownTypes(types.models)) !== undefined;
  const call = takesRequest
    ? value(operation.name)
    : `(client, _, options) => ${value(operation.name)}(client, options)`;
  const { pagination } = operation;
  return [`call: ${call}`, ...(pagination ? [`list: ${value(pagination.name)}`] : [])];
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
