import { execFile, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWithCompanions, type BuiltProgram } from "./companions/packed-companions.js";
import { quickCompiler } from "./compilers/compilers.js";
import { installOf } from "./installed.js";
import { consumers, folderOfFile } from "./packed-client.js";
import { root, type Run } from "./program.js";
import { tree } from "./tree.js";

/*
 * The program as npm packs it: what is in it, and what somebody does with it in a project of their own. Its
 * dependencies are those of this repository; `CHECK_ALL=1` has them installed from the registry as well.
 */
const execute = promisify(execFile);
const tarball = pack(folderOfFile());
const unpacked = unpack(tarball, folderOfFile());
const files = tree(unpacked);

/** A project that has the program, and whose own tools look at what is generated into it. */
const project = projectWith(unpacked);

function pack(into: string): string {
  const copy = join(into, "repository");
  const parts = ["package.json", "README.md", "LICENSE", "tsconfig.json", ".scripts"];
  for (const part of [...parts, "spec", "src", "templates"]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", into], {
    cwd: copy,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { version } = JSON.parse(readFileSync(join(copy, "package.json"), "utf8")) as PackageJson;
  return join(into, `healos-codegen-${version}.tgz`);
}

interface PackageJson {
  version: string;
  dependencies: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
}

function unpack(archive: string, into: string): string {
  execFileSync("tar", ["-xzf", archive, "-C", into]);
  return join(into, "package");
}

function projectWith(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "guest-"));
  afterAll(() => execFileSync("rm", ["-rf", folder]));
  // Dependencies are found in the folders above.
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const copy = join(folder, "guest");
  cpSync(join(consumers, "guest"), copy, { recursive: true });
  const installed = join(copy, "node_modules", "healos-codegen");
  cpSync(program, installed, { recursive: true });
  chmodSync(join(installed, "dist", "cli", "main.js"), 0o755);
  mkdirSync(join(copy, "node_modules", ".bin"));
  const main = join("..", "healos-codegen", "dist", "cli", "main.js");
  symlinkSync(main, join(copy, "node_modules", ".bin", "healos-codegen"));
  mkdirSync(join(copy, ".git"));
  return copy;
}

describe("the tarball", () => {
  test("has what the program needs and nothing else", () => {
    const others = Object.keys(files).filter(
      (path) => !/^dist\/(cli\/chunk-\w+\.js|.+\.d\.ts)$/.test(path),
    );
    const modules = ["emulator", "index", "main"].map((name) => `dist/cli/${name}.js`);
    const fixed = [
      ...["LICENSE", "README.md", "package.json"],
      ...["dist/cli/LICENSES.txt", "dist/settings.schema.json", "dist/site/search.js"],
      // What clients are made of, and which program it is.
      ...["dist/assets.json", "dist/stamp", "templates/report/report.schema.json"],
    ];
    const texts = ["spec", "templates/site"].flatMap((folder) =>
      Object.keys(tree(join(root, folder))).map((path) => `${folder}/${path}`),
    );
    expect(others.sort()).toEqual([...fixed, ...modules, ...texts].sort());
    // Declarations lead to one another from the two that are imported; those of the command line are not among them.
    const declarations = Object.keys(files).filter((path) => path.endsWith(".d.ts"));
    expect(declarations).toContain("dist/index.d.ts");
    expect(declarations.filter((path) => path.startsWith("dist/cli/"))).toEqual([]);
  });

  test("has every module that one of its modules imports, and depends on every package", () => {
    const { dependencies } = JSON.parse(files["package.json"] ?? "") as PackageJson;
    const known = [...Object.keys(dependencies), ...builtinModules, "node"];
    for (const [path, text] of Object.entries(files)) {
      if (!/^dist\/.*\.(js|d\.ts)$/.test(path)) continue;
      for (const target of importsIn(text)) {
        if (target.startsWith(".")) {
          const module = posix.join(dirname(path), target);
          const file = path.endsWith(".d.ts") ? module.replace(/\.js$/, ".d.ts") : module;
          expect(files, `${path} imports ${target}`).toHaveProperty([file]);
        } else {
          const [scope = "", name] = target.replace(/^node:/, "").split("/");
          const dependency = scope.startsWith("@") ? `${scope}/${name}` : scope;
          expect(known, `${path} imports ${target}`).toContain(dependency);
        }
      }
    }
  });

  test("hands on the licence of every package that is bundled", () => {
    const bundled = Object.values(files).flatMap((text) =>
      [...text.matchAll(/^\s*\/\/ \S*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
        ([, name]) => name,
      ),
    );
    expect(new Set(bundled).size).toBeGreaterThan(3);
    const licences = (files["dist/cli/LICENSES.txt"] ?? "").split(/^(?=\S+ \d+\.\d+\.\d+ \()/m);
    for (const name of new Set(bundled)) {
      const own = licences.find((text) => text.startsWith(`${name} `));
      expect(own, name).toMatch(/copyright/i);
    }
  });

  test("has what its exports name", () => {
    const { exports } = JSON.parse(files["package.json"] ?? "") as PackageJson;
    for (const target of Object.values(exports)) {
      const paths = typeof target === "string" ? [target] : [target.types, target.default];
      for (const path of paths) expect(files).toHaveProperty([path.replace("./", "")]);
    }
    expect(Object.keys(exports)).toEqual([
      ".",
      "./emulator",
      "./settings.schema.json",
      "./package.json",
    ]);
  });
});

function importsIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

describe("in a project", () => {
  beforeAll(async () => {
    expect(await run("npx", ["healos-codegen", "init"])).toMatchObject({ code: 0 });
    const generated = await run("npm", ["run", "--silent", "generate"]);
    expect(generated).toMatchObject({ code: 0 });
    expect(generated.stdout).toMatch(/^17 operations.+\nsrc\/healos: \d+ files written/);
  });

  test("init has added the script, and told the tools", () => {
    const { scripts, knip } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    expect(scripts.generate).toBe("healos-codegen generate --out src/healos --layout source");
    expect(knip).toEqual({ ignore: ["src/healos/**"] });
  });

  test("only TypeScript and the list of files is generated, the index at the top", () => {
    const paths = Object.keys(tree(join(project, "src", "healos")));
    expect(paths).toContain("index.ts");
    expect(paths.filter((path) => !path.endsWith(".ts"))).toEqual([".generated.json"]);
  });

  test("it compiles under the strictest flags, and runs", async () => {
    expect(await run("node", [quickCompiler(), "-p", "."])).toMatchObject({ code: 0, stdout: "" });
    expect(await run("node", ["dist/app.js"])).toMatchObject({ code: 0, stdout: "network\n" });
  });

  test("the functions do what the commands do", async () => {
    const spec = join(root, "spec", "healos.yaml");
    const { stdout } = await run("node", ["dist/functions.js", spec]);
    expect(JSON.parse(stdout)).toEqual({
      errors: 0,
      operations: 17,
      step: "none",
      basePath: "/ext-api/v1",
      same: true,
    });
  });

  test("the demo checks answers, and serves its page until it is interrupted", async () => {
    const main = join(project, "node_modules", ".bin", "healos-codegen");
    const demo = spawn(main, ["demo", "--with", "zod", "--page"], { cwd: project });
    let told = "";
    const ended = new Promise((done) => demo.once("exit", done));
    const origin = await new Promise<string>((served) => {
      demo.stdout.setEncoding("utf8").on("data", (text: string) => {
        const [, url] = /browser: (\S+)\/\n/.exec((told += text)) ?? [];
        if (url !== undefined) served(url);
      });
    });
    expect(told).toContain("SchemaMismatch: listPatients");
    for (const path of ["", "page.js", "demo.js", "index.js", "patients.js"]) {
      expect((await fetch(`${origin}/${path}`)).status, path).toBe(200);
    }
    demo.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  test("generating again changes nothing, and --check says so", async () => {
    const check = await run("npm", ["run", "--silent", "generate", "--", "--check"]);
    expect(check).toMatchObject({ code: 0 });
    expect(check.stdout).toMatch(/src\/healos is up to date\n$/);
  });

  test.each(["recommended", "strict"])("ESLint finds nothing: %s", async (name) => {
    const args = ["--config", `eslint.${name}.js`, "--max-warnings", "0", "src/healos"];
    expect(await run("npx", ["eslint", ...args])).toMatchObject({ code: 0, stdout: "" });
  });

  test("Prettier leaves it alone", async () => {
    const prettier = await run("npx", ["prettier", "--list-different", "src"]);
    expect(prettier).toMatchObject({ code: 0, stdout: "" });
  });

  test.runIf(installOf(consumers, "Biome and knip"))("Biome and knip find nothing", async () => {
    const bin = join(consumers, "node_modules", ".bin");
    // As `init` advises: the list of files is JSON, and can say nothing about itself.
    const includes = ["**", "!**/.generated.json"];
    writeFileSync(join(project, "biome.json"), JSON.stringify({ files: { includes } }));
    const biome = await run(join(bin, "biome"), [
      ...["check", "--error-on-warnings"],
      // Before 2.6 its sorting of imports heeds no comment; it is an action that a person asks for.
      "--assist-enabled=false",
      "src/healos",
    ]);
    expect(biome).toMatchObject({ code: 0 });
    const knip = await run(join(bin, "knip"), ["--include", "files,exports,types,duplicates"]);
    expect(knip.stdout).not.toContain("src/healos/");
  });
});

describe("with companions", () => {
  let programs: BuiltProgram[] = [];
  let stop = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    ({ programs, stop } = await buildWithCompanions(
      join(project, "node_modules", "healos-codegen"),
      join(folderOfFile(), "with"),
    ));
  });
  afterAll(() => stop());
  const using = (name: string): BuiltProgram =>
    programs.find(({ text }) => text.includes(name)) as BuiltProgram;

  test("a newcomer has a list with validation in ten lines", async () => {
    const { text, run: start } = using("listPatientsOptions");
    expect(text.trim().split("\n").length).toBeLessThanOrEqual(10);
    expect(text).toContain("validate(schemas)");
    expect(await start()).toMatch(/^\[[^]+'[^]+\]\n$/);
  });

  test("the code of the page runs, on each of them", async () => {
    const told = await Promise.all([
      using("patientCreateSchema").run(),
      using("valibot.js").run(),
      using("listAllPatientsInfiniteOptions").run(),
      using("emulatorHandlers").run(),
      using("reseed(7)").run(),
      using("openapi-fetch.js").run(),
    ]);
    expect(told).toEqual([
      expect.stringContaining("Jane Doe"),
      expect.stringContaining("ok: true"),
      expect.stringMatching(/^\d+ \d+\n$/),
      "",
      "true 3\n",
      "Jane Doe\n",
    ]);
  });

  test("an agent is told of the tools of a server that is built on it", async () => {
    const asked = [
      {
        id: 1,
        method: "initialize",
        params: {
          protocolVersion: "2025-06-18",
          capabilities: {},
          clientInfo: { name: "test", version: "1" },
        },
      },
      { method: "notifications/initialized" },
      { id: 2, method: "tools/list" },
    ];
    const lines = asked.map((each) => `${JSON.stringify({ jsonrpc: "2.0", ...each })}\n`);
    const told = await using("StdioServerTransport").run(lines.join(""));
    expect(told).toContain('"name":"createPatient"');
    expect(told).toContain('"name":"listPatients"');
    expect(told).not.toContain('"name":"deletePatient"');
  });
});

test.runIf(process.env["CHECK_ALL"] === "1")("installs from the registry", async () => {
  const folder = mkdtempSync(join(tmpdir(), "installed-"));
  afterAll(() => execFileSync("rm", ["-rf", folder]));
  cpSync(tarball, join(folder, "healos-codegen.tgz"));
  const at = { cwd: folder };
  await run("npm", ["init", "--yes"], at);
  const install = ["install", "--save-dev", "./healos-codegen.tgz", "--no-audit", "--no-fund"];
  expect(await run("npm", install, at)).toMatchObject({ code: 0 });
  const { stdout: installed } = await run("npm", ["ls", "--all", "--parseable"], at);
  expect(installed.trim().split("\n").length - 1).toBeLessThanOrEqual(25);
  expect(megabytesOf(join(folder, "node_modules"))).toBeLessThan(45);
  expect(await run("npx", ["healos-codegen", "init"], at)).toMatchObject({ code: 0 });
  expect(await run("npm", ["run", "--silent", "generate"], at)).toMatchObject({ code: 0 });
});

/** What the files take on a disk that has blocks of 4 KiB. */
function megabytesOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const blocks = files
    .filter((entry) => entry.isFile())
    .map((entry) => Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 4096));
  return blocks.reduce((sum, each) => sum + each, 0) / 256;
}

async function run(file: string, args: readonly string[], at = { cwd: project }): Promise<Run> {
  try {
    return { code: 0, ...(await execute(file, args, at)) };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}
