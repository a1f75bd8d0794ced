import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyAccepted, readAccepted } from "../../src/diff/accepted.js";
import { diffWire, report as sumUp, type Report } from "../../src/diff/diff.js";
import { changelogEntry } from "../../src/diff/report/changelog.js";
import { formatReport } from "../../src/diff/report/format-report.js";
import type { Format } from "../../src/diff/report/formats.js";
import { rules } from "../../src/diff/rules/catalog.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { readAssets } from "../../src/read/assets.js";
import { root } from "../program.js";
import { documentOf } from "./documents.js";
import { petsDocument } from "./pets.js";

const { templates } = readAssets();

type Edit = (document: JsonObject) => void;

function diffOf(edit: Edit, more: { before?: Edit; after?: Edit } = {}): Report {
  const [base, head] = [petsDocument(), petsDocument()];
  more.before?.(base);
  edit(head);
  more.after?.(head);
  const [before, after] = [documentOf(base, "base.yaml"), documentOf(head, "head.yaml")];
  const side = (document: typeof before) => ({ api: model(document).api, place: document.place });
  const { findings, documents } = diffWire(side(before), side(after), { today: "2026-11-22" });
  return sumUp(findings, documents);
}

/** Operations that answer with a model of their own. */
function useOwner(document: JsonObject, paths: string[], type: string): void {
  const schema = { $ref: "#/components/schemas/Chip" };
  ((document.components as JsonObject).schemas as JsonObject).Chip = { type };
  for (const path of paths) {
    (document.paths as JsonObject)[path] = {
      get: {
        operationId: path.slice(1),
        responses: { "200": { description: "", content: { "application/json": { schema } } } },
      },
    };
  }
}

function pet(document: JsonObject): JsonObject {
  return ((document.components as JsonObject).schemas as JsonObject).Pet as JsonObject;
}

const breaking = diffOf((d) => delete (pet(d).properties as JsonObject).name);
const format = (report: Report, as: Format): string => formatReport(report, as, templates);

describe("formats", () => {
  test("JSON begins with the verdict and is as its schema says", () => {
    const text = format(breaking, "json");
    expect(text.replace(/\s+/g, "")).toMatch(
      /^\{"verdict":\{"wire":"breaking","types":"unchanged","semver":"major"\},"counts":\{"breaking":1,"risky":0,"safe":0\},"findings":\[\{"id":"property-removed","wire":"breaking","types":/,
    );
    const schema = JSON.parse(
      readFileSync(join(root, "templates/report/report.schema.json"), "utf8"),
    ) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ verdict: { wire: "fine" }, findings: [] })).toBe(false);
  });

  test("text names the operations and both places", () => {
    const text = format(breaking, "text");
    expect(text).toContain("`Pet`: the property `name` was removed");
    expect(text).toContain("before base.yaml:1:1");
    expect(text).toContain("after  head.yaml:1:1");
    expect(text).toContain("createPet, getPet, listPets");
  });

  test("SARIF has the head, the base beside it, a rule and a fingerprint", () => {
    const log = JSON.parse(format(breaking, "sarif")) as {
      version: string;
      runs: { results: JsonObject[] }[];
    };
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: "property-removed",
      level: "error",
      locations: [{ physicalLocation: { artifactLocation: { uri: "head.yaml" } } }],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: "base.yaml" } } }],
      partialFingerprints: {
        "healosCodegen/v1": expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      },
    });
  });

  test("annotations are for what breaks or may break", () => {
    expect(format(breaking, "github")).toMatch(
      /^::error file=head\.yaml,line=1,col=1,title=A property was removed::/,
    );
    const safe = diffOf((d) => ((pet(d).properties as JsonObject).color = { type: "string" }));
    expect(format(safe, "github")).toBe("");
  });

  test("Markdown has the verdict first, details folded, and no HTML of the document", () => {
    const text = format(
      diffOf((d) => ((pet(d).properties as JsonObject)["<script>|@me"] = { type: "string" })),
      "markdown",
    );
    expect(text.startsWith("<!-- healos-codegen diff -->\n## This breaks nothing: 1 safe\n")).toBe(
      true,
    );
    expect(text).toContain("<details>");
    const html = text.split(/````[^]*?````|`[^`]*`/).join(" ");
    expect(html).not.toContain("<script>");
    expect(text).not.toMatch(/\| `Pet`: the property `[^`]*[^\\]\|@/);
  });

  test("text is by request, with counts first and the reason in the sentence", () => {
    const text = format(breaking, "text");
    expect(text.split("\n")[0]).toMatch(/version step: major {3}1 breaking$/);
    expect(text).toContain("\nGET /pets, GET /pets/{petId}");
    expect(text).toContain(
      "the property `name` was removed: a client may get what it was not told of",
    );
  });

  test("a changelog has every finding, whatever their number", () => {
    const many = Array.from({ length: 700 }, (_, index) => ({
      ...(breaking.findings[0] as Report["findings"][number]),
      message: `change ${index} of <b>@all</b>`,
      requests: [`GET /pets/${index % 7}`],
    }));
    const text = format({ ...breaking, findings: many }, "changelog");
    expect(text.match(/^- \*\*Breaking:\*\* change/gm)).toHaveLength(700);
    expect(text.match(/^## `GET \/pets\/\d`$/gm)).toHaveLength(7);
    expect(text.replace(/`[^`]*`/g, "")).not.toMatch(/<b>|@all/);
  });

  test("HTML is one page that loads nothing and shows no markup of the document", () => {
    const [finding] = breaking.findings;
    const hostile = `</script><img src=x onerror=alert(1)> "x" 'y' \`<b>\``;
    const report = {
      ...breaking,
      findings: [
        { ...finding!, message: hostile, requests: [`GET /"><script>`], operations: [hostile] },
      ],
      documents: { base: { file: hostile, version: "1" }, head: { file: "h", version: hostile } },
    };
    const text = format(report, "html");
    expect(text).not.toMatch(/<img|<b>|"><script>|https?:/);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain("default-src 'none'");
  });

  test("Markdown of any size fits into a comment", () => {
    const [finding] = breaking.findings;
    const many = Array.from({ length: 5000 }, (_, index) => ({
      ...finding!,
      message: `change ${index} ${"x".repeat(300)}`,
    }));
    const text = format({ ...breaking, findings: many }, "markdown");
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\d+ more changes are not listed here/);
  });

  test("a comparison without a finding says so", () => {
    expect(
      format(
        diffOf(() => undefined),
        "markdown",
      ),
    ).toContain("Nothing that a client could notice was changed.");
  });
});

test("every finding has a rule that can be explained", () => {
  const ids = new Set(rules.map((rule) => rule.id));
  expect(ids.size).toBe(rules.length);
  for (const rule of rules) expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(breaking.findings.every(({ id }) => ids.has(id))).toBe(true);
});

test("one edit of a schema is one finding, with every operation that it reaches", () => {
  expect(breaking.findings).toHaveLength(1);
  expect(breaking.findings[0]?.operations).toEqual([
    "createPet",
    "getPet",
    "listPets",
    "search",
    "updatePet",
  ]);
});

test("the changelog tells users of the client what changed, breaks first", () => {
  const entry = changelogEntry(breaking, "2.0.0");
  expect(entry).toContain("## 2.0.0\n\n### Breaking\n\n- `Pet`: the property `name` was removed");
  expect(
    changelogEntry(
      diffOf(() => undefined),
      "1.0.1",
    ),
  ).toBe("");
});

describe("accepted changes", () => {
  const fingerprint = breaking.findings[0]?.fingerprint ?? "";
  const apply = (
    entries: JsonObject[],
    today: string,
    settled: ReadonlySet<string> = new Set(),
  ): Report => {
    const read = readAccepted(entries);
    expect(read.problems).toEqual([]);
    const place = () => ({ file: "accepted.yaml", line: 1, column: 1 });
    return applyAccepted(breaking, { entries: read.entries, place }, { today, settled });
  };
  const entry = { fingerprint, reason: "Nobody reads it", expires: "2027-01-31" };

  test("a finding is marked with the reason, and the verdict stays", () => {
    const { findings, verdict } = apply([entry], "2027-01-31");
    expect(findings).toMatchObject([{ id: "property-removed", accepted: "Nobody reads it" }]);
    expect(verdict.wire).toBe("breaking");
  });

  test("text gives the fingerprint of what can be agreed to, and the reason once it is", () => {
    const harmless = diffOf((d) => ((pet(d).properties as JsonObject).nick = { type: "string" }));
    expect(format(breaking, "text")).toContain(`types unchanged, fingerprint ${fingerprint}\n`);
    expect(format(apply([entry], "2027-01-31"), "text")).toContain(", accepted: Nobody reads it\n");
    expect(format(harmless, "text")).toContain("wire safe, types unchanged\n");
  });

  test("an expired entry accepts nothing, and is a finding", () => {
    const { findings } = apply([entry], "2027-02-01");
    expect(findings.map(({ id, accepted }) => [id, accepted])).toEqual([
      ["property-removed", undefined],
      ["accepted-expired", undefined],
    ]);
  });

  test("an entry that matches nothing is a finding", () => {
    const { findings } = apply([{ ...entry, fingerprint: "ffffffffffffffff" }], "2026-12-01");
    expect(findings.map(({ id }) => id)).toEqual(["property-removed", "accepted-stale"]);
  });

  test("an entry that was for an earlier comparison, or another document, is no finding", () => {
    const gone = "ffffffffffffffff";
    const ids = (report: Report): string[] => report.findings.map(({ id }) => id);
    const old = { ...entry, fingerprint: gone };
    expect(ids(apply([old], "2026-12-01", new Set([gone])))).toEqual(["property-removed"]);
    expect(ids(apply([{ ...old, document: "other.yaml" }], "2026-12-01"))).toEqual([
      "property-removed",
    ]);
    expect(ids(apply([{ ...old, document: "head.yaml" }], "2026-12-01"))).toContain(
      "accepted-stale",
    );
    const elsewhere = apply([{ ...entry, document: "other.yaml" }], "2026-12-01");
    expect(elsewhere.findings.map(({ accepted }) => accepted)).toEqual([undefined]);
  });

  test("a change that reaches one more operation is another one", () => {
    const used = (...names: string[]): string[] =>
      diffOf(() => undefined, {
        before: (d) => useOwner(d, names, "string"),
        after: (d) => useOwner(d, names, "integer"),
      }).findings.map((each) => each.fingerprint);
    expect(used("/a")).toEqual(used("/a"));
    expect(used("/a", "/b")).not.toEqual(used("/a"));
  });

  test("a fingerprint names a parameter, wherever it stands in its list", () => {
    const parameters = (document: JsonObject): JsonObject[] => {
      const { get } = (document.paths as JsonObject)["/pets"] as Record<string, JsonObject>;
      return get?.parameters as JsonObject[];
    };
    const limited = (name: string, edit?: (list: JsonObject[]) => void): string[] => {
      const { findings } = diffOf((d) => {
        const parameter = parameters(d).find((each) => each.name === name);
        if (parameter) (parameter.schema as JsonObject).maxLength = 5;
        edit?.(parameters(d));
      });
      return findings.filter(({ id }) => id === "string-length").map((each) => each.fingerprint);
    };
    const fresh: JsonObject = { name: "fresh", in: "query", schema: { type: "string" } };
    expect(limited("X-Trace")).toHaveLength(1);
    expect(limited("X-Trace", (list) => list.unshift(fresh))).toEqual(limited("X-Trace"));
  });

  test("a fingerprint does not hang on other changes or on places in the text", () => {
    const other = diffOf((d) => {
      delete (pet(d).properties as JsonObject).name;
      d.tags = [{ name: "first" }, ...(d.tags as JsonObject[])];
      (pet(d).properties as JsonObject).color = { type: "string" };
    });
    expect(other.findings.map((finding) => finding.fingerprint)).toContain(fingerprint);
  });

  test.each([
    ["text"],
    [{ fingerprint: "a", reason: "b" }],
    [{ fingerprint: "a", reason: " ", expires: "2027-01-01" }],
    [{ fingerprint: "", reason: "b", expires: "2027-01-01" }],
  ])("%j is refused", (wrong) => {
    expect(readAccepted([wrong]).problems).toHaveLength(1);
  });
});
