import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diff, type DiffOptions, type RuleLevel } from "../../src/diff.js";
import { settingsSchema } from "../../src/cli/settings-schema.js";
import { run } from "../../src/cli/run.js";
import type { JsonObject } from "../../src/json/json.js";

/* What somebody makes of findings: levels, versions, deprecations, folders and files of reports. */

const answer = (type: string): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema: { type } } } } },
});
const documentWith = (paths: JsonObject, version = "1.0.0"): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version },
  paths,
});
const both = (type: string, more: JsonObject = {}): JsonObject => ({
  "/in/a": { get: { operationId: "a", ...answer(type), ...more } },
  "/out/b": { get: { operationId: "b", ...answer(type) } },
});

function folderOf(files: Record<string, JsonObject>): string {
  const folder = mkdtempSync(join(tmpdir(), "diff-options-"));
  for (const [name, document] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(document));
  }
  return folder;
}

async function compared(
  base: JsonObject,
  head: JsonObject,
  options: Partial<DiffOptions> = {},
): ReturnType<typeof diff> {
  const folder = folderOf({ "base.json": base, "head.json": head });
  const [before, after] = [join(folder, "base.json"), join(folder, "head.json")];
  return diff({ base: before, head: after, wireOnly: true, today: "2026-11-22", ...options });
}

describe("the level of a rule", () => {
  const levelled = async (...rules: RuleLevel[]): Promise<string[]> => {
    const { findings, verdict } = await compared(
      documentWith(both("string")),
      documentWith(both("integer")),
      { rules },
    );
    return [verdict.wire, ...findings.map(({ wire, requests }) => `${wire} ${requests.join()}`)];
  };

  test("stands where nobody says anything", async () => {
    expect(await levelled()).toEqual(["breaking", "breaking GET /in/a", "breaking GET /out/b"]);
  });

  test("is off, milder or stricter, everywhere or for some paths; the last counts", async () => {
    expect(await levelled({ id: "type", level: "off" })).toEqual(["unchanged"]);
    expect(await levelled({ id: "type", level: "risky" })).toEqual([
      "risky",
      "risky GET /in/a",
      "risky GET /out/b",
    ]);
    expect(await levelled({ id: "type", level: "off", path: "/in/**" })).toEqual([
      "breaking",
      "breaking GET /out/b",
    ]);
    const rules: RuleLevel[] = [
      { id: "type", level: "off" },
      { id: "type", level: "risky", path: "/out" },
    ];
    expect(await levelled(...rules)).toEqual(["risky", "risky GET /out/b"]);
  });
});

describe("the version", () => {
  const step = async (before: string, after: string, type: string): Promise<string[]> => {
    const head = documentWith(both(type), after);
    const options = { checkVersion: true };
    const report = await compared(documentWith(both("string"), before), head, options);
    return report.unannounced.map(({ what }) => what);
  };
  const added = async (before: string, after: string): Promise<number> => {
    const head = documentWith({ ...both("string"), "/c": { get: answer("string") } }, after);
    const base = documentWith(both("string"), before);
    return (await compared(base, head, { checkVersion: true, wireOnly: false })).unannounced.length;
  };

  test.each([
    ["1.0.0", "1.1.0", 1],
    ["1.0.0", "2.0.0", 0],
    ["0.3.0", "0.3.1", 1],
    ["0.3.0", "0.4.0", 0],
    ["0.9", "1.0", 0],
    ["1.0.0", "1.0.0", 1],
    ["2026-01", "2026-02", 1],
  ])("from %s to %s announces a break, or not: %i", async (before, after, count) => {
    expect(await step(before, after, "integer")).toHaveLength(count);
    expect(await step(before, after, "string")).toEqual([]);
  });

  test.each([
    ["1.0.0", "1.0.1", 1],
    ["1.0.0", "1.1.0", 0],
    ["0.1.0", "0.1.1", 0],
  ])("from %s to %s announces something new, or not: %i", async (before, after, count) => {
    expect(await added(before, after)).toBe(count);
  });
});

test("a deprecation policy is off unless somebody asks for it", async () => {
  const late = (sunset?: string): JsonObject =>
    documentWith(both("string", { deprecated: true, ...(sunset && { "x-sunset": sunset }) }));
  const found = async (head: JsonObject, options: Partial<DiffOptions>): Promise<string[]> =>
    (await compared(documentWith(both("string")), head, options)).findings.map(
      ({ id, wire }) => `${id} ${wire}`,
    );
  expect(await found(late(), {})).toEqual(["deprecated safe"]);
  expect(await found(late(), { rules: [{ id: "sunset-missing", level: "error" }] })).toEqual([
    "sunset-missing breaking",
    "deprecated safe",
  ]);
  expect(await found(late("2026-12-01"), { sunsetDays: 90 })).toEqual([
    "sunset-notice breaking",
    "deprecated safe",
  ]);
  expect(await found(late("2027-12-01"), { sunsetDays: 90 })).toEqual(["deprecated safe"]);
});

test("of two folders the documents of one path are compared", async () => {
  const one = documentWith(both("string"));
  const base = folderOf({ "a.json": one, "x/b.json": one, "gone.json": one, "no.json": { a: 1 } });
  const head = folderOf({
    "a.json": one,
    "x/b.json": documentWith(both("integer")),
    "new.json": one,
  });
  const report = await diff({ base, head, wireOnly: true });
  expect(report.findings.map(({ id, wire, head: { file } }) => [id, wire, file])).toEqual([
    ["document", "breaking", head],
    ["type", "breaking", join(head, "x/b.json")],
    ["type", "breaking", join(head, "x/b.json")],
    ["document", "safe", join(head, "new.json")],
  ]);
});

test("several formats come of one run, each but one in a file", async () => {
  const folder = folderOf({
    "base.json": documentWith(both("string")),
    "head.json": documentWith(both("integer")),
  });
  const [base, head, json, html] = ["base.json", "head.json", "r.json", "r.html"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const call = ["diff", base, head, "--wire-only", "--format", `json=${json}`];
  const told = await called([...call, "--format", `html=${html}`, "--format", "changelog"]);
  expect([told.code, told.out.split("\n")[0]]).toEqual([1, "# Changes from 1.0.0 to 1.0.0"]);
  const { groups } = JSON.parse(readFileSync(json, "utf8")) as { groups: { requests: string[] }[] };
  expect(groups.map(({ requests }) => requests)).toEqual([["GET /in/a"], ["GET /out/b"]]);
  expect(readFileSync(html, "utf8")).toContain("<h2><code>GET /in/a</code></h2>");
  const twice = await called(["diff", base, head, "--format", "json", "--format", "text"]);
  expect([twice.code, twice.error]).toEqual([2, expect.stringContaining("text=FILE")]);
  const unknown = await called(["diff", base, head, "--rule", "types=off"]);
  expect([unknown.code, unknown.error]).toEqual([2, expect.stringContaining("There is no rule")]);
});

test("the settings have the options", () => {
  const { properties } = settingsSchema() as { properties: { diff: { properties: object } } };
  expect(Object.keys(properties.diff.properties)).toEqual(
    expect.arrayContaining(["checkVersion", "format", "rule", "sunsetDays"]),
  );
});

async function called(given: string[]): Promise<{ code: number; out: string; error: string }> {
  const told = { out: "", error: "" };
  const code = await run(given, {
    out: (text) => (told.out += text),
    error: (text) => (told.error += text),
    status: () => undefined,
    colors: { out: false, error: false },
    isInteractive: false,
  });
  return { code, ...told };
}
