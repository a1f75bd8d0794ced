import { stringLiteral } from "../../emit/literal.js";
import { reads } from "../../emit/operation/descriptor.js";
import { scopesOf } from "../../emit/operation/scopes.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Api, Operation } from "../../model/api.js";
import { visible } from "../../text/visible.js";

/** What those who import the file call, and its types. */
export function registering(
  api: Api,
  operations: readonly Operation[],
  { imports }: TypeContext,
): string[] {
  const { packageName, version } = api;
  const plain = imports.type("./index" as string, "Client");
  const isScoped = scopesOf(api).length > 0;
  // What the options say is asked of the client, which may have more.
  const client = isScoped ? `${plain}<NoInfer<Scope>>` : plain;
  const needs = isScoped
    ? " A client that has some of the scopes only takes `scopes` as well, of which it has to have all."
    : "";
  const id = imports.type("./client", "OperationId");
  const endless = api.operations.filter((each) => !operations.includes(each));
  const reading = operations.filter(reads).map(stringOf).join(" | ") || "never";
  return [
    `/** The operations that can be tools, by their ids. */\nexport type ToolOperation = ${
      endless.length === 0 ? id : `Exclude<${id}, ${endless.map(stringOf).join(" | ")}>`
    };`,
    `/** The operations that only read. */\nexport type ReadingOperation = ${reading};`,
    `/** A scope that some operation needs. */\nexport type ToolScope = OperationScopes[keyof OperationScopes][number];`,
    `/** The operations that need no other scopes than these. */\n` +
      `export type OperationWithin<Scope extends ToolScope> = {\n` +
      `  [Id in ToolOperation]: Id extends keyof OperationScopes\n` +
      `    ? Extract<OperationScopes[Id], readonly Scope[]> extends never ? never : Id\n` +
      `    : Id;\n}[ToolOperation];`,
    `/** The operations that only read: what becomes tools where no others are named. */\n` +
      `export const readingOperations: readonly ReadingOperation[] = Object.keys(tools).filter((id): id is ReadingOperation => tools[id]?.effect === "reads");`,
    `/** What an agent may do, and see. */\n` +
      `export interface ToolOptions<Scope extends ToolScope = ToolScope> {\n` +
      `  /** The operations that become tools. Default: \`readingOperations\`; one that writes has to be named. */\n` +
      `  operations?: readonly OperationWithin<Scope>[] | undefined;\n` +
      `  /** No tool needs another scope than these. Default: all scopes. */\n` +
      `  scopes?: readonly Scope[] | undefined;\n` +
      `  /** What the document marks as personal (\`x-personal\`) is left out of results, or shown. Default: \`masked\`. */\n` +
      `  personal?: "masked" | "shown" | undefined;\n` +
      `  /** How many characters of JSON a result has at most. Default: 40,000. */\n` +
      `  maxCharacters?: number | undefined;\n}`,
    `/** Adds the operations of a client to a server, as its tools. Throws a TypeError on operations that cannot be.${needs} */\n` +
      `export function registerTools<Scope extends ToolScope = ToolScope>(server: mcp.McpServer, client: ${client}, options: ToolOptions<Scope> = {}): void {\n` +
      `  const { operations, scopes, personal, maxCharacters = 40_000 } = options;\n` +
      `  offerTools(server, tools, { ${isScoped ? `client: client as ${plain}` : "client"}, operations, scopes, schemas, models: places, isPersonalShown: personal === "shown", maxCharacters, describe: describeFailure });\n}`,
    `/** A server whose tools are the operations of a client: connect it to a transport of the SDK.${needs} */\n` +
      `export function createMcpServer<Scope extends ToolScope = ToolScope>(client: ${client}, options: ToolOptions<Scope> = {}): mcp.McpServer {\n` +
      `  const server = new mcp.McpServer({ name: ${stringLiteral(packageName)}, version: ${stringLiteral(visible(version))} });\n` +
      `  registerTools(server, client, options);\n  return server;\n}`,
  ];
}

function stringOf({ id }: Operation): string {
  return stringLiteral(id);
}
