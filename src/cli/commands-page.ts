import type { Command, Option } from "commander";
import { markdownCell } from "../text/markdown-line.js";
import { guides } from "./help.js";
import { canRepeat } from "./settings.js";
import { silentProgram } from "./silent-program.js";

/** `docs/commands.md`: every command with its options, as its `--help` has them. */
export function commandsPage(): string {
  return `${head}\n${silentProgram().commands.map(sectionOf).join("\n")}`;
}

const head = `# Commands and settings

This page says what \`--help\` of each command says. \`npm run findings\` writes it.

## Settings

Every option can also be set in \`healos-codegen.json\` in the working folder: under the name of its command, by its own
name in camelCase. The command line wins. An option that can be repeated takes a list, and one without a value takes
\`true\`. With \`$schema\`, editors complete and check the file.

\`\`\`json
{
  "$schema": "./node_modules/healos-codegen/dist/settings.schema.json",
  "generate": {
    "spec": "api.yaml",
    "out": "src/api",
    "layout": "source",
    "overlay": ["fixes.yaml"],
    "strictOverlays": true
  },
  "lint": { "maxWarnings": 0, "rule": ["int64-unsafe=off"] }
}
\`\`\`

\`generate\` may be a list, with a client in each entry, named by \`name\`. One run writes them all, and
\`--only NAME\` one of them.

## Exit codes

| exit code | meaning                                                 |
| --------- | ------------------------------------------------------- |
| 0         | fine                                                    |
| 1         | a finding; what counts as one stands with each command  |
| 2         | wrong usage, or input that cannot be read               |
`;

function sectionOf(command: Command): string {
  const { examples, finding } = guides[command.name()] ?? { examples: [] };
  const options = command.options.map(rowOf);
  return [
    `## ${command.name()}\n`,
    `\`healos-codegen ${command.name()} ${command.usage()}\`\n`,
    `${command.description()}${finding === undefined ? "" : ` Exit code 1 means: ${finding}.`}\n`,
    ...command.registeredArguments.map(
      (argument) => `- \`${argument.name()}\`: ${argument.description}`,
    ),
    ...(command.registeredArguments.length > 0 ? [""] : []),
    `| option | what it does | default |`,
    `| --- | --- | --- |`,
    ...options,
    "",
    ...examples.map(([line, what]) => `- \`healos-codegen ${line}\`: ${what}`),
    "",
  ].join("\n");
}

function rowOf(option: Option): string {
  const { flags, description, argChoices, defaultValue } = option;
  const isPlain = ["string", "number"].includes(typeof defaultValue);
  const untold = argChoices?.some((choice) => !description.includes(choice));
  const choices = untold ? ` (${argChoices?.join(", ")})` : "";
  const again = canRepeat(option) && !description.includes("repeatable") ? "; repeatable" : "";
  const cells = [
    `\`${flags}\``,
    markdownCell(description + choices + again),
    isPlain ? `\`${String(defaultValue)}\`` : "",
  ];
  return `| ${cells.join(" | ")} |`;
}
