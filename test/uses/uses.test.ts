import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runHere } from "../run-here.js";
import { projectOf, put } from "./project.js";

const sources = {
  "src/app.ts": textOf("app.ts"),
  "src/wrapper.ts": textOf("wrapper.ts"),
  "src/page.tsx": textOf("page.tsx"),
};

function textOf(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.txt`), "utf8");
}

interface Told {
  kind: string;
  part: string;
  value?: unknown;
  file: string;
  line: number;
}

/** What each line says of itself behind `// ~`, or what was found of it. */
type Lines = Record<string, string[]>;

function expected(name: string, text: string): Lines {
  const lines = text.split("\n").map((line, index): [string, string[]] => {
    const said = line.split("// ~ ")[1];
    return [`${name}:${index + 1}`, said === undefined ? [] : said.split(" | ").sort()];
  });
  return Object.fromEntries(lines.filter(([, said]) => said.length > 0));
}

function found(uses: readonly Told[]): Lines {
  const lines: Lines = {};
  for (const { kind, part, value, file, line } of uses) {
    const said = [kind, part, ...(value === undefined ? [] : [JSON.stringify(value)])].join(" ");
    lines[`${file.replace("app/", "")}:${line}`] ??= [];
    lines[`${file.replace("app/", "")}:${line}`]?.push(said);
  }
  return Object.fromEntries(Object.entries(lines).map(([at, said]) => [at, said.sort()]));
}

test.each(["as source", "as a package"])(
  "each line uses what it says, a client %s",
  async (how) => {
    const isPackage = how === "as a package";
    const own = Object.entries(sources).map(([name, text]) => [
      name,
      isPackage
        ? text
        : text.replace(
            /"healos-client(\/[^"]+)?"/g,
            (_, path = "/index") => `"./healos${path}.js"`,
          ),
    ]);
    const cwd = await projectOf(Object.fromEntries(own), { isPackage });
    const run = await runHere(["uses", "--project", "app", "--format", "json"], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const { projects } = JSON.parse(run.stdout) as {
      projects: { uses: Told[]; notes: string[] }[];
    };
    expect(projects.map(({ notes }) => notes)).toEqual([[]]);
    const wanted = Object.entries(sources).map(([name, text]) => expected(name, text));
    expect(found(projects[0]?.uses ?? [])).toEqual(Object.assign({}, ...wanted));
  },
);

const small = `
import { createClient, getPatient, uploadPatientDocument } from "./healos/index.js";
const client = createClient();
export const read = () => getPatient(client, { patientId: "1" });
export const write = (body: { file: Blob }) => uploadPatientDocument(client, { patientId: "1", body });
`;

test("the scopes that a key needs are those of what is called, with the places", async () => {
  const cwd = await projectOf({ "src/app.ts": small });
  expect((await runHere(["uses", "--project", "app", "--scopes"], { cwd })).stdout).toBe(`app
  documents:write  (uploadPatientDocument)
    app/src/app.ts:5:48
  patients:read  (getPatient)
    app/src/app.ts:4:27
`);
  const json = await runHere(["uses", "--project", "app", "--scopes", "--format", "json"], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({
    projects: [{ scopes: [{ scope: "documents:write" }, { scope: "patients:read" }], unknown: [] }],
  });
});

test("what cannot be followed is said: files that are not read, and a client that is handed on", async () => {
  const cwd = await projectOf({
    "src/app.ts": 'import * as api from "./healos/index.js";\nconsole.log(Object.keys(api));\n',
    "src/view.vue": '<script>import { getPatient } from "./healos/index.js";</script>',
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    "tsconfig.app.json":
      '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" }, "include": ["src"] }',
  });
  const { stdout, code } = await runHere(["uses", "--project", "app"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("app/src/view.vue imports the client and is not read");
  expect(stdout).toMatch(/may use everything of the client \(.*\) +app\/src\/app.ts:2:25/);
  const scopes = await runHere(["uses", "--project", "app", "--scopes"], { cwd });
  expect(scopes.stdout).toContain("app/src/app.ts:2:25: everything of the client may be called");
});

test("a project without the client, and a folder without a project, are one line each", async () => {
  const cwd = await projectOf({ "src/app.ts": "export {};" });
  put(
    join(cwd, "other.yaml"),
    "openapi: 3.1.0\ninfo: { title: Other, version: '1' }\npaths: { /a: { get: { operationId: a, responses: { 200: { description: a } } } } }\n",
  );
  expect(
    await runHere(["uses", "--project", "app", "--spec", "other.yaml"], { cwd }),
  ).toMatchObject({
    code: 2,
    stderr:
      "app:1:1: No file of this project imports a client of Other. Install or generate it first, and name its document with --spec.\n",
  });
  expect(await runHere(["uses", "--project", "none"], { cwd })).toMatchObject({
    code: 2,
    stderr: "none:1:1: There is no tsconfig.json. Name the folder of a TypeScript project.\n",
  });
});
