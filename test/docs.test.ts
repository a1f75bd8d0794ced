import { execFile } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readAccepted } from "../src/diff/accepted.js";
import { generate } from "../src/generate.js";
import type { Json } from "../src/json/json.js";
import { model } from "../src/model/model.js";
import { open } from "../src/read/open.js";
import { headingAnchor } from "../src/text/markdown/heading-anchor.js";
import { compile, flagSets } from "./compile.js";
import { blocksOf, pages, textOf, type Block } from "./docs-blocks.js";
import { packageFolder } from "./docs-project.js";
import { root } from "./program.js";
import { runHere } from "./run-here.js";
import { tempFolder } from "./temp-folder.js";

/*
 * What the pages for users show is tried: every piece of TypeScript is compiled, in one program, against the client of
 * Healos or that of the page's own document; command lines name commands, options and scripts that there are; links
 * lead somewhere. What other tools are called with ("typescript") is parsed.
 */
const blocks = pages
  // Its examples are run by test/findings/problems.test.ts, most of them to fail.
  .filter((page) => page !== "docs/problems.md")
  .flatMap((page) => blocksOf(page));

/** Pages whose TypeScript a test of their own compiles. */
const elsewhere = new Set(["docs/companions.md", "docs/webhooks.md"]);

describe("TypeScript", () => {
  const pieces = blocks.filter(({ language, page }) => language === "ts" && !elsewhere.has(page));

  test("every piece compiles", async () => {
    expect(pieces.length).toBeGreaterThan(20);
    const folder = packageFolder();
    const files = new Map<string, string>();
    for (const [index, { page, text }] of pieces.entries()) {
      files.set(join(folder, await folderOf(page, folder), `piece-${index}.ts`), text);
    }
    const [nodeFlags] = Object.values(flagSets);
    // A program reads its environment, and declares nothing that another would import.
    const flags = { ...nodeFlags, isolatedDeclarations: false, declaration: false };
    const errors = compile(files, flags).map(({ file, line, text }) => `${file}:${line} ${text}`);
    expect(errors.map((error) => `${error} in ${pageOf(error)}`)).toEqual([]);
  });

  test("what other tools are called with can be parsed", () => {
    for (const { page, text } of blocks.filter(({ language }) => language === "typescript")) {
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      expect({ page, diagnostics }).toEqual({ page, diagnostics: [] });
    }
  });

  function pageOf(error: string): string {
    return pieces[Number(/piece-(\d+)/.exec(error)?.[1])]?.page ?? "";
  }
});

const generated = new Set<string>();

/** Where the pieces of a page stand: beside the client of its document, where it has one. */
async function folderOf(page: string, folder: string): Promise<string> {
  const name = page.replace(/\W/g, "-");
  const document = blocksOf(page).find(({ text }) => text.startsWith("openapi:"))?.text;
  if (document === undefined || generated.has(name)) return name;
  generated.add(name);
  writeFileSync(join(folder, `${name}.yaml`), document);
  await generate({
    spec: join(folder, `${name}.yaml`),
    out: join(folder, name),
    layout: "source",
  });
  return name;
}

describe("command lines", () => {
  const scripts = Object.keys((JSON.parse(textOf("package.json")) as { scripts: object }).scripts);
  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"))
    .flatMap((line) => line.split("&&"))
    .map((line) => line.trim().replace(/ > \S+$/, ""));
  const helps = new Map<string, string>();

  test.each([...new Set(lines)])("%s", async (line) => {
    const [name = "", ...args] = line.replace(/^npx --no /, "").split(/\s+/);
    if (name === "npm") {
      expect(["ci", "test", ...scripts]).toContain(args[0] === "run" ? args[1] : args[0]);
      return;
    }
    expect(name).toBe("healos-codegen");
    const [command = ""] = args;
    const help = helps.get(command) ?? (await runHere([command, "--help"])).stdout;
    helps.set(command, help);
    expect(help).toContain(`Usage: healos-codegen ${command}`);
    for (const option of args.filter((arg) => arg.startsWith("--"))) {
      expect(help).toMatch(new RegExp(`${option}[ ,]`));
    }
  });

  test("scripts and commands that a sentence names are there", async () => {
    const { stdout } = await runHere(["--help"]);
    for (const page of pages) {
      const text = textOf(page);
      const named = [...text.matchAll(/`npm run ([\w:]+)`/g)].map(([, script]) => script);
      // A project of a user has the script that init adds.
      expect(scripts, page).toEqual(expect.arrayContaining(named));
      for (const [, command] of text.matchAll(/`healos-codegen (\w+)/g)) {
        expect(stdout, page).toMatch(new RegExp(`^  ${command} `, "m"));
      }
    }
  });
});

describe("links", () => {
  test.each(pages)("%s", (page) => {
    for (const [, path = "", anchor] of textOf(page).matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)) {
      const target = path === "" ? page : join(dirname(page), path);
      expect({ target, isThere: existsSync(join(root, target)) }).toEqual({
        target,
        isThere: true,
      });
      if (anchor !== undefined) expect(anchorsOf(target), target).toContain(anchor);
    }
  });
});

function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    headingAnchor(heading),
  );
}

function blockOf(page: string, isMeant: (block: Block) => boolean): string {
  return blocksOf(page).find(isMeant)?.text ?? "";
}

describe("docs/diff.md", () => {
  test("the workflow gives the action inputs that it has", () => {
    const { jobs } = parse(blockOf("docs/diff.md", ({ text }) => text.startsWith("on:"))) as {
      jobs: { api: { steps: { uses: string; with: object }[] } };
    };
    const { uses = "", with: given = {} } = jobs.api.steps.at(-1) ?? {};
    const path = /^OWNER\/healos-codegen\/(.+)@COMMIT$/.exec(uses)?.[1] ?? "";
    const { inputs } = parse(textOf(join(path, "action.yml"))) as {
      inputs: object;
    };
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  test("what is agreed to is written as diff reads it", () => {
    const text = blockOf("docs/diff.md", ({ text }) => text.startsWith("- fingerprint:"));
    expect(readAccepted(parse(text) as Json)).toMatchObject({ entries: [{}], problems: [] });
  });
});

test("the emulator in a test has the records that the file beside the document names", async () => {
  const folder = packageFolder();
  symlinkSync(root, join(folder, "node_modules", "healos-codegen"), "dir");
  cpSync(join(root, "spec", "healos.yaml"), join(folder, "api.yaml"));
  const seed = blockOf("docs/testing.md", ({ text }) => text.startsWith("seed:"));
  writeFileSync(join(folder, "api.emulator.yaml"), seed);
  const path = join(folder, "emulated.js");
  writeFileSync(
    path,
    [
      'import { createClient, listPatients, unwrap } from "healos-client";',
      blockOf("docs/testing.md", ({ language }) => language === "js"),
      "const patients = await unwrap(listPatients(client, { limit: 50 }));",
      "console.log(patients.length, patients[0].name, emulator.reset === undefined);",
    ].join("\n"),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: folder });
  expect(stdout).toMatch(/^20 (Jane Doe|John Roe) false\n$/);
});

describe("docs/architecture.md", () => {
  const json = blocksOf("docs/architecture.md").filter(({ language }) => language === "json");

  test("the way of one schema is what the stages make of it", async () => {
    const folder = tempFolder();
    const spec = join(folder, "beds.yaml");
    writeFileSync(
      spec,
      blockOf("docs/architecture.md", ({ language }) => language === "yaml"),
    );
    const document = await open(spec, {});
    const [place, bed] = json.map(({ text }) => JSON.parse(text) as object);
    expect({ ...document.place("#/components/schemas/Bed"), file: "beds.yaml" }).toEqual(place);
    const { api } = model(document);
    expect(JSON.parse(JSON.stringify(api.models[0]))).toEqual(bed);
    await generate({ spec, out: join(folder, "client"), layout: "source" });
    const types = blockOf("docs/architecture.md", ({ language }) => language === "ts");
    expect(readFileSync(join(folder, "client", "models.ts"), "utf8")).toContain(types);
  });
});
