import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readAccepted } from "../src/diff/accepted.js";
import type { Json } from "../src/json/json.js";
import { buildClient, transpiled } from "./built-client.js";
import { compile, flagSets } from "./compile.js";
import { hosts, shapes } from "./emulate/hosts.js";
import { program, root } from "./program.js";
import { jsonServer, send, type Received } from "./runtime/json-server.js";
import { tempFolder } from "./temp-folder.js";
import { tree } from "./tree.js";

/*
 * What README.md shows is tried: every command is run or known to package.json, every piece of TypeScript, those of
 * docs/verify.md as well, is compiled against the generated client, and the example is run against a server.
 */
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
  ([, language = "", text = ""]) => ({ language, text }),
);
const pieces = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
const verifyPage = readFileSync(join(root, "docs", "verify.md"), "utf8");
const piecesOfVerify = [...verifyPage.matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, text = ""]) => text,
);
const commands = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.trim().split("\n"));

/** The tools of the README's table, as RESULTS.md begins their names. */
const tools = [
  ...["healos-codegen", "Redocly generate-client", "hey-api", "Orval"],
  ...["openapi-typescript", "oazapfts"],
];

/** Where RESULTS.md has what a row is about. */
const measures: Record<string, string[]> = {
  generate: [
    "## Generation",
    "### Seconds from the start of the process to its end, nothing there before",
  ],
  "again, unchanged": ["## Generation", "### Seconds again, input and output unchanged"],
  "peak memory, MB": ["## Generation", "### Peak memory in MB, nothing there before"],
  "errors, more flags": ["## Types of the output", "### github"],
  "tsc 5.9": ["## Types of the output", "### github"],
  "next completion": ["## Types of the output", "### github"],
  "bytes, gzipped": ["## Size"],
  "over plain fetch": ["## Overhead of a call"],
};

/** The column, where the row names the document instead. */
const columns: Record<string, string> = {
  "errors, more flags": "errors, more flags",
  "tsc 5.9": "tsc 5.9",
  "next completion": "next completion",
};

describe("the table beside other tools", () => {
  const results = readFileSync(join(root, "test", "bench", "RESULTS.md"), "utf8");
  const [head, , ...rows] = tableAfter(readme, "## Beside other tools");

  test.each(rows.map((row) => [row[0] as string, row.slice(1)] as const))("%s", (label, cells) => {
    const [, row = "", column = ""] = /^(.*?): (.*)$/.exec(label) ?? [];
    const measured = tableAfter(results, ...(measures[row] ?? []));
    const at = (measured[0] ?? []).indexOf(columns[row] ?? column);
    const expected = tools.map((tool) => {
      const found = measured.find(([name = ""]) => name.startsWith(tool));
      return found?.[at]?.replaceAll("**", "").replace(/ \([\d.,]+×\)$/, "");
    });
    expect(cells).toEqual(expected);
  });

  test("names the tools in the order of its cells", () => {
    expect(head?.slice(1).map((name) => name.split(",")[0])).toEqual(tools.map(shortName));
  });
});

test("there are commands and pieces of TypeScript", () => {
  expect(commands.length).toBeGreaterThan(3);
  expect(pieces.length).toBeGreaterThan(2);
  expect(piecesOfVerify.length).toBeGreaterThan(1);
  expect(new Set(blocks.map(({ language }) => language))).toEqual(
    new Set(["sh", "ts", "js", "yaml", ""]),
  );
});

describe("commands", () => {
  const scripts = Object.keys(
    (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts,
  );

  test.each(commands)("%s", async (command) => {
    for (const part of command.split("&&").map((each) => each.trim())) {
      const [name, ...args] = part.split(/\s+/);
      if (name === "npm") {
        expect(["ci", "test", ...scripts]).toContain(args[0] === "run" ? args[1] : args[0]);
      } else {
        expect(name).toBe("healos-codegen");
        expect(await runAsShown(args)).toEqual({ code: 0, stderr: "" });
      }
    }
  });

  test("scripts that the text names are in package.json", () => {
    const named = [...readme.matchAll(/`npm run ([\w:]+)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(scripts).toEqual(expect.arrayContaining(named));
  });

  test("commands that the text names are commands of the program", async () => {
    const { stdout } = await program(["--help"]);
    const named = [...readme.matchAll(/healos-codegen (\w+)/g)].map(([, name]) => name as string);
    expect(named).toContain("generate");
    for (const name of named) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });
});

/** Runs a command in a copy of the repository's inputs; what it would compare with is written first. */
async function runAsShown(args: string[]): Promise<{ code: number; stderr: string }> {
  const cwd = tempFolder();
  cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });
  if (args.includes("--check")) {
    await program(
      args.filter((arg) => arg !== "--check"),
      { cwd },
    );
  }
  const { code, stderr } = await program(args, { cwd });
  return { code, stderr };
}

describe("in pull requests", () => {
  const written = blocks.filter(({ language }) => language === "yaml").map(({ text }) => text);

  test("the workflow gives the action inputs that it has", () => {
    const { jobs } = parse(written.find((text) => text.startsWith("on:")) ?? "") as {
      jobs: { api: { steps: { uses: string; with: object }[] } };
    };
    const { uses = "", with: given = {} } = jobs.api.steps.at(-1) ?? {};
    const path = /^OWNER\/healos-codegen\/(.+)@COMMIT$/.exec(uses)?.[1] ?? "";
    const { inputs } = parse(readFileSync(join(root, path, "action.yml"), "utf8")) as {
      inputs: object;
    };
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  test("what is agreed to is written as diff reads it", () => {
    const text = written.find((each) => each.startsWith("- fingerprint:")) ?? "";
    expect(readAccepted(parse(text) as Json)).toMatchObject({ entries: [{}], problems: [] });
  });
});

describe("links", () => {
  const targets = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => path);

  test.each([...new Set(targets)])("%s", (path) => {
    expect(() => readFileSync(join(root, path as string))).not.toThrow("ENOENT");
  });
});

describe("TypeScript", () => {
  const [nodeFlags] = Object.values(flagSets);

  test("every piece compiles against the generated client", () => {
    const folder = packageFolder();
    const files = new Map(
      [...pieces, ...piecesOfVerify].map((text, index) => [
        join(folder, `piece-${index + 1}.ts`),
        text,
      ]),
    );
    // A program reads its environment, and declares nothing that another would import.
    const flags = { ...nodeFlags, isolatedDeclarations: false, declaration: false };
    expect(compile(files, flags).map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual(
      [],
    );
  });

  test("the example runs, and does what it says", async () => {
    const server = await jsonServer(answerOfExample);
    const folder = packageFolder();
    const example = pieces.find((text) => text.includes("uploadPatientDocument")) ?? "";
    writeFileSync(join(folder, "example.js"), transpiled(sentTo(example, server.url)));
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [pathToFileURL(join(folder, "example.js")).pathname],
      { env: { ...process.env, HEALOS_API_KEY: "key-1" } },
    ).finally(() => server.close());
    expect({ stdout, stderr }).toEqual({ stdout: "1 patients, 3 pages\nJane Doe\n", stderr: "" });
    expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /patients?limit=20",
      "POST /patients",
      "PATCH /patients/1",
      "POST /patients/1/documents",
      "GET /patients/1",
    ]);
    for (const { headers } of server.received) expect(headers["x-api-key"]).toBe("key-1");
  });
});

test("the emulator in a test has the records that the file beside the document names", async () => {
  const folder = packageFolder();
  symlinkSync(root, join(folder, "node_modules", "healos-codegen"), "dir");
  cpSync(join(root, "spec", "healos.yaml"), join(folder, "api.yaml"));
  const textOf = (wanted: string): string =>
    blocks.find(({ language }) => language === wanted)?.text ?? "";
  const seed = blocks.find(({ text }) => text.startsWith("seed:"))?.text ?? "";
  writeFileSync(join(folder, "api.emulator.yaml"), seed);
  const path = join(folder, "emulated.js");
  writeFileSync(
    path,
    [
      'import { createClient, listPatients, unwrap } from "healos-client";',
      textOf("js"),
      "const patients = await unwrap(listPatients(client, { limit: 50 }));",
      "console.log(patients.length, patients[0].name, emulator.reset === undefined);",
    ].join("\n"),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: folder });
  expect(stdout).toMatch(/^20 (Jane Doe|John Roe) false\n$/);
});

describe("the example against the emulator, twice", () => {
  test.each(Object.entries(shapes))("the record of a 409 %s", async (_where, conflict) => {
    const folder = packageFolder();
    const emulator = await hosts["over HTTP"]?.(conflict);
    const example = pieces.find((text) => text.includes("uploadPatientDocument")) ?? "";
    const path = join(folder, "example.js");
    writeFileSync(path, transpiled(sentTo(example, emulator?.baseUrl ?? "")));
    const run = async (): Promise<string> => {
      const env = { ...process.env, HEALOS_API_KEY: "hlsk_all" };
      return (await promisify(execFile)(process.execPath, [path], { env })).stdout;
    };
    try {
      expect(await run()).toMatch(/^20 patients, \d+ pages\nJane Doe\n$/);
      expect(await run()).toMatch(
        /^20 patients, \d+ pages\nThat external_id is in use already\.\n$/,
      );
    } finally {
      await emulator?.stop();
    }
  });
});

/** The example as it is, but for where the API is. */
function sentTo(example: string, url: string): string {
  const option = "{ apiKey: process.env.HEALOS_API_KEY }";
  expect(example).toContain(option);
  return example.replace(option, `{ ...${option}, baseUrl: ${JSON.stringify(url)} }`);
}

function answerOfExample({ method, url }: Received, response: Parameters<typeof send>[0]): void {
  const patient = { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" };
  const isList = method === "GET" && url.startsWith("/patients?");
  const meta = { page: 1, limit: 20, total_pages: 3 };
  send(response, isList ? { data: [patient], meta } : { data: patient });
}

/** A project that has the generated client in `node_modules`, its sources and what they compile to. */
function packageFolder(): string {
  const folder = tempFolder();
  const client = join(folder, "node_modules", "healos-client");
  mkdirSync(join(client, "dist"), { recursive: true });
  cpSync(join(root, "generated", "src"), join(client, "src"), { recursive: true });
  buildClient(join(client, "dist"));
  symlinkSync(join(root, "node_modules", "@types"), join(folder, "node_modules", "@types"));
  const entry = (name: string): object => ({
    types: `./src/${name}.ts`,
    default: `./dist/${name}.js`,
  });
  const exports = { ".": entry("index"), "./testing": entry("testing") };
  writeFileSync(join(client, "package.json"), JSON.stringify({ type: "module", exports }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  expect(Object.keys(tree(client)).length).toBeGreaterThan(10);
  return folder;
}

/** The cells of the first table below these headings, row by row. */
function tableAfter(text: string, ...headings: string[]): string[][] {
  let at = 0;
  for (const heading of headings) {
    at = text.indexOf(`\n${heading}\n`, at);
    expect({ heading, found: at >= 0 }).toEqual({ heading, found: true });
  }
  const [table = ""] = /(?:^\|.*\n)+/m.exec(text.slice(at)) ?? [];
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|").slice(1, -1))
    .map((row) => row.map((value) => value.trim()));
}

function shortName(tool: string): string {
  return tool === "Redocly generate-client" ? "Redocly" : tool;
}
