import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll } from "vitest";
import { root } from "./program.js";
import { tree } from "./tree.js";

/** Where the projects stand that take the packed client in, with what they are built with. */
export const consumers: string = join(root, "test", "consumers");

/** A folder that goes away with the tests of the file. */
export function folderOfFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Packs `generated/` as npm publishes it, built by its own `prepack`; returns the tarball's path.
 *
 * @param modified when its files were last written, in seconds since 1970; now by default
 */
export function packClient(into: string, modified?: number): string {
  const copy = join(into, "generated");
  cpSync(join(root, "generated"), copy, {
    recursive: true,
    filter: (path) => !/^(dist|node_modules)$/.test(basename(path)),
  });
  // In the repository the compiler is found in the folders above.
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  if (modified !== undefined) {
    for (const path of Object.keys(tree(join(copy, "src")))) {
      utimesSync(join(copy, "src", path), modified, modified);
    }
  }
  npm(["pack", "--silent", "--pack-destination", into], copy);
  return join(into, `healos-client-${version(copy)}.tgz`);
}

let packed: string | undefined;

/** The client as `packClient` packs it: the same for all who only use it. */
export function packedClient(): string {
  const folder = join(root, "node_modules", ".cache", "packed-client");
  if (packed === undefined) {
    const kept = join(folder, `${hashOfClient()}.tgz`);
    if (!existsSync(kept)) {
      const into = mkdtempSync(join(tmpdir(), "packed-"));
      mkdirSync(folder, { recursive: true });
      const made = join(folder, `${process.pid}.tgz`);
      cpSync(packClient(into), made);
      // Another worker may be at it.
      renameSync(made, kept);
      rmSync(into, { recursive: true });
    }
    packed = kept;
  }
  return packed;
}

function hashOfClient(): string {
  const hash = createHash("sha256");
  for (const [path, text] of Object.entries(tree(join(root, "generated")))) {
    if (!/^(dist|node_modules)\//.test(path)) hash.update(`${path}\0${text}\0`);
  }
  return hash.digest("hex");
}

/** A copy of a project of `test/consumers/`, with the client installed from its tarball. */
export function installConsumer(name: string, tarball: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const project = join(folder, name);
  cpSync(join(consumers, name), project, { recursive: true });
  cpSync(tarball, join(folder, "healos-client.tgz"));
  // What the projects are built with is installed once, beside them.
  symlinkSync(join(consumers, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(project, "node_modules"), { recursive: true });
  npm(["install", "--offline", "--no-package-lock", "--ignore-scripts", "--silent"], project);
  return project;
}

function version(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function npm(args: string[], cwd: string): void {
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}
