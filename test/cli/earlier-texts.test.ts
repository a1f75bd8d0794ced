import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { beforeEach, describe, expect, it } from "vitest";
import { hashOf } from "../../src/write/manifest.js";
import { createRandom, type Random } from "../fuzz/random.js";
import { root, type Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

type Part = Record<string, unknown>;

let folder: string;
let document: Part;
beforeEach(() => {
  folder = tempFolder();
  mkdirSync(join(folder, "node_modules"));
  document = documentAt("spec", "healos.yaml");
});

function documentAt(...names: string[]): Part {
  return load(readFileSync(join(root, ...names), "utf8")) as Part;
}

const inOutput = (name: string): string => join(folder, "out", name);
const textOf = (name: string): string => readFileSync(inOutput(name), "utf8");

function generate(...options: string[]): Promise<Run> {
  writeFileSync(join(folder, "spec.json"), JSON.stringify(document, null, 1));
  const args = ["generate", "--spec", "spec.json", "--out", "out", "--layout", "source"];
  return runHere([...args, ...options], { cwd: folder });
}

/** Generates twice with an edit between, which changes no file but `client.ts`. */
async function generateEdited(between: () => void): Promise<Run> {
  expect((await generate()).code).toBe(0);
  between();
  (document["info"] as Part)["description"] = "Edited.";
  return generate();
}

function changeMemory(change: (text: string) => string): void {
  const cache = join(folder, "node_modules", ".cache", "healos-codegen");
  for (const file of readdirSync(cache)) {
    writeFileSync(join(cache, file), change(readFileSync(join(cache, file), "utf8")));
  }
}

/** Makes a file, the manifest and what is remembered agree on a text that no generation would print. */
function forge(): void {
  const forged = `${textOf("patients.ts")}// forged\n`;
  const was = hashOf(readFileSync(inOutput("patients.ts")));
  writeFileSync(inOutput("patients.ts"), forged);
  const manifest = textOf(".generated.json");
  const other = manifest.replace(was, hashOf(Buffer.from(forged)));
  writeFileSync(inOutput(".generated.json"), other);
  changeMemory((text) => text.replace(hashOf(Buffer.from(manifest)), hashOf(Buffer.from(other))));
}

describe("after an edit of the document", () => {
  it("takes what would be printed the same from the output, and --check does not", async () => {
    expect(await generateEdited(forge)).toMatchObject({ code: 0 });
    expect(textOf("patients.ts")).toContain("// forged");

    const checked = await generate("--check");
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining("patients.ts") });
  });

  it.each<[string, () => void]>([
    ["is no JSON", () => changeMemory((text) => text.slice(0, -9))],
    ["is of another form", () => changeMemory(() => '{"printed":{"patients.ts":1}}')],
    ["knows of no printing", () => changeMemory((text) => text.replace('"printed"', '"other"'))],
    ["is gone", () => rmSync(join(folder, "node_modules", ".cache"), { recursive: true })],
    [
      "knows another manifest",
      () => changeMemory((text) => text.replace(/("manifest":")../, "$100")),
    ],
    ["knows of a file that is gone", () => rmSync(inOutput("patients.ts"))],
  ])("prints all where what is remembered %s", async (_what, spoil) => {
    expect(await generateEdited(spoil)).toMatchObject({ code: 0 });
    expect((await generate("--check")).code).toBe(0);
  });

  it("does not take a file that was edited by hand", async () => {
    const run = await generateEdited(() => writeFileSync(inOutput("patients.ts"), "mine"));
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("edited by hand") });
    expect((await generate("--force")).code).toBe(0);
    expect((await generate("--check")).code).toBe(0);
  });
});

const texts = new Set(["description", "summary", "title"]);

/** Changes a text, the type of a string, or takes away an operation or a property; whatever comes of it. */
function edit(whole: Part, random: Random): void {
  const places: (() => void)[] = [];
  const visit = (part: unknown, key: string): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part as Part)) {
      const set = (value: unknown) => () => void ((part as Part)[name] = value);
      if (texts.has(name) && typeof inner === "string") {
        places.push(set(`${inner} ${random.below(1000)}`));
      } else if (name === "type" && inner === "string") places.push(set("boolean"));
      else if (/^(?:properties|\/.*)$/.test(key)) places.push(() => delete (part as Part)[name]);
      visit(inner, name);
    }
  };
  visit(whole, "");
  random.pick(places)();
}

describe.each([
  ["the Healos document", ["spec", "healos.yaml"]],
  ["the document of everything", ["test", "everything", "everything.yaml"]],
])("fifteen edits of %s, one after the other", (_name, names) => {
  it("come to what a run that remembers nothing would write", { timeout: 60_000 }, async () => {
    document = documentAt(...names);
    const random = createRandom(29);
    let written = 0;
    expect((await generate()).code).toBe(0);
    for (let count = 0; count < 15; count++) {
      const before = structuredClone(document);
      edit(document, random);
      const { code } = await generate();
      // What cannot be generated leaves the output as it was.
      if (code !== 0) document = before;
      else written++;
      expect((await generate("--check")).stdout).toMatch(/is up to date\n$/);
    }
    expect(written).toBeGreaterThan(5);
  });
});
