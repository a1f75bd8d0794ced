import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { companionNames } from "../../src/companions/companions.js";
import { createEmulator } from "../../src/emulator.js";
import { quickCompiler } from "../compilers/compilers.js";
import { blocksOf } from "../docs-blocks.js";
import { root } from "../program.js";

/** A program that somebody builds on the packed client: the code of a page. */
export interface BuiltProgram {
  text: string;
  /** What it writes, given `input`. It rejects where it fails. */
  run(input?: string): Promise<string>;
}

/**
 * Generates a client with all companions by the packed program, packs it, installs the tarball into an empty project, and
 * builds the code of docs/companions.md there, in one go.
 *
 * @param program the folder of the unpacked program
 */
export async function buildWithCompanions(
  program: string,
  into: string,
): Promise<{ programs: BuiltProgram[]; stop: () => Promise<void> }> {
  mkdirSync(into, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(into, "node_modules"));
  const client = join(into, "client");
  const asked = companionNames.flatMap((name) => ["--with", name]);
  node([join(program, "dist/cli/main.js"), "generate", "--out", client, ...asked], into);
  npm(["pack", "--silent", "--pack-destination", into], client);

  const project = join(into, "project");
  mkdirSync(join(project, "node_modules"), { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(client, "package.json"), "utf8")) as {
    name: string;
    version: string;
  };
  const dependencies = { [name]: `file:../${name}-${version}.tgz` };
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module", dependencies }));
  npm(["install", "--offline", "--no-package-lock", "--legacy-peer-deps", "--silent"], project);
  // npm takes away what no dependency names.
  symlinkSync(program, join(project, "node_modules/healos-codegen"));

  const texts = blocksOf("docs/companions.md")
    .filter(({ language }) => language === "ts")
    .map(({ text }) => text);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  for (const [index, text] of texts.entries()) {
    writeFileSync(join(project, `program-${index}.ts`), usingPackage(text, name));
  }
  node([quickCompiler(), "-p", "."], project);

  const emulator = await createEmulator();
  const { origin, close } = await emulator.listen();
  const env = {
    ...process.env,
    HEALOS_URL: origin + emulator.basePath,
    HEALOS_API_KEY: emulator.keys[0]?.key ?? "",
  };
  const programs = texts.map((text, index) => ({
    text,
    run: (input = "") => output(join(project, "dist", `program-${index}.js`), { input, env }),
  }));
  return { programs, stop: close };
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  types: ["node"],
  rootDir: ".",
  outDir: "dist",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
};

/** The code with the package in the place of the folder beside it, and the emulator in that of the API. */
function usingPackage(text: string, name: string): string {
  return text
    .replaceAll("./healos/index.js", name)
    .replace(/\.\/healos\/([\w-]+)\.js/g, `${name}/$1`)
    .replace("createClient({", 'createClient({ baseUrl: process.env["HEALOS_URL"],');
}

function node(args: string[], cwd: string): void {
  try {
    execFileSync(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  } catch (error) {
    // The compiler tells of errors on its standard output.
    throw new Error(String((error as { stdout: Buffer }).stdout), { cause: error });
  }
}

function npm(args: string[], cwd: string): void {
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

function output(
  file: string,
  { input, env }: { input: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file], { env });
    let told = "";
    let wrong = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (wrong += text));
    child.once("error", fail);
    child.once("close", (code) => (code === 0 ? done(told) : fail(new Error(wrong || told))));
    child.stdin.end(input);
  });
}
