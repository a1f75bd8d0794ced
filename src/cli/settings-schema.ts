import type { Command, Option } from "commander";
import { canRepeat, fileName, takesNumber } from "./settings.js";
import { silentProgram } from "./silent-program.js";

/**
 * The JSON Schema (2020-12) of the file of settings, made from the options of the commands, so that editors complete and
 * check it. The build puts it into the package.
 */
export function settingsSchema(): object {
  const commands = silentProgram().commands.map((command) => {
    const one = ofCommand(command);
    return [command.name(), command.name() === "generate" ? oneOrSeveral(one) : one];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: fileName,
    description: "The options of healos-codegen, by command.",
    type: "object",
    additionalProperties: false,
    properties: { $schema: { type: "string" }, ...Object.fromEntries(commands) },
  };
}

/** `generate` makes several clients in one run, each by a name of its own. */
function oneOrSeveral(one: ReturnType<typeof ofCommand>): object {
  const properties = { name: { type: "string" }, ...one.properties };
  return { anyOf: [one, { type: "array", items: { ...one, required: ["name"], properties } }] };
}

function ofCommand(
  command: Command,
): { properties: Record<string, object> } & Record<string, unknown> {
  const options = command.options.map((option) => [option.attributeName(), ofOption(option)]);
  return {
    description: command.description(),
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(options),
  };
}

function ofOption(option: Option): object {
  const { description } = option;
  if (option.isBoolean()) return { description, type: "boolean" };
  if (option.optional) return { description, anyOf: [{ const: true }, { type: "string" }] };
  const one = {
    type: takesNumber(option) ? "number" : "string",
    ...(option.argChoices && { enum: option.argChoices }),
  };
  if (!canRepeat(option)) return { description, ...one };
  return { description, anyOf: [one, { type: "array", items: one }] };
}
