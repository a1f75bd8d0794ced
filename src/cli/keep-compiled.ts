import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";

/** TypeScript as ts-morph brings it: nine megabytes, by far the most that a command loads. */
const compiler = /^(.*[\\/]node_modules)[\\/]@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/;

/**
 * Keeps what V8 makes of the compiler beside the packages, where Node has no compile cache of its own (before 22.1):
 * most of the time that it takes to load goes there. Whoever can write that folder can write the compiler as well.
 */
export function keepCompiled(): void {
  const { extensions } = createRequire(import.meta.url);
  const load = extensions[".js"];
  extensions[".js"] = (module, file) => {
    const [, packages] = compiler.exec(file) ?? [];
    if (packages === undefined) return load(module, file);
    const manifest = readFileSync(join(dirname(file), "..", "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    // V8 itself compares no more than its own version and flags, and the lengths of sources.
    const name = `typescript-${version}-${cachedDataVersionTag()}.bin`;
    const kept = join(packages, ".cache", "healos-codegen", name);
    const cachedData = bytesOf(kept);
    const script = new Script(Module.wrap(readFileSync(file, "utf8")), {
      filename: file,
      cachedData,
    });
    const run = script.runInThisContext() as (...given: unknown[]) => void;
    run(module.exports, createRequire(file), module, file, dirname(file));
    if (cachedData !== undefined && script.cachedDataRejected === false) return;
    // At the end: by then the functions that this run calls are compiled as well.
    process.once("exit", () => keep(kept, script));
  };
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keep(file: string, script: Script): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Another run may be reading it.
    const written = `${file}.${process.pid}`;
    writeFileSync(written, script.createCachedData());
    renameSync(written, file);
  } catch {
    // What cannot be kept costs time only.
  }
}
