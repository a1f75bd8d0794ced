import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bundledSpec } from "../../src/read/assets.js";
import { sharedDir } from "../shared-dir.js";
import { judgeDocument } from "./judged.js";

/*
 * zod and valibot accept what ajv accepts by the document's own schema, and refuse what it refuses; what factories make
 * is valid. CHECK_ALL=1 tries 100 samples and 100 mutations of each schema; FULL=github,stripe does so for the documents
 * of those names, and FULL=all for all of them, which takes ten minutes.
 */
const full = process.env["FULL"]?.split(",");
const isAll = process.env["CHECK_ALL"] === "1" || full !== undefined;
const effort = isAll ? { count: 100, mostModels: Infinity } : { count: 20, mostModels: 25 };

const shared = sharedDir("specs");
const few = /^(museum|petstore31|train-travel|readme-(poly|schema)|redocly-cafe)/;
/** Where a thousand models are each held against two hundred values. */
const large = /^(github|openai|stripe)/;
const specs = [
  bundledSpec,
  join(import.meta.dirname, "keywords.yaml"),
  ...(shared === undefined
    ? []
    : readdirSync(shared)
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .map((name) => join(shared, name))),
].filter((spec) => isTried(basename(spec)));

function isTried(name: string): boolean {
  if (full) return full.some((each) => each === "all" || name.startsWith(each));
  if (isAll) return !large.test(name);
  return few.test(name) || /^(healos|keywords)/.test(name);
}

/** Of all documents: one may have no schemas. */
let all = 0;
afterAll(() => expect(all).toBeGreaterThan(0));

test.each(specs)("%s", { timeout: 1_200_000 }, async (spec) => {
  const { values, valid, made, without, wrong } = await judgeDocument(spec, effort);
  if (full) console.info({ values, valid, made, without });
  expect(wrong.slice(0, 20), `${wrong.length} of ${values}`).toEqual([]);
  // What no value is valid by has no factory.
  if (!large.test(basename(spec))) {
    expect(without.length, without.join()).toBeLessThanOrEqual(spec.includes("keywords") ? 2 : 0);
  }
  all += values;
});
