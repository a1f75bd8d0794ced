import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents as find } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { measuredRun, type MeasuredRun } from "../measured-run.ts";
import { here, root } from "../packages.ts";
import { number, table } from "../table.ts";

const wanted = 20_000;
const main = join(root, "dist", "cli", "main.js");
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

interface Description {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

export const many: Measure = {
  name: "many",
  title: "Twenty thousand operations",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const [document] = find(["github"]);
    if (document === undefined) return "The document is not there.";
    const description = JSON.parse(readFileSync(document.file, "utf8")) as Description;
    const own = countOf(description);
    const copied = copies(description, isQuick ? 2 * own : wanted);
    const count = countOf(copied);
    const once = await run(description, "github");
    const often = await run(copied, "copies");
    const row = (name: string, { cpuMs, wallMs, peakMb }: MeasuredRun, operations: number) => ({
      name,
      cells: [
        ...[
          operations.toLocaleString("en-US"),
          `${number(cpuMs / 1000)} s`,
          `${number(wallMs / 1000)} s`,
        ],
        ...[`${number(cpuMs / operations)} ms`, `${number(peakMb)} MB`],
      ],
    });
    return [
      "github's paths and operations copied under new names, its schemas once. One run each.",
      table(
        ["operations", "processor", "clock", "processor an operation", "memory"],
        [row("github", once, own), row("copied", often, count)],
      ),
    ].join("\n\n");
  },
};

function run(description: Description, name: string): Promise<MeasuredRun> {
  const project = join(here, ".output", "many", name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, "node_modules"), { recursive: true });
  writeFileSync(join(project, "openapi.json"), JSON.stringify(description));
  const args = [
    main,
    "generate",
    "--spec",
    "openapi.json",
    "--out",
    "client",
    "--layout",
    "source",
  ];
  return measuredRun({ args, cwd: project });
}

function countOf({ paths }: Description): number {
  return Object.values(paths).reduce((sum, item) => sum + operationsOf(item).length, 0);
}

function operationsOf(item: Description["paths"][string]): string[] {
  return methods.filter((method) => item[method] !== undefined);
}

function copies(description: Description, least: number): Description {
  const paths = { ...description.paths };
  for (let copy = 1, count = countOf(description); count < least; copy++) {
    for (const [path, item] of Object.entries(description.paths)) {
      const copied = structuredClone(item);
      for (const method of operationsOf(copied)) {
        const operation = copied[method];
        if (operation?.operationId !== undefined) operation.operationId += `-copy-${copy}`;
        count++;
      }
      paths[`/copy-${copy}${path}`] = copied;
    }
  }
  return { ...description, paths };
}
