import { Ajv, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import { callTool, type Calling } from "../checks/mcp/call-tool.js";
import { chosenTools, type Chosen } from "../checks/mcp/chosen-tools.js";
import type { Callable, JsonSchema, ToolAnswer } from "../checks/mcp/tool.js";
import { seen } from "../checks/mcp/seen.js";
import { toolTold } from "../checks/mcp/tool-told.js";
import type { OfferedTool } from "./agent-server.js";
import type { LiveTools } from "./live-tools.js";

// The package is CommonJS and its declarations describe an ES module.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/**
 * The tools of a server, as those of a generated client are.
 *
 * @throws TypeError on a choice that cannot be kept
 */
export function offeredTools(
  { tools, schemas, models }: LiveTools,
  chosen: Chosen,
  calling: Omit<Calling, "models">,
): OfferedTool[] {
  // As the SDK sets it up.
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, logger: false });
  addFormats(ajv);
  return chosenTools(tools, chosen).map((tool): OfferedTool => {
    const told = toolTold(tool, schemas);
    const hold = holding(ajv, told.inputSchema);
    return {
      told: { name: tool.name, ...told },
      call: async (args, signal) =>
        refused(hold(args), tool) ?? callTool(tool, args, { ...calling, models, signal }),
    };
  });
}

/** What is wrong with arguments; undefined where nothing is. */
function holding(ajv: Ajv, schema: JsonSchema): (args: object) => string | undefined {
  let validate: ValidateFunction | undefined;
  return (args) => {
    try {
      validate ??= ajv.compile(schema);
    } catch {
      // What the validator cannot read, the API itself will refuse.
      return undefined;
    }
    return validate(args) ? undefined : ajv.errorsText(validate.errors, { dataVar: "arguments" });
  };
}

function refused(wrong: string | undefined, { name }: Callable): ToolAnswer | undefined {
  if (wrong === undefined) return undefined;
  const text = `${name}: nothing was sent: ${seen(wrong)}. Change the arguments before it is called again.`;
  return { content: [{ type: "text", text }], isError: true };
}
