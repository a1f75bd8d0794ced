import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/cli/run.js";
import type { ExplainedProblem } from "../../src/findings/problems/problems.js";

/** A document that nothing is wrong with. */
export const pets = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets., content: { application/json: { schema: { type: array, items: { type: string } } } } } }
`;

const head = 'openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\n';
const generate = ["generate", "--layout", "source", "--dry-run"];

/** Where examples that are files are put, and what reads them. */
const readers: Readonly<Partial<Record<ExplainedProblem["id"], [file: string, args: string[]]>>> = {
  "accepted-unreadable": ["accepted.yaml", ["diff", "pets.yaml", "pets.yaml", "--wire-only"]],
  "behaviour-invalid": ["pets.emulator.yaml", ["emulate", "--spec", "pets.yaml", "--port", "0"]],
  "lock-invalid": ["healos-codegen.lock.json", ["lint", "https://api.example.com/openapi.yaml"]],
  "not-openapi": ["whole.yaml", ["lint", "whole.yaml"]],
  "package-name-unscoped": ["api.yaml", ["generate", "--spec", "api.yaml", "--dry-run"]],
  "pattern-unused": ["api.yaml", ["emulate", "--spec", "api.yaml", "--port", "0"]],
};

/** The ids of what the commands of an example tell a person. The working folder is that of the example. */
export async function idsIn(
  { id, example }: ExplainedProblem,
  lines: readonly string[],
): Promise<string[]> {
  const { language = "yaml" } = example;
  if (language === "sh") return runAll(lines);
  const text = `${lines.join("\n")}\n`;
  const [file, args] = readers[id] ?? standardReader(language, text);
  writeFileSync(file, file === "api.yaml" ? completed(text) : text);
  return idsOf(args);
}

function standardReader(language: string, text: string): [file: string, args: string[]] {
  if (language === "json") return ["healos-codegen.json", [...generate, "--spec", "pets.yaml"]];
  return text.startsWith("overlay:")
    ? ["overlay.yaml", [...generate, "--spec", "pets.yaml", "--overlay", "overlay.yaml"]]
    : ["api.yaml", [...generate, "--spec", "api.yaml"]];
}

/** The text with what every document has, where it has none of it. */
function completed(text: string): string {
  const lines = head.split(/(?<=\n)/).filter((line) => !text.includes(line.slice(0, 5)));
  return lines.join("") + text;
}

/** Runs lines as a shell would; our own program in this process. */
async function runAll(lines: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const line of lines) {
    const [, variable, own] = /^(?:([A-Z]+)=\S+ )?healos-codegen (.*)$/.exec(line) ?? [];
    if (own === undefined) {
      execFileSync("sh", ["-ec", line], { stdio: "pipe" });
      continue;
    }
    const [, shown = "", into] = /^(.*?)(?: > (\S+))?$/.exec(own) ?? [];
    const args = execFileSync("sh", ["-c", `for a in ${shown}; do printf '%s\\0' "$a"; done`]);
    if (variable !== undefined) process.env[variable] = "true";
    ids.push(...(await idsOf(args.toString().split("\0").slice(0, -1), into)));
    if (variable !== undefined) process.env[variable] = "";
  }
  return ids;
}

async function idsOf(args: readonly string[], into?: string): Promise<string[]> {
  let told = "";
  let printed = "";
  const code = await run([...args], {
    out: (text) => {
      printed += text;
      if (text.startsWith("Serving")) setTimeout(() => process.emit("SIGINT"), 50);
    },
    error: (text) => void (told += text),
    status: () => undefined,
    colors: { out: false, error: false },
    isInteractive: true,
  });
  if (into !== undefined) writeFileSync(join(process.cwd(), into), printed);
  const ids = [...told.matchAll(/ \[([a-z-]+)\]$/gm)].map(([, id = ""]) => id);
  // What ends a command has an id, whatever it is.
  return code === 2 && ids.length === 0 ? [`no id: ${told}`] : ids;
}
