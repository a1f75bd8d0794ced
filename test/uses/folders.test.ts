import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { runHere } from "../run-here.js";
import { projectOf, put } from "./project.js";

/** An API with one operation, which answers with one property. */
function document(title: string, operationId: string, property: string): string {
  const schema = {
    type: "object",
    required: [property],
    properties: { [property]: { type: "string" } },
  };
  const content = { "application/json": { schema } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title, version: "1.0.0" },
    paths: {
      [`/${title}`]: {
        get: { operationId, responses: { "200": { description: "Fine", content } } },
      },
    },
  });
}

const both = `import * as rooms from "./rooms/index.js";
import * as beds from "./beds/index.js";
export async function show(): Promise<string> {
  const room = await rooms.getRoom(rooms.createClient());
  const bed = await beds.getBed(beds.createClient());
  return room.ok && bed.ok ? room.data.room_name + bed.data.label : "";
}
`;

const one = `import { createClient, getBed } from "./beds/index.js";
export const show = async () => {
  const bed = await getBed(createClient());
  return bed.ok ? bed.data.label : "";
};
`;

async function folders(): Promise<string> {
  const cwd = await projectOf({ "src/app.ts": both }, { client: "unused" });
  const specs = {
    "base/rooms.json": document("rooms", "getRoom", "room_name"),
    "base/beds.json": document("beds", "getBed", "label"),
    "head/rooms.json": document("rooms", "readRoom", "name"),
    "head/beds.json": document("beds", "getBed", "price"),
  };
  for (const [path, text] of Object.entries(specs)) put(join(cwd, path), text);
  mkdirSync(join(cwd, "ward/src"), { recursive: true });
  writeFileSync(join(cwd, "ward/src/app.ts"), one);
  writeFileSync(
    join(cwd, "ward/tsconfig.json"),
    '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "strict": true }, "include": ["src"] }',
  );
  for (const [project, name] of [
    ["app", "rooms"],
    ["app", "beds"],
    ["ward", "beds"],
  ] as const) {
    await generate({
      spec: join(cwd, `base/${name}.json`),
      out: join(cwd, project, "src", name),
      layout: "source",
    });
  }
  return cwd;
}

test("of two folders, a project counts for the documents whose clients it uses, and is mended for all of them", async () => {
  const cwd = await folders();
  const diff = ["diff", "base", "head", "--project", "app", "--project", "ward"];
  const run = await runHere([...diff, "--format", "json", "--fix", "--force"], { cwd });
  expect(run.code).toBe(1);
  const { findings } = JSON.parse(run.stdout.slice(0, run.stdout.indexOf("\n}\n") + 3)) as {
    findings: { message: string; places: { file: string; line: number; by: string }[] }[];
  };
  const places = findings.flatMap((each) => each.places.filter(({ by }) => by === "types"));
  expect([...new Set(places.map(({ file, line }) => `${file}:${line}`))].sort()).toEqual([
    "app/src/app.ts:4",
    "app/src/app.ts:6",
    "ward/src/app.ts:4",
  ]);
  expect(run.stderr).toContain("Mended: 2 files\n");
});

test("a project that uses none of the documents is one line", async () => {
  const cwd = await folders();
  put(join(cwd, "lost/tsconfig.json"), '{ "include": ["."] }');
  put(join(cwd, "lost/app.ts"), "export {};\n");
  const run = await runHere(["diff", "base", "head", "--project", "lost"], { cwd });
  expect(run).toMatchObject({
    code: 2,
    stderr:
      "lost:1:1: No file of this project imports a client of a document in base. Install or generate it first.\n",
  });
});
