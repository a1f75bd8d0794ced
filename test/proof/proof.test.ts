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
 * that a type can say does not. CHECK_ALL=1 tries more; FULL=2000x200 as many
 * schemas, and values of each, as it says, and a hundred models of each document.
 */
const full = process.env["FULL"]?.split("x").map(Number);
const isFull = full !== undefined;
const isMore = process.env["CHECK_ALL"] === "1";
const [schemas = 0, values = 0] = full ?? (isMore ? [300, 30] : [100, 20]);
/** Schemas of one program. */
const together = 100;

test(
  `${schemas} schemas that are made up, up to ${values} values of each`,
  { timeout: 3_600_000 },
  async () => {
    const made = madeSchemas(schemas);
    const wrong: string[] = [];
    const counts: Counts = { valid: 0, invalid: 0, unsaid: {} };
    for (let start = 0; start < made.length; start += together) {
      const proved = await madeModels(made.slice(start, start + together), start);
      const verdict = judge(proved, { count: values, seed: start });
      add(counts, verdict);
      wrong.push(...said(verdict, proved));
    }
    console.log(counts);
    expect(wrong).toEqual([]);
  },
);

const specs = sharedDir("specs");

test.runIf(specs !== undefined)(
  "the models of the shared documents",
  { timeout: 3_600_000 },
  async () => {
    const counts: Counts = { valid: 0, invalid: 0, unsaid: {} };
    const files = readdirSync(specs as string).filter((name) => /\.(json|ya?ml)$/.test(name));
    const wrong: string[] = [];
    const large = /^(github|stripe|openai|twilio|spotify)/;
    for (const file of files.filter((name) => isFull || !large.test(name))) {
      const proved = await documentModels(join(specs as string, file), isFull ? 100 : 20);
      const verdict = judge(proved, { count: isFull ? values : 10 });
      add(counts, verdict);
      wrong.push(...said(verdict, proved).map((each) => `${file}: ${each}`));
    }
    console.log(counts);
    expect(wrong).toEqual([]);
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
