import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { compileWith, installCompilers, type Compiler } from "./compilers/compilers.js";
import {
  consumers,
  folderOfFile,
  installConsumer,
  packClient,
  packedClient,
} from "./packed-client.js";
import { installOf } from "./installed.js";
import { root } from "./program.js";
import { tree } from "./tree.js";

/*
 * What npm would publish: `generated/` as its own `prepack` builds it, looked at and used from its tarball.
 */
const run = promisify(execFile);
const folder = folderOfFile();
const tools = installOf(consumers, "what the consumers are built with");
const tarball = packedClient();
const unpacked = join(folder, "package");

interface PackageJson {
  exports: Record<string, string | { types: string; default: string }>;
  [field: string]: unknown;
}

const packageJson = (): PackageJson =>
  JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")) as PackageJson;

beforeAll(async () => {
  await run("tar", ["-xzf", tarball, "-C", folder]);
});

describe("the package", () => {
  test("has no dependencies, no install scripts and no side effects, under the MIT licence", () => {
    const { dependencies, peerDependencies, optionalDependencies, ...fields } = packageJson();
    expect({ dependencies, peerDependencies, optionalDependencies }).toEqual({});
    expect(fields).toMatchObject({ license: "MIT", type: "module", sideEffects: false });
    const scripts = Object.keys(fields["scripts"] as object);
    expect(scripts.filter((name) => /install|prepare|uninstall/.test(name))).toEqual([]);
    expect(readFileSync(join(unpacked, "LICENSE.md"), "utf8")).toMatch(/^MIT License\n/);
  });

  test("has an entry for the whole, for each resource and for tests, each with its types first", () => {
    const { exports } = packageJson();
    const resources = [".", "./appointments", "./documents", "./notes", "./patients"];
    const entries = [...resources, "./bind-client", "./observe", "./testing"];
    expect(Object.keys(exports)).toEqual([...entries, "./package.json"]);
    for (const entry of entries) {
      const conditions = exports[entry] as { types: string; default: string };
      expect(Object.keys(conditions)).toEqual(["types", "default"]);
      expect(Object.values(conditions).filter((path) => !existsSync(join(unpacked, path)))).toEqual(
        [],
      );
    }
  });

  test("every JavaScript file and declaration has a map that leads to its source", () => {
    const files = tree(join(unpacked, "dist"));
    const built = Object.keys(files).filter((path) => /\.(js|d\.ts)$/.test(path));
    const sources = Object.keys(tree(join(unpacked, "src"))).filter((path) => path.endsWith(".ts"));
    expect(built).toHaveLength(2 * sources.length);
    for (const path of built) {
      const map = JSON.parse(files[`${path}.map`] ?? "{}") as { sources?: string[] };
      const named = (map.sources ?? []).map((source) =>
        join(unpacked, "dist", dirname(path), source),
      );
      expect({ path, count: named.filter((source) => existsSync(source)).length }).toEqual({
        path,
        count: 1,
      });
    }
  });

  test("nothing is in it that it does not need", () => {
    const paths = Object.keys(tree(unpacked)).filter((path) => !/^(dist|docs|src)\//.test(path));
    expect(paths.sort()).toEqual([
      ...["AGENTS.md", "LICENSE.md", "README.md", "llms.txt", "package.json"],
    ]);
  });

  test("packing again, elsewhere and later, gives the same bytes", () => {
    const other = folderOf("again");
    expect(hashOf(packClient(other, 1_000_000_000))).toBe(hashOf(tarball));
  });

  test("its README names every operation", () => {
    const readme = readFileSync(join(unpacked, "README.md"), "utf8");
    const table = [...readme.matchAll(/^\| `(\w+)` +\| .+ \| `[A-Z]+ \/.*` +\|$/gm)];
    const document = readFileSync(join(root, "spec", "healos.yaml"), "utf8");
    expect(table.map(([, name]) => name).sort()).toEqual(
      [...document.matchAll(/^ +operationId: (\w+)$/gm)].map(([, id]) => id).sort(),
    );
  });
});

describe("what a bundle carries", () => {
  test("the fake client is in no bundle of the index", async () => {
    const contents = `import * as healos from "${unpacked}/dist/index.js"; console.log(healos);`;
    expect(await bundled(contents)).not.toContain("fake client");
  });

  test("one operation carries no other", async () => {
    const one = `export { createClient, getPatient } from "${unpacked}/dist/index.js";`;
    const text = await bundled(one);
    expect(text).toContain('"getPatient"');
    expect(text).not.toContain('"listPatients"');
    expect(text).not.toContain("FormData");
  });
});

describe.runIf(tools)("by the tools of the registry", () => {
  test("publint finds nothing", async () => {
    const { stdout } = await run(tool("publint"), [tarball, "--strict"]);
    expect(stdout).toContain("All good!");
  });

  test("arethetypeswrong finds nothing in an ES module", async () => {
    const args = [tarball, "--profile", "esm-only", "--format", "json"];
    const { stdout } = await run(tool("attw"), args, { maxBuffer: 2 ** 28 });
    const { analysis } = JSON.parse(stdout) as {
      analysis: { entrypoints: object; problems: { kind: string; resolutionKind?: string }[] };
    };
    expect(Object.keys(analysis.entrypoints)).toHaveLength(9);
    // The profile leaves out what cannot load an ES module: resolution before exports, and TypeScript's idea of require.
    const isOfProfile = (kind?: string): boolean => kind !== "node10" && kind !== "node16-cjs";
    expect(analysis.problems.filter((each) => isOfProfile(each.resolutionKind))).toEqual([]);
  });
});

const checkAll = process.env["CHECK_ALL"] === "1";
const compilers: Compiler[] = checkAll
  ? ["5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"]
  : ["5.4", "7.0"];
if (!checkAll) console.log("TypeScript 5.5 to 6.0 on the declarations: with CHECK_ALL=1.");

describe.runIf(tools && installCompilers())(
  "its declarations, unchecked libraries included",
  () => {
    const project = installConsumer("declarations", tarball);
    test.each(compilers)("TypeScript %s", { timeout: 120_000 }, async (compiler) => {
      expect(await compileWith(compiler, project)).toEqual([]);
    });

    test("go to their sources in an editor: the maps are named in the declarations", () => {
      const declarations = readFileSync(join(unpacked, "dist", "patients.d.ts"), "utf8");
      expect(declarations).toContain("//# sourceMappingURL=patients.d.ts.map");
    });
  },
);

function tool(name: string): string {
  return join(consumers, "node_modules", ".bin", name);
}

function folderOf(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
