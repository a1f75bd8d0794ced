/*
 * Generates from one mutant after the other, without writing: the process that fuzz.test.ts watches. It uses what was
 * built, since it runs outside of the test runner, which could not end it in a loop.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { emit } from "../../dist/emit/emit.js";
import { model } from "../../dist/model/model.js";
import { print } from "../../dist/print/print.js";
import { readAssets } from "../../dist/read/assets.js";
import { formatProblem, locate, ReadError } from "../../dist/read/problem.js";
import { read } from "../../dist/read/read.js";

const assets = readAssets();

process.on("message", async ({ spec, out }) => {
  try {
    process.send(await generate(spec, out));
  } catch (error) {
    process.send(
      error instanceof ReadError
        ? { outcome: "refused", lines: error.problems.map(formatProblem) }
        : { outcome: "crashed", lines: String(error?.stack).split("\n").slice(0, 12) },
    );
  }
});

async function generate(spec, out) {
  const document = await read(spec);
  const { api, problems, warnings } = model(document);
  const lines = (list) => list.map((problem) => formatProblem(locate(document, problem)));
  if (problems.length > 0) return { outcome: "refused", lines: lines(problems) };
  lines(warnings);
  const { runtime } = assets;
  const outputs = emit(api, { layout: "source", importExtension: "js", runtime });
  // All of them are compiled with one runtime.
  const own = outputs.filter(({ path }) => !path.startsWith("runtime/"));
  for (const { path, text } of await print(own, { assets, importExtension: "js" })) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return { outcome: "client", lines: [] };
}
