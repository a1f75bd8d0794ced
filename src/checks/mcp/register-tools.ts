import type * as mcp from "@modelcontextprotocol/sdk/server/mcp.js";
import * as validation from "@modelcontextprotocol/sdk/validation/ajv";
import * as z from "zod";
import { callTool, type Calling } from "./call-tool.js";
import { chosenTools, type Chosen } from "./chosen-tools.js";
import { seen } from "./seen.js";
import type { Callable, JsonSchema } from "./tool.js";
import { toolTold } from "./tool-told.js";

/** What a server offers of the client, and how it is told. */
export interface Offering extends Calling, Chosen {
  /** The schemas of the models that arguments have, by name. */
  schemas: Readonly<Record<string, JsonSchema>>;
}

/** Registers those of the tools that are chosen. Throws a TypeError on a choice that cannot be kept. */
export function offerTools(
  server: mcp.McpServer,
  tools: Readonly<Record<string, Callable>>,
  offering: Offering,
): void {
  for (const tool of chosenTools(tools, offering)) {
    const told = toolTold(tool, offering.schemas);
    const inputSchema = argumentsOf(told.inputSchema);
    server.registerTool(tool.name, { ...told, inputSchema }, (args, { signal }) =>
      callTool(tool, args, { ...offering, signal }),
    );
  }
}

/** A schema of Zod that says what the document says: the SDK tells agents its `meta`, and asks its refinement. */
function argumentsOf(schema: JsonSchema): z.ZodObject {
  let hold: ReturnType<validation.AjvJsonSchemaValidator["getValidator"]> | undefined;
  const checked = z.looseObject({}).superRefine((value, context) => {
    try {
      hold ??= new validation.AjvJsonSchemaValidator().getValidator(schema);
    } catch {
      // What the validator of the SDK cannot read, the API itself will refuse.
      hold = (data) => ({ valid: true, data: data as never, errorMessage: undefined });
    }
    const { errorMessage } = hold(value);
    if (errorMessage !== undefined)
      context.addIssue({ code: "custom", message: seen(errorMessage) });
  });
  return checked.meta(schema);
}
