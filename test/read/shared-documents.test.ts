import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/json/json.js";
import type { Document } from "../../src/read/document.js";
import { memberAt } from "../../src/json/pointer.js";
import { ReadError } from "../../src/read/problem.js";
import { read } from "../../src/read/read.js";
import { processorTime } from "../processor-time.js";
import { sharedDir } from "../shared-dir.js";

const specs = sharedDir("specs");
const hostile = sharedDir("hostile");

describe.skipIf(!specs)("real documents", () => {
  const names = specs ? readdirSync(specs).filter((name) => /\.(ya?ml|json)$/.test(name)) : [];

  it.each(names)("%s is read, and every reference to a component is found", async (name) => {
    const document = await read(join(specs ?? "", name));
    const references = referencesOf(document).filter(({ reference }) => reference.startsWith("#/"));
    const lost = references.filter(({ at, reference }) => "what" in document.follow(reference, at));
    expect(lost).toEqual([]);
    expect(document.warnings).toEqual([]);
    const sample = references.filter((_, index) => index % 50 === 0);
    const lines = readFileSync(document.file, "utf8").split("\n");
    for (const { at } of sample) {
      const { line, column } = document.place(memberAt(at, "$ref"));
      expect(lines[line - 1]?.slice(column - 1)).toMatch(/^["']?\$ref/);
    }
  });
});

interface HostileCase {
  file: string;
  expect: "ok" | "error" | "ok-or-error";
  lines: number[];
}

/** The hostile documents that cannot be read at all. All others are read; what is wrong in them shows later. */
const unreadable = new Map([
  ["h055", /aliases stand for more than/],
  ["h057", /nests deeper than/],
  ["h091", /is empty/],
  ["h093", /not an object/],
  ["h099", /stands a second time/],
]);

describe.skipIf(!hostile)("hostile documents", () => {
  const manifest = hostile ? readFileSync(join(hostile, "manifest.json"), "utf8") : "[]";
  const cases = JSON.parse(manifest) as HostileCase[];

  it.each(cases)("$file is read or refused with its place", async ({ file, lines }) => {
    const taken = processorTime();
    const outcome = await read(join(hostile ?? "", file)).catch((error: unknown) => error);
    expect(taken()).toBeLessThan(5_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const expected = unreadable.get(file.slice(0, 4));
    if (!expected) {
      expect(outcome).toHaveProperty("root");
      return;
    }
    expect(outcome).toBeInstanceOf(ReadError);
    const { problems } = outcome as ReadError;
    expect(problems[0]?.what).toMatch(expected);
    if (lines.length > 0) expect(problems.map((problem) => problem.line)).toEqual(lines);
  });

  it.each(["h033", "h041", "h043", "h045"])("%s has references that lead nowhere", async (id) => {
    const found = cases.find(({ file }) => file.startsWith(id));
    if (!found) return;
    const document = await read(join(hostile ?? "", found.file));
    const lost = referencesOf(document).filter(({ at, reference }) => {
      return "what" in document.follow(reference, at);
    });
    const lostLines = lost.map(({ at }) => document.place(memberAt(at, "$ref")).line);
    for (const line of found.lines) expect(lostLines).toContain(line);
    expect(document.files()).toHaveLength(1);
  });
});

/** Every object with a `$ref`, whether it is one or only data that looks like it. */
function referencesOf(document: Document): { at: string; reference: string }[] {
  const found: { at: string; reference: string }[] = [];
  const seen = new Set<object>();
  const visit = (node: Json, at: string): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, child] of Object.entries(node)) {
      if (key === "$ref" && typeof child === "string") found.push({ at, reference: child });
      visit(child, memberAt(at, key));
    }
  };
  visit(document.root, "#");
  return found;
}
