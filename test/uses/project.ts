import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { generate, type GenerateOptions } from "../../src/generate.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

const compilerOptions = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  strict: true,
  jsx: "preserve",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
};

interface ProjectOptions extends Partial<GenerateOptions> {
  isPackage?: boolean;
  /** The folder of the client's source, below `src/`. */
  client?: string;
  /** The folder that it is below. Default: a new one, which goes away with the test. */
  folder?: string;
}

/** A project below a folder, with a client as source in `app/src` unless there is a package of it. */
export async function projectOf(
  sources: Readonly<Record<string, string>>,
  { isPackage = false, client = "healos", folder = tempFolder(), ...options }: ProjectOptions = {},
): Promise<string> {
  const app = join(folder, "app");
  if (isPackage) await addPackage(app, options);
  else await generate({ out: join(app, "src", client), layout: "source", ...options });
  const config = JSON.stringify({ compilerOptions, include: ["src"] });
  const files = { "package.json": '{ "type": "module" }', "tsconfig.json": config, ...sources };
  for (const [path, text] of Object.entries(files)) put(join(app, path), text);
  return folder;
}

/** The client as it is installed: declarations only, found by the package's exports. */
async function addPackage(app: string, options: Partial<GenerateOptions>): Promise<void> {
  const root = join(app, "node_modules/healos-client");
  await generate({ out: root, ...options });
  for (const [path, text] of Object.entries(tree(join(root, "src")))) {
    const { outputText } = ts.transpileDeclaration(text, { fileName: path });
    put(join(root, "dist", path.replace(/\.ts$/, ".d.ts")), outputText);
  }
}

export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
