import { withModels } from "./with-models.js";
import type { JsonSchema, Tool, ToolEffect } from "./tool.js";

/** A tool in the words of MCP. */
export interface ToldTool {
  title: string;
  description: string;
  inputSchema: JsonSchema;
  annotations: ToolAnnotations;
}

/** What a host may ask its user about before it calls (MCP, "tool annotations"). */
export type ToolAnnotations = {
  readOnlyHint: boolean;
  destructiveHint?: boolean;
  idempotentHint: boolean;
};

/** @param models the schemas that arguments refer to, by name */
export function toolTold(
  { title, description = title, properties, required, effect }: Tool,
  models: Readonly<Record<string, JsonSchema>>,
): ToldTool {
  const input = {
    type: "object",
    properties,
    ...(required && { required }),
    additionalProperties: false,
  };
  return {
    title,
    description,
    inputSchema: withModels(input, models),
    annotations: annotationsOf(effect),
  };
}

function annotationsOf(effect: ToolEffect): ToolAnnotations {
  if (effect === "reads") return { readOnlyHint: true, idempotentHint: true };
  return {
    readOnlyHint: false,
    destructiveHint: effect !== "creates",
    idempotentHint: effect === "sets",
  };
}
