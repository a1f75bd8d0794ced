import { writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { documents as find } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { here, packageFile, root } from "../packages.ts";
import { inTurn, rowsOf, runColumns, type Contender } from "../runs.ts";
import { redocly } from "../tools/redocly.ts";
import { table } from "../table.ts";

const subjects = ["train-travel", "spotify", "stripe", "github"];

/** Spectral takes minutes and gigabytes where a document is large. */
const forSpectral = ["train-travel", "spotify"];

export const lint: Measure = {
  name: "lint",
  title: "Lint",
  async run({ documents, isQuick }: MeasureOptions): Promise<string> {
    const names = documents.map(({ name }) => name);
    const parts = [
      "Each tool with the rules that it recommends, in turn, the median of the runs. In brackets: how many times ours. Bold: better than ours.",
    ];
    for (const { name, file } of find(subjects.filter((each) => names.includes(each)))) {
      const runs = await inTurn(contenders(name, file), isQuick ? 1 : 5);
      parts.push(`### ${name}\n\n${table(runColumns, rowsOf(runs))}`);
    }
    return parts.join("\n\n");
  },
};

function contenders(name: string, file: string): Contender[] {
  const cwd = join(here, ".output", "lint");
  mkdirSync(cwd, { recursive: true });
  const script = (args: string[], env?: Record<string, string>): Contender["script"] => ({
    args,
    cwd,
    env,
  });
  const all: Contender[] = [
    {
      name: "healos-codegen lint",
      script: script([join(root, "dist", "cli", "main.js"), "lint", file]),
    },
    {
      name: "Redocly lint",
      script: script(
        [packageFile("@redocly", "cli", "bin", "cli.js"), "lint", file],
        redocly.env?.({ spec: file, out: cwd }),
      ),
    },
  ];
  if (!forSpectral.includes(name)) return all;
  const ruleset = join(cwd, "ruleset.yaml");
  writeFileSync(ruleset, 'extends: ["spectral:oas"]\n');
  const spectral = packageFile("@stoplight", "spectral-cli", "dist", "index.js");
  return [
    ...all,
    { name: "Spectral lint", script: script([spectral, "lint", file, "-r", ruleset]) },
  ];
}
