import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../src/json/json.js";
import { compileWith, installCompilers, writeProject } from "./compilers/compilers.js";
import { Generator } from "./fuzz/generator.js";
import { mutate } from "./fuzz/mutate.js";
import { createRandom } from "./fuzz/random.js";
import { slice } from "./fuzz/slice.js";
import { complaintsOf } from "./hostile/complaints.js";
import { root } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tree } from "./tree.js";

/*
 * Mutants of the real documents: each becomes a client that compiles, or a refusal with a place. A failure names its
 * seed: FUZZ_SEED=n runs that one alone, FUZZ_COUNT=m as many from there on.
 */
const specs = sharedDir("specs");
const isThorough = process.env["CHECK_ALL"] === "1";
const first = process.env["FUZZ_SEED"];
const usual = first !== undefined ? 1 : isThorough && !process.env["CI"] ? 2000 : 60;
const count = Number(process.env["FUZZ_COUNT"] ?? usual);
const seeds = Array.from({ length: count }, (_, index) => Number(first ?? 0) + index);

const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(specs !== undefined)(`${seeds.length} mutants`, { timeout: 3_600_000 }, async () => {
  const names = readdirSync(specs as string).filter((name) => /\.(json|ya?ml)$/.test(name));
  const documents = names
    .filter((name) => isThorough || statSync(join(specs as string, name)).size < 500_000)
    .map((name) => parsed(join(specs as string, name)));
  const generator = new Generator();
  const tally = { client: 0, refused: 0, crashed: 0, hung: 0 };
  const failures: string[] = [];
  for (const seed of seeds) {
    const random = createRandom(seed);
    const document = random.pick(documents);
    const isLarge = Object.keys(document["paths"] as JsonObject).length > 60;
    const { mutant, changes } = mutate(isLarge ? slice(document, random) : document, random);
    const spec = join(folder, "mutant.json");
    const out = join(folder, `m${seed}`);
    writeFileSync(spec, JSON.stringify(mutant, undefined, 1));
    const { outcome, lines } = await generator.generate(spec, out);
    tally[outcome] += 1;
    const isClear = lines.every((line) => /^.*?mutant\.json:\d+:\d+: .+\.$|[?…]$/s.test(line));
    if (outcome === "crashed" || outcome === "hung" || (outcome === "refused" && !isClear)) {
      failures.push(`seed ${seed}: ${changes.join("; ")}\n${lines.join("\n")}`);
    }
  }
  generator.stop();
  console.log(`${seeds.length} mutants, seeds ${seeds[0]} to ${seeds.at(-1)}:`);
  console.table(tally);
  failures.push(...complaints(), ...(await compileErrors()));
  expect(failures).toEqual([]);
});

function parsed(path: string): JsonObject {
  const text = readFileSync(path, "utf8");
  return (path.endsWith(".json") ? JSON.parse(text) : parse(text)) as JsonObject;
}

function complaints(): string[] {
  return Object.entries(tree(folder))
    .filter(([path]) => path !== "mutant.json")
    .flatMap(([path, text]) =>
      complaintsOf(path, text).map((complaint) => `${path}: ${complaint}`),
    );
}

/** Compiles all clients in runs of a few hundred, which share one runtime. */
async function compileErrors(): Promise<string[]> {
  if (!installCompilers()) return [];
  cpSync(join(root, "src", "runtime"), join(folder, "runtime"), { recursive: true });
  const clients = readdirSync(folder).filter((name) => /^m\d+$/.test(name));
  const errors: string[] = [];
  for (let start = 0; start < clients.length; start += 200) {
    const batch = join(folder, `batch${start}`);
    mkdirSync(batch);
    for (const client of clients.slice(start, start + 200)) {
      cpSync(join(folder, client), join(batch, client), { recursive: true });
      symlinkSync(join(folder, "runtime"), join(batch, client, "runtime"));
    }
    writeProject(batch, ["*/*.ts"]);
    errors.push(...(await compileWith("7.0", batch)));
  }
  return errors;
}
