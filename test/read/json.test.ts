import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { problemsOf, readText } from "./temp-document.js";

const open = `{ "openapi": "3.1.0", "x": `;

describe("JSON", () => {
  it("is told from YAML by what the file holds, not by its name", async () => {
    const text = `${open}{ "a": [1, 2.5, null, true, "\\u00e9"] } }`;
    for (const name of ["api.json", "api.yaml", "api"]) {
      expect((await readText(text, name)).root["x"]).toEqual({ a: [1, 2.5, null, true, "é"] });
    }
    expect((await readText(`{ openapi: 3.1.0, x: 'flow' }`)).root["x"]).toBe("flow");
    expect((await readText(`openapi: 3.1.0\nx: y\n`, "api.json")).root["x"]).toBe("y");
  });

  it("finds keys that stand twice, however they are spelled", async () => {
    const text = `${open}{\n "a": 1,\n "b": { "c": "{\\"c\\": 1}", "c": 2 },\n "\\u0061": ":" } }`;
    expect(await problemsOf(text, "api.json")).toEqual([
      '3:28 The key "c" stands a second time in the same object',
      '4:2 The key "a" stands a second time in the same object',
    ]);
  });

  it.each([
    [
      "a missing comma",
      `{ "openapi": "3.1.0"\n "x": 1 }`,
      /^2:2 A comma or a "}" is missing here$/,
    ],
    ["a missing colon", `{ "openapi" "3.1.0" }`, /^1:13 A colon is missing after the key$/],
    ["a cut-off text", `{ "openapi": "3.1.0", "x": [`, /^1:29 The JSON text ends too early$/],
    ["an open string", `{ "openapi": "3.1`, /^1:14 A string is not closed/],
    ["a second value", `{ "openapi": "3.1.0" } {}`, /^1:24 The JSON text goes on after its end$/],
    [
      "a bare word",
      `{ "openapi": "3.1.0",\n  "x": [1, nul: }`,
      /^2:12 A value is missing or is not JSON/,
    ],
  ])("tells the place of %s", async (_, text, expected) => {
    expect(await problemsOf(text, "api.json")).toEqual([expect.stringMatching(expected)]);
  });

  it("refuses deep nesting as such", async () => {
    const text = `${open}${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(await problemsOf(text)).toEqual([
      expect.stringMatching(/^1:527 The document nests deeper than 500 levels$/),
    ]);
  });

  it("finds its way through strings of many megabytes", async () => {
    const long = JSON.stringify('\n"'.repeat(4_000_000));
    expect(await problemsOf(`${open}${long}, "y": 1, "y": 2 }`)).toEqual([
      expect.stringContaining('The key "y" stands a second time') as string,
    ]);
  });

  it("leaves out numbers beyond a double, and says so", async () => {
    const document = await readText(`${open}[1e400, 1, 18446744073709551615] }`, "api.json");
    expect(document.root["x"]).toEqual([1, 2 ** 64]);
    expect(document.warnings.map((warning) => warning.what)).toEqual([
      "The number 1e400 is not a JSON number and is left out",
      "The number 18446744073709551615 is beyond 2^53 and is read as 18446744073709552000",
    ]);
    expect(document.place("#/x/1").column).toBe(39);
  });

  it("keeps __proto__ as data", async () => {
    const document = await readText(`${open}{ "__proto__": { "polluted": 1 } } }`);
    expect(Object.keys(document.root["x"] as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("reads every JSON value as JSON.parse does, and places each of its nodes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const text = JSON.stringify({ openapi: "3.1.0", x: value }, null, 1);
        const document = await readText(text);
        // Infinite numbers have no JSON text, so all of it comes back; -0 is written as 0.
        expect(document.root).toEqual(JSON.parse(text));
        const lines = text.split("\n");
        for (const [at, node] of nodes(document.root["x"], "#/x")) {
          const { line, column } = document.place(at);
          const rest = lines[line - 1]?.slice(column - 1) ?? "";
          const start = JSON.stringify(node, null, 1).split("\n")[0] ?? "";
          expect(rest.replace(/^"(?:[^"\\]|\\.)*": /, "").startsWith(start)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The containers of a value with their places. */
function nodes(value: unknown, at: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [];
  const children = Object.entries(value).flatMap(([key, child]) =>
    nodes(child, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
  return [[at, value], ...children];
}
