import { spawn } from "node:child_process";
import { join } from "node:path";
import { museumHours, type Call } from "../call.ts";
import { documents, type BenchDocument } from "../documents.ts";
import type { Measure, MeasureOptions } from "../measure.ts";
import { ensureOutput } from "../output.ts";
import type { Load, Subject, Taken } from "../overhead-process.ts";
import { here } from "../packages.ts";
import { bundle, callProgram, writeProgram } from "../program.ts";
import { compared, number, table } from "../table.ts";
import type { Tool } from "../tool.ts";
import { ours, peers } from "../tools.ts";
import { heyApi } from "../tools/hey-api.ts";
import { openapiTypescript } from "../tools/openapi-typescript.ts";
import { orval } from "../tools/orval.ts";

/** Peers whose calls end by themselves never: with a signal they do what ours always do. */
const withoutLimit: readonly Tool[] = [heyApi, openapiTypescript];
const columns = ["stubbed fetch", "loopback", "allocated a call, stubbed"];

export const overhead: Measure = {
  name: "overhead",
  title: "Overhead of a call",
  async run({ isQuick }: MeasureOptions): Promise<string> {
    const subjects = await prepared();
    // Short turns: what else the machine does falls on all alike.
    const rounds = isQuick ? 100 : 400;
    const stubbed = await take({ subjects, place: "stub", rounds, calls: 50 });
    const loopback = await take({
      // Its URL is fixed when it is generated.
      subjects: subjects.filter(({ name }) => name !== orval.name),
      place: "loopback",
      rounds,
      calls: 20,
    });
    const heap = await take({ subjects, place: "stub", rounds: 5, calls: 1000, isHeap: true });
    return show([stubbed, loopback, heap]);
  },
};

/** The call of each tool as one bundled module, and of those without a time limit also with one of the caller. */
async function prepared(): Promise<Subject[]> {
  const [document] = documents([museumHours.document]);
  if (document === undefined) return [];
  const subjects: Subject[] = [];
  for (const tool of [ours, ...peers]) {
    const output = await ensureOutput(tool, document);
    if (!output.ok) continue;
    subjects.push({ name: tool.name, module: await bundled(tool, document, museumHours) });
    if (!withoutLimit.includes(tool)) continue;
    const limited = { ...museumHours, signal: "AbortSignal.timeout(30_000)" };
    const name = `${tool.name}, with \`${limited.signal}\``;
    subjects.push({ name, module: await bundled(tool, document, limited) });
  }
  return subjects;
}

async function bundled(tool: Tool, document: BenchDocument, call: Call): Promise<string> {
  const name = call.signal === undefined ? "call" : "call-with-limit";
  const text = callProgram(tool, call);
  const source = writeProgram(tool, document, { name: `${name}.ts`, text });
  return writeProgram(tool, document, { name: `${name}.mjs`, text: await bundle(source) });
}

/** Runs a load in a process of its own. */
async function take(load: Load): Promise<Taken> {
  process.stderr.write(`overhead: ${load.place}${load.isHeap ? ", heap" : ""}\n`);
  // A nursery that is never full: what is allocated is what the heap has grown by.
  const flags = load.isHeap ? ["--expose-gc", "--max-semi-space-size=512"] : [];
  const child = spawn(
    process.execPath,
    [
      ...flags,
      "--disable-warning=ExperimentalWarning",
      join(here, "overhead-process.ts"),
      JSON.stringify(load),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.on("close", resolve));
  return JSON.parse(output) as Taken;
}

function show(all: readonly Taken[]): string {
  const names = Object.keys(all[0]?.added ?? {});
  const units = [" µs", " µs", " kB"];
  const rows = names.map((name) => ({
    name,
    cells: all.map(({ added }, at) => {
      const value = added[name] ?? NaN;
      const mine = added[ours.name] ?? NaN;
      if (Number.isNaN(value)) return "–";
      return name === ours.name
        ? number(value) + (units[at] ?? "")
        : compared(value, mine, units[at]);
    }),
  }));
  const plain = all.map(({ plain: value }, at) => number(value) + (units[at] ?? ""));
  return [
    "What one GET with three query parameters and a JSON answer takes more than `await (await fetch(url)).json()`, the tools in turn within one process: the median over rounds of the difference to the plain calls of the same round. Our calls have a time limit, 30 s by default; those of openapi-fetch and hey-api have none, and are measured also with one that the caller gives. In brackets: how many times ours. Bold: less than ours.",
    table(columns, [{ name: "plain fetch, in all", cells: plain }, ...rows]),
  ].join("\n\n");
}
