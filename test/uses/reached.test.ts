import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { runHere } from "../run-here.js";
import { compilerPlaces } from "./compiler-places.js";
import { changeAll, changed, spec } from "./head-document.js";
import { projectOf } from "./project.js";

const sources = Object.fromEntries(
  ["app.ts", "wrapper.ts", "page.tsx"].map((name) => [
    `src/${name}`,
    readFileSync(join(import.meta.dirname, `${name}.txt`), "utf8").replace(
      /"healos-client(\/[^"]+)?"/g,
      (_, path = "/index") => `"./healos${path}.js"`,
    ),
  ]),
);

interface Place {
  file: string;
  line: number;
  column: number;
  by: "types" | "wire";
  what: string;
}

interface Sarif {
  runs: {
    results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
  }[];
}

interface Told {
  findings: { id: string; message: string; places: Place[] }[];
  unexplained: Place[];
  folded: number;
}

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** The lines of places, without their columns. */
function lines(places: readonly Place[] = [], by?: Place["by"]): string[] {
  const own = places.filter((place) => by === undefined || place.by === by);
  return [...new Set(own.map(({ file, line }) => `${file.replace("app/src/", "")}:${line}`))];
}

test("the places of a report are those that the compiler complains of, and those that only the wire breaks", async () => {
  const cwd = await projectOf(sources);
  writeFileSync(join(cwd, "base.yaml"), spec);
  writeFileSync(join(cwd, "head.json"), changed(changeAll));
  const diff = ["diff", "base.yaml", "head.json", "--project", "app", "--format", "json"];
  const run = await runHere(
    [...diff, "--format", "markdown=out.md", "--format", "sarif=out.sarif"],
    { cwd },
  );
  expect(run).toMatchObject({ code: 1, stderr: "" });
  const { findings, unexplained, folded } = JSON.parse(run.stdout) as Told;
  expect(unexplained).toEqual([]);
  expect(folded).toBeGreaterThan(1);
  const reached = findings.flatMap(({ places }) =>
    places.filter(({ by }) => by === "types").map(at),
  );
  const out = join(cwd, "app/src/healos");
  await generate({ spec: join(cwd, "head.json"), out, layout: "source", force: true });
  const complained = compilerPlaces(cwd);
  expect(complained.length).toBeGreaterThan(9);
  expect([...new Set(reached)].sort()).toEqual([...new Set(complained)].sort());

  const rows = findings.map(({ id, message, places }) => [
    `${id} ${/`[^`]+`/.exec(message)?.[0] ?? ""}`,
    lines(places, "types").join(" "),
    lines(places, "wire").join(" "),
  ]);
  const whole = "app.ts:26 app.ts:44 app.ts:45 app.ts:47 app.ts:48";
  const names = "app.ts:61 app.ts:64 app.ts:65";
  const told = "app.ts:76 app.ts:77 app.ts:79 app.ts:82 app.ts:83";
  const pronouns = "app.ts:12 app.ts:28 page.tsx:12 page.tsx:13";
  expect(rows).toEqual([
    ["operation-removed `deletePatient`", "app.ts:96 wrapper.ts:1", "wrapper.ts:4"],
    ["enum-values `AppointmentStatus`", "", "app.ts:79"],
    ["type `Note.id`", "wrapper.ts:9", ""],
    ["property-removed `Patient`", pronouns, `app.ts:26 app.ts:39 ${whole.slice(10)}`],
    ["type `Patient.consent`", "app.ts:42", `app.ts:23 ${whole}`],
    ["property-added `PatientCreate`", names, "app.ts:63"],
    ["enum-values `AppointmentStatus`", "", told],
    ["string-length `PatientCreate.name`", "", names],
    // The property that the document had marked is another now, without the mark.
    [
      "personal `Patient.consent`",
      "",
      "app.ts:23 app.ts:26 app.ts:42 app.ts:44 app.ts:45 app.ts:47 app.ts:48",
    ],
    ["response-status `getPatient`", "app.ts:18", ""],
  ]);
  const markdown = readFileSync(join(cwd, "out.md"), "utf8");
  expect(markdown).toContain("- `app/src/wrapper.ts:9:23`: `Type 'number'");
  expect(markdown).toMatch(/\d findings reach nothing in app: /);
  const sarif = JSON.parse(readFileSync(join(cwd, "out.sarif"), "utf8")) as Sarif;
  const [{ results } = { results: [] }] = sarif.runs;
  const { uri } = results[0]?.locations[0]?.physicalLocation.artifactLocation ?? {};
  expect(uri).toBe("app/src/app.ts");
});

test("what reaches nobody is no failure, and one line", async () => {
  const source = 'import { listNotes } from "./healos/index.js";\nexport const list = listNotes;\n';
  const cwd = await projectOf({ "src/app.ts": source });
  writeFileSync(join(cwd, "base.yaml"), spec);
  writeFileSync(
    join(cwd, "head.json"),
    changed(({ paths }) => void delete paths["/notes/export"]),
  );
  const run = await runHere(["diff", "base.yaml", "head.json", "--project", "app"], { cwd });
  expect(run.stdout).toMatch(
    /0 of 1 findings reach code in app\n\n1 finding reaches nothing in app: 1 breaking\n$/,
  );
  expect(run.code).toBe(0);
});
