import { describe, expect, it } from "vitest";
import { processorTime } from "../processor-time.js";
import { head, problemsOf, readText } from "./temp-document.js";

describe("YAML", () => {
  it("reads scalars by the core schema of YAML 1.2, also where a line asks for 1.1", async () => {
    const body = `x: [NO, yes, on, ~, null, true, 010, 0o10, 0x1F, 1_000, 1e3, 2020-01-01, 12:30, "", <<]`;
    const expected = ["NO", "yes", "on", null, null, true, 10, 8, 31, "1_000", 1000];
    expected.push("2020-01-01", "12:30", "", "<<");
    for (const directive of ["", "%YAML 1.1\n---\n"]) {
      const document = await readText(directive + head + body);
      expect(document.root["x"]).toEqual(expected);
    }
  });

  it("keeps keys as they are spelled", async () => {
    const document = await readText(
      `${head}x:\n  404: a\n  1.50: b\n  true: c\n  null: d\n  010: e\n`,
    );
    expect(document.root["x"]).toEqual({
      "404": "a",
      "1.50": "b",
      true: "c",
      null: "d",
      "010": "e",
    });
  });

  it("names a key that stands twice and the place of the second", async () => {
    const text = `${head}paths:\n  /a: {}\n  /b: {}\n  /a: {}\nx: { k: 1, "k": 2 }\n`;
    expect(await problemsOf(text)).toEqual([
      '6:3 The key "/a" stands a second time in the same object',
      '7:12 The key "k" stands a second time in the same object',
    ]);
  });

  it("finds equal keys among very many in linear time", async () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `  k${index}: 1\n`).join("");
    const taken = processorTime();
    expect(await problemsOf(`${head}x:\n${keys}  k7: 2\n`)).toHaveLength(1);
    expect(taken()).toBeLessThan(5_000);
  });

  it("refuses tags that JSON has no values for", async () => {
    const text = `${head}a: !!binary aGk=\nb: !custom 1\nc: !!str 12\n`;
    expect(await problemsOf(text)).toEqual([
      "3:4 YAML: Unresolved tag: tag:yaml.org,2002:binary",
      "4:4 YAML: Unresolved tag: !custom",
    ]);
    expect((await readText(`${head}c: !!str 12\n`)).root["c"]).toBe("12");
  });

  it("reports several mistakes at once, each with its place", async () => {
    const text = `${head}a: "open\nb: [1, 2\nc: 3\n`;
    const problems = await problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/^\d+:\d+ YAML: \S/);
  });

  it("refuses keys that are no scalars, and a second document", async () => {
    expect(await problemsOf(`${head}x:\n  ? [a]\n  : 1\n`)).toHaveLength(1);
    expect(await problemsOf(`${head}---\n${head}`)).toEqual([
      "3:1 A second YAML document begins here",
    ]);
  });

  it("asks `yaml` where js-yaml takes for a key what is none", async () => {
    const text = `${head}x:\n  required:\n  - "id" type: object\n`;
    expect(await problemsOf(text)).toEqual([expect.stringMatching(/^5:10 YAML: /)]);
    expect(await problemsOf(`${head}x:\n- : a: b\n`)).toEqual([
      expect.stringMatching(/^4:5 YAML: Nested mappings are not allowed/),
    ]);
    const explicit = await readText(`${head}x:\n  ? a\n  : 1\n  !!str b: 2\n  : 3\n`);
    expect(explicit.root["x"]).toEqual({ a: 1, b: 2, "": 3 });
  });

  it("says in its own words what only js-yaml refuses", async () => {
    expect(await problemsOf(`${head}x: { a: 1,\tb: 2 }\n`)).toEqual([
      "3:12 YAML: deficient indentation",
    ]);
  });

  it("gives an alias the value of its anchor", async () => {
    const document = await readText(`${head}a: &a { k: [1] }\nb: *a\nc: &a 5\nd: *a\n`);
    expect(document.root["b"]).toEqual({ k: [1] });
    expect(document.root["d"]).toBe(5);
    expect(document.place("#/b")).toMatchObject({ line: 4, column: 1 });
    expect(document.place("#/b/k/0")).toMatchObject({ line: 3, column: 13 });
  });

  it("merges what << has aliases for, and takes any other << as a key", async () => {
    const merge = `a: &a { p: 1, q: 2 }\nb: &b { q: 3, r: 4 }\nc: { <<: *a, p: 0 }\nd: { <<: [*a, *b] }\n`;
    const document = await readText(`${head}${merge}e: { <<: { p: 1 } }\nf: { "<<": *a }\n`);
    expect(document.root["c"]).toEqual({ p: 0, q: 2 });
    expect(document.root["d"]).toEqual({ p: 1, q: 2, r: 4 });
    expect(document.root["e"]).toEqual({ "<<": { p: 1 } });
    expect(document.root["f"]).toEqual({ "<<": { p: 1, q: 2 } });
    expect(document.place("#/c/q")).toMatchObject({ line: 3, column: 15 });
  });

  it("stops an alias bomb by counting, not by expanding", async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array(10).fill(level === 0 ? "x" : `*a${level - 1}`);
      return `x${level}: &a${level} [${items.join(", ")}]\n`;
    });
    expect(await problemsOf(head + levels.join(""))).toEqual([
      expect.stringMatching(/^\d+:\d+ YAML: the aliases stand for more than 1000000 nodes$/),
    ]);
  });

  it("refuses aliases without an anchor and inside their own", async () => {
    expect(await problemsOf(`${head}a: *nobody\n`)).toEqual([
      "3:4 YAML: the alias *nobody has no anchor",
    ]);
    expect(await problemsOf(`${head}a: &a [*a]\n`)).toEqual([
      "3:8 YAML: the alias *a stands inside its own anchor",
    ]);
  });

  it.each([
    ["flow", (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`],
    ["flow that is never closed", (depth: number) => "[{a: ".repeat(depth)],
    ["block", (depth: number) => `\n  ${"- ".repeat(depth)}x`],
    ["aliases", (depth: number) => deepByAliases(depth)],
  ])("refuses deep nesting as such: %s", async (_, deep) => {
    const problems = await problemsOf(`${head}x: ${deep(20_000)}\n`);
    expect(problems).toEqual([expect.stringMatching(/nests deeper than 500 levels$/)]);
  });

  it("reads what nests deeply but not too much", async () => {
    const text = `${head}x: ${"[".repeat(400)}${"]".repeat(400)}\n`;
    expect(await problemsOf(text)).toEqual([]);
  });

  it("leaves out numbers that JSON cannot have, and says so", async () => {
    const document = await readText(
      `${head}x: { max: .inf, n: [1, .nan, 2], big: 9223372036854775807 }\n`,
    );
    expect(document.root["x"]).toEqual({ n: [1, 2], big: 2 ** 63 });
    expect(document.place("#/x/n/1")).toMatchObject({ line: 3, column: 30 });
    expect(document.warnings.map(({ line, column, what }) => `${line}:${column} ${what}`)).toEqual([
      "3:11 The number .inf is not a JSON number and is left out",
      "3:24 The number .nan is not a JSON number and is left out",
      "3:39 The number 9223372036854775807 is beyond 2^53 and is read as 9223372036854776000",
    ]);
  });

  it("keeps keys named like members of Object.prototype as data", async () => {
    const document = await readText(
      `${head}x: { __proto__: { polluted: 1 }, constructor: a, toString: b }\n`,
    );
    const x = document.root["x"] as object;
    expect(Object.keys(x)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Object.getPrototypeOf(x)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(document.follow("#/x/__proto__/polluted", "#")).toMatchObject({ value: 1 });
  });
});

function deepByAliases(depth: number): string {
  const steps = Math.ceil(depth / 400);
  const nested = (inner: string): string => `${"[".repeat(400)}${inner}${"]".repeat(400)}`;
  const lines = Array.from({ length: steps }, (_, step) => {
    return `y${step}: &y${step} ${nested(step === 0 ? "1" : `*y${step - 1}`)}`;
  });
  return ["1", ...lines].join("\n");
}
