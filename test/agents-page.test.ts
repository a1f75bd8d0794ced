import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../src/generate.js";
import { compile, flagSets } from "./compile.js";
import { root } from "./program.js";
import { complete } from "./scenarios/scenario.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

/*
 * What a package tells coding agents: AGENTS.md, whose code compiles for any document, and llms.txt, which lists the
 * pages that there are.
 */
const hostile = `
info: { title: "A \`\`\`\\n# [x](javascript:y) <script>|{{name}}\\u202e", version: "1.0.0" }
paths:
  /things/{id}:
    put:
      operationId: putThing
      tags: ["a|b](c)"]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: It., content: { application/json: { schema: { type: object } } } } }
`;

const bare = 'paths:\n  /ping: { get: { responses: { "204": { description: Here. } } } }\n';

const noOperation = "components: { schemas: { Thing: { type: string } } }\n";

async function packageOf(document: string | undefined): Promise<Record<string, string>> {
  const folder = tempFolder();
  const spec = document === undefined ? undefined : join(folder, "api.yaml");
  if (spec !== undefined) writeFileSync(spec, complete(document ?? ""));
  await generate({ spec, out: join(folder, "out") });
  return tree(join(folder, "out"));
}

test("the code in AGENTS.md compiles, and llms.txt names pages that there are", async () => {
  const texts = new Map<string, string>();
  const documents = { healos: undefined, hostile, bare, noOperation };
  for (const [name, document] of Object.entries(documents)) {
    const files = await packageOf(document);
    const { name: packageName } = JSON.parse(files["package.json"] ?? "") as { name: string };
    for (const [path, text] of Object.entries(files)) {
      if (path.endsWith(".ts")) texts.set(join(root, "agents-page", name, path), text);
    }
    const page = files["AGENTS.md"] ?? "";
    expect(page.split("\n").length, name).toBeLessThanOrEqual(75);
    const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    expect(blocks.length).toBe({ healos: 3, hostile: 1, bare: 1, noOperation: 0 }[name]);
    for (const [index, code] of blocks.entries()) {
      const own = code.replace(JSON.stringify(packageName), '"./src/index.js"');
      texts.set(join(root, "agents-page", name, `block-${index}.ts`), own);
    }
    const links = [...(files["llms.txt"] ?? "").matchAll(/(?<!\\)\]\(([^)]*)\)/g)];
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const [, path = ""] of links) expect(files).toHaveProperty([path]);
    const { files: published } = JSON.parse(files["package.json"] ?? "") as { files: string[] };
    expect(published).toEqual(expect.arrayContaining(["AGENTS.md", "llms.txt"]));
  }
  const [nodeFlags] = Object.values(flagSets);
  const errors = compile(texts, { ...nodeFlags, isolatedDeclarations: false, declaration: false });
  expect(errors.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test("a text of the document is text there, on its own line", async () => {
  const { ["AGENTS.md"]: page = "", ["llms.txt"]: llms = "" } = await packageOf(hostile);
  for (const text of [page, llms]) {
    expect(text).not.toMatch(/^# \[x\]|<script>|\u202e|[^\\]\[x\]/m);
    expect(text.match(/^# /gm)).toHaveLength(1);
  }
  expect((page.match(/^```/gm) ?? []).length % 2).toBe(0);
});

test("those of the Healos package are what is generated", async () => {
  const files = await packageOf(undefined);
  for (const name of ["AGENTS.md", "llms.txt"]) {
    expect(readFileSync(join(root, "generated", name), "utf8")).toBe(files[name]);
  }
});
