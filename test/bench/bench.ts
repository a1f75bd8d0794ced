import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { documents } from "./documents.ts";
import type { Measure } from "./measure.ts";
import { edits } from "./measures/edits.ts";
import { emulation } from "./measures/emulation.ts";
import { generation } from "./measures/generation.ts";
import { lint } from "./measures/lint.ts";
import { many } from "./measures/many.ts";
import { overhead } from "./measures/overhead.ts";
import { pages } from "./measures/pages.ts";
import { reconcile } from "./measures/reconcile.ts";
import { size } from "./measures/size.ts";
import { types } from "./measures/types.ts";
import { root } from "./packages.ts";
import { writeResults } from "./results.ts";

const measures: readonly Measure[] = [
  generation,
  edits,
  many,
  lint,
  emulation,
  types,
  size,
  overhead,
  pages,
  reconcile,
];

const quickDocuments = "museum,spotify,twilio";

const usage = `npm run bench -- [MEASURE …] [--only DOCUMENT,…] [--quick]

Measures: ${measures.map(({ name }) => name).join(", ")} (all by default).
--only   the documents for generation and types
--quick  fewer rounds and smaller loads, and of the documents ${quickDocuments} if not told otherwise
A run of whole measures replaces their sections in RESULTS.md; with --only or --quick it only prints.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(usage);
} else {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
  const names = values.only ?? (values.quick ? quickDocuments : undefined);
  const taken = new Map<Measure, string>();
  for (const measure of chosen()) {
    const started = performance.now();
    const options = { documents: documents(names?.split(",")), isQuick: values.quick };
    const text = await measure.run(options);
    taken.set(measure, text);
    process.stdout.write(`## ${measure.title}\n\n${text}\n\n`);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stderr.write(`${measure.name} took ${seconds} s\n`);
  }
  if (values.only === undefined && !values.quick) writeResults(measures, taken);
}

function chosen(): readonly Measure[] {
  const unknown = positionals.find((name) => measures.every((measure) => measure.name !== name));
  if (unknown !== undefined) throw new Error(`There is no measure ${unknown}.\n${usage}`);
  return positionals.length === 0
    ? measures
    : measures.filter(({ name }) => positionals.includes(name));
}
