import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedDir } from "../shared-dir.js";
import { documentModels } from "./documents.js";
import { judge, type Proved, type Verdict } from "./judge.js";
import { madeModels } from "./made-models.js";
import { madeSchemas } from "./schemas.js";

/*
 * Proof beyond our own reading: what ajv accepts compiles against the generated type, and what it refuses for a reason
 * that a type can say does not. CHECK_ALL=1 tries more; FULL=1 what docs/keywords.md has the counts of.
 */
const isFull = process.env["FULL"] === "1";
const isMore = process.env["CHECK_ALL"] === "1";
const [schemas, values] = isFull ? [2000, 200] : isMore ? [300, 30] : [100, 20];
/** Schemas of one program. */
const together = 100;

test(
  `${schemas} schemas that are made up, up to ${values} values of each`,
  { timeout: 3_600_000 },
  async () => {
    const made = madeSchemas(schemas);
    const counts: Counts = { valid: 0, invalid: 0, unsaid: {} };
    for (let start = 0; start < made.length; start += together) {
      const proved = await madeModels(made.slice(start, start + together), start);
      const verdict = judge(proved, { count: values, seed: start });
      add(counts, verdict);
      expect(said(verdict, proved)).toEqual([]);
    }
    console.log(counts);
  },
);

const specs = sharedDir("specs");

test.runIf(specs !== undefined)(
  "the models of the shared documents",
  { timeout: 3_600_000 },
  async () => {
    const counts: Counts = { valid: 0, invalid: 0, unsaid: {} };
    const files = readdirSync(specs as string).filter((name) => /\.(json|ya?ml)$/.test(name));
    const large = /^(github|stripe|openai|twilio|spotify)/;
    for (const file of files.filter((name) => isFull || isMore || !large.test(name))) {
      const proved = await documentModels(join(specs as string, file), isFull ? 100 : 20);
      const verdict = judge(proved, { count: isFull ? values : 10 });
      add(counts, verdict);
      expect({ file, wrong: said(verdict, proved) }).toEqual({ file, wrong: [] });
    }
    console.log(counts);
  },
);

type Counts = Pick<Verdict, "invalid" | "unsaid" | "valid">;

function add(counts: Counts, { valid, invalid, unsaid }: Verdict): void {
  counts.valid += valid;
  counts.invalid += invalid;
  for (const [keyword, count] of Object.entries(unsaid))
    counts.unsaid[keyword] = (counts.unsaid[keyword] ?? 0) + count;
}

/** A line for each schema of which a value is taken wrongly. */
function said({ wrong }: Verdict, { components }: Proved): string[] {
  const bySchema = new Map(wrong.map((each) => [each.name, each]));
  return [...bySchema.values()].map(({ name, isValid, value }) => {
    const verb = isValid ? "does not compile" : "compiles";
    return `${name}: ${JSON.stringify(value)} ${verb} as ${JSON.stringify(components[name])}`;
  });
}
