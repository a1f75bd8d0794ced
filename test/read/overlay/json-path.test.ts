import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/json/json.js";
import { jsonPathOf } from "../../../src/read/overlay/json-path.js";
import { root } from "../../program.js";
import { sharedDir } from "../../shared-dir.js";

interface Case {
  name: string;
  selector: string;
  document?: Json;
  result?: Json[];
  results?: Json[][];
  invalid_selector?: boolean;
}

/** The standard's own cases: github.com/jsonpath-standard/jsonpath-compliance-test-suite. */
const name = "jsonpath-compliance-test-suite";
const file = [join(root, "node_modules", name), sharedDir(name) ?? ""]
  .map((folder) => join(folder, "cts.json"))
  .find((path) => existsSync(path));
if (file === undefined) console.log(`Skipped: ${name} is not in node_modules either.`);

test.runIf(file !== undefined)("the compliance suite of RFC 9535", () => {
  const { tests } = JSON.parse(readFileSync(file as string, "utf8")) as { tests: Case[] };
  expect(tests.length).toBeGreaterThan(600);
  expect(tests.filter((each) => !passes(each)).map((each) => each.name)).toEqual([]);
});

/** Values are compared; a node that a query selects several times is one here. */
function passes({ selector, document = null, result, results, invalid_selector }: Case): boolean {
  const path = jsonPathOf(selector);
  if (invalid_selector) return typeof path === "string";
  if (typeof path === "string") return false;
  const selected = path.select(document).map((tokens) => valueAt(document, tokens));
  const wanted = (results ?? [result ?? []]).map((values) => [...new Set(values.map(text))]);
  return wanted.some((values) => text([...new Set(selected.map(text))]) === text(values));
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function valueAt(document: Json, tokens: readonly string[]): Json {
  return tokens.reduce((value, token) => (value as Record<string, Json>)[token] as Json, document);
}

describe("the queries of overlays", () => {
  test("a node that is selected twice is there once", () => {
    expect(select("$['a','a']", { a: 1 })).toEqual([["a"]]);
  });

  test("members have any name", () => {
    const document = JSON.parse(`{"__proto__":{"a":1},"/p~":{"toString":2}}`) as Json;
    expect(select("$..*", document)).toEqual([
      ["__proto__"],
      ["/p~"],
      ["__proto__", "a"],
      ["/p~", "toString"],
    ]);
    expect(select("$.constructor", document)).toEqual([]);
  });

  test("as deep as documents nest, and wider than json-p3 goes by itself", () => {
    const items = Array.from({ length: 300 }, () => ({ type: "string" }));
    let deep: Json = { leaf: items };
    for (let depth = 0; depth < 400; depth++) deep = { deep };
    expect(select("$..type", deep)).toHaveLength(300);
  });

  test.each([
    ["paths.a", "expected '$', found 'p'"],
    ["$.paths[", "unclosed bracketed selection"],
    ["$.a[?count(@.b)]", /count/],
  ])("%s is none", (query, why) => {
    const message = jsonPathOf(query);
    expect(message).toEqual(typeof why === "string" ? why : expect.stringMatching(why));
  });
});

function select(query: string, document: Json): string[][] {
  const path = jsonPathOf(query);
  if (typeof path === "string") throw new Error(path);
  return path.select(document);
}
