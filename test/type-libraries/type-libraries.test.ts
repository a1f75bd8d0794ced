import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { compileWith, installCompilers, type Compiler } from "../compilers/compilers.js";
import { installOf } from "../installed.js";
import { folderOfFile } from "../packed-client.js";
import { root } from "../program.js";
import { installedRuntimes } from "../runtimes/programs.js";

/*
 * Clients of source layout are compiled with the program that they are in, against the types of its runtime alone: no
 * other library stands in for what these lack.
 */
const folder = folderOfFile();
const canCompile =
  installOf(import.meta.dirname, "the type libraries of the runtimes") && installCompilers();

/** What a program of each runtime has in its `tsconfig.json`. */
const libraries: Readonly<Record<string, { lib: string[]; types: string[] }>> = {
  "Cloudflare Workers": { lib: ["ES2022"], types: ["@cloudflare/workers-types"] },
  Bun: { lib: ["ES2022"], types: ["bun"] },
  "a page": { lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"], types: [] },
  "Node and other fetches": { lib: ["ES2022"], types: ["node"] },
};

const compilers: readonly Compiler[] = ["5.9", "6.0", "7.0"];
/** The second one asks for nearly all of the runtime, so the slower compilers are given that alone. */
const documents = {
  healos: join(root, "spec", "healos.yaml"),
  everything: join(root, "test", "everything", "everything.yaml"),
};
const compiledBy = (compiler: Compiler): string[] =>
  compiler === "7.0" ? Object.keys(documents) : ["everything"];

/** A client is given the `fetch` of undici, node-fetch and one that adds to what it is given. */
const fetches = `
import nodeFetch from "node-fetch";
import { Agent, fetch as undiciFetch } from "undici";
import { createClient, type Fetch } from "./everything/index.ts";
const dispatcher = new Agent({ headersTimeout: 0 });
createClient({ fetch: undiciFetch });
createClient({ fetch: nodeFetch });
createClient({ fetch });
createClient({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
export const own: Fetch = async (url, init) => fetch(url, { ...init, keepalive: true });
createClient({ fetch: (url: string, init?: RequestInit) => fetch(url, init) });
`;

const write = async (): Promise<void> => {
  for (const [name, spec] of Object.entries(documents))
    await generate({ spec, out: join(folder, name), layout: "source", importExtension: "ts" });
  symlinkSync(join(import.meta.dirname, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "fetches.ts"), fetches);
};
const written = canCompile ? write() : undefined;

test
  .runIf(canCompile)
  .each(
    Object.entries(libraries).flatMap(([name, library]) =>
      compilers.map((compiler) => ({ name, compiler, library })),
    ),
  )("$name, TypeScript $compiler", async ({ name, compiler, library }) => {
  await written;
  const project = join(folder, `${name} ${compiler}`.replaceAll(/[ .]/g, "-"));
  mkdirSync(project);
  const beside = library.types.includes("node") ? ["../fetches.ts"] : [];
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...{ target: "ES2022", module: "ESNext", moduleResolution: "bundler", noEmit: true },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
        ...{ verbatimModuleSyntax: true, allowImportingTsExtensions: true, skipLibCheck: true },
        typeRoots: ["../node_modules/@types", "../node_modules"],
        ...library,
      },
      include: compiledBy(compiler)
        .map((each) => `../${each}/**/*.ts`)
        .concat(beside),
    }),
  );
  expect(await compileWith(compiler, project)).toEqual([]);
});

const deno = installedRuntimes().find(({ name }) => name === "Deno");
test.runIf(canCompile && deno)("Deno's own compiler", async () => {
  await written;
  const files = Object.keys(documents).map((name) => join(folder, name, "index.ts"));
  const args = ["check", "--quiet", "--no-remote", "--no-config", ...files];
  await promisify(execFile)(deno?.program ?? "", args, { cwd: folder });
});
