import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import ts from "typescript";
import { generate } from "../src/generate.js";
import { nativeCompiler } from "./compilers/compilers.js";
import { consumers } from "./packed-client.js";
import { tree } from "./tree.js";
import { put } from "./uses/project.js";

const execute = promisify(execFile);

/** The consumer projects whose code uses all of a client, and what their folders are. */
export const projectNames = ["service", "workspace", "react"] as const;

export type ProjectName = (typeof projectNames)[number];

/** A copy of a consumer project, which takes the client of any document. */
export interface ConsumerFolder {
  name: ProjectName;
  folder: string;
  /** Puts the client of a document where the project has it. */
  place(spec: string): Promise<void>;
  /** What its own tests say, against the API that the environment names. Empty: they pass. */
  test(env: Readonly<Record<string, string>>): Promise<string>;
}

export function consumerFolder(name: ProjectName, into: string): ConsumerFolder {
  const folder = join(into, name, "project");
  mkdirSync(join(into, name), { recursive: true });
  cpSync(join(consumers, name), folder, { recursive: true });
  symlinkSync(join(consumers, "node_modules"), join(folder, "..", "node_modules"));
  if (name === "workspace") {
    mkdirSync(join(folder, "node_modules/@clinic"), { recursive: true });
    symlinkSync(join(folder, "healos"), join(folder, "node_modules/@clinic/records"));
  }
  return {
    name,
    folder,
    place: async (spec) => places[name](folder, await clientOfSpec(spec, into)),
    test: (env) => runTests(folder, env),
  };
}

const companions = ["tanstack-query", "zod", "msw", "factories"];

const places: Readonly<Record<ProjectName, (folder: string, client: Client) => void>> = {
  service: (folder, { dist }) => replaceBy(join(folder, "node_modules/healos-client"), dist),
  workspace: (folder, { source }) => {
    const root = join(folder, "healos/src/client");
    replaceBy(root, source);
    for (const each of companions) rmSync(join(root, `${each}.ts`));
  },
  react: (folder, { source }) => replaceBy(join(folder, "src/healos"), source),
};

function replaceBy(to: string, from: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Where the client of a document stands, as source and as it is published. */
interface Client {
  source: string;
  dist: string;
}

const clients = new Map<string, Client>();

/** The client of a document, which is made once for all projects. */
async function clientOfSpec(spec: string, into: string): Promise<Client> {
  const known = clients.get(`${into} ${spec}`);
  if (known !== undefined) return known;
  const folder = join(into, `client-${clients.size}`);
  const [source, dist] = [join(folder, "source"), join(folder, "package")];
  await generate({ spec, out: source, layout: "source", companions });
  const entry = (name: string): object => ({
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  });
  const exports = { ".": entry("index"), "./*": entry("*") };
  const own = { name: "healos-client", version: "1.0.0", type: "module", exports };
  put(join(dist, "package.json"), JSON.stringify(own));
  for (const [path, text] of Object.entries(tree(source))) {
    if (!path.endsWith(".ts") || companions.includes(path.replace(".ts", ""))) continue;
    const { outputText } = ts.transpileDeclaration(text, { fileName: path });
    put(join(dist, "dist", path.replace(/\.ts$/, ".d.ts")), outputText);
    const { code } = await transform(text, { loader: "ts" });
    put(join(dist, "dist", path.replace(/\.ts$/, ".js")), code);
  }
  clients.set(`${into} ${spec}`, { source, dist });
  return { source, dist };
}

/** The tests of a folder, bundled so that none waits for a compiler. */
async function runTests(folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  const found = ["test", "ward/test"].filter((path) => existsSync(join(folder, path)));
  const files = found.flatMap((path) =>
    readdirSync(join(folder, path)).map((file) => join(folder, path, file)),
  );
  const outdir = join(folder, ".tests");
  await build({
    entryPoints: files,
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    outExtension: { ".js": ".mjs" },
    alias: {
      "@clinic/records": join(folder, "healos/src/index.ts"),
      "@clinic/records/testing": join(folder, "healos/src/testing.ts"),
    },
  });
  const built = readdirSync(outdir, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".mjs"),
  );
  try {
    await execute(process.execPath, ["--test", ...built.map((path) => join(outdir, path))], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/**
 * What the native compiler says of a project, one `file:line:column message` each; empty: it compiles. It takes a tenth of
 * the time, and has places of its own for some complaints.
 */
export async function complaintsOf({ name, folder }: ConsumerFolder): Promise<string[]> {
  // A project that another one refers to has to be built.
  const args = name === "workspace" ? ["-b", join(folder, "ward")] : ["-p", folder, "--noEmit"];
  const { stdout } = await execute(process.execPath, [nativeCompiler(), ...args], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  }).catch((error: unknown) => error as { stdout: string });
  return stdout.split("\n").flatMap((line) => {
    const [, file, row, column, message] = /^(\S.*?)\((\d+),(\d+)\): error (.*)$/.exec(line) ?? [];
    if (file !== undefined) return [`${resolve(folder, file)}:${row}:${column} ${message}`];
    // The lines below a complaint say more of it.
    return line === "" || line.startsWith(" ") ? [] : [line];
  });
}

/** What another compiler than ours says of the projects, one `file:line:column message` each, without generated files. */
export function complaintsIn(configs: readonly string[], cache: SourceCache): string[] {
  return configs.flatMap((config) => {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (): void => undefined };
    const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
    const options = { ...parsed?.options, noEmit: true, composite: false };
    const compilerHost = ts.createCompilerHost(options);
    const { getSourceFile } = compilerHost;
    compilerHost.getSourceFile = (path, version) => {
      const isKept =
        path.includes("/lib.") ||
        (path.includes("node_modules") && !path.includes("healos-client"));
      const known = isKept ? cache.get(path) : undefined;
      const source = known ?? getSourceFile.call(compilerHost, path, version);
      if (isKept && source) cache.set(path, source);
      return source;
    };
    // The compiler has it, and does not declare it.
    Object.assign(compilerHost, { useSourceOfProjectReferenceRedirect: () => true });
    const program = ts.createProgram({
      rootNames: parsed?.fileNames ?? [],
      options,
      host: compilerHost,
      ...(parsed?.projectReferences && { projectReferences: parsed.projectReferences }),
    });
    const own = new Set(parsed?.fileNames);
    return program.getSourceFiles().flatMap((file) => {
      if (!own.has(file.fileName) || file.text.startsWith("// Generated by healos-codegen"))
        return [];
      return [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ].map(({ start = 0, messageText }) => {
        const { line, character } = file.getLineAndCharacterOfPosition(start);
        const [message] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
        return `${file.fileName}:${line + 1}:${character + 1} ${message}`;
      });
    });
  });
}

/** Files that no change touches, read once. */
export type SourceCache = Map<string, ts.SourceFile>;

/** The `tsconfig.json` of each program of a project. */
export function configsOf({ name, folder }: ConsumerFolder): string[] {
  const folders = name === "workspace" ? ["healos", "ward"] : ["."];
  return folders.map((each) => join(folder, each, "tsconfig.json"));
}
