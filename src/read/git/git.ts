import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import type { Document, Place } from "../document.js";
import type { GitPath } from "./git-path.js";
import { maxBytes } from "../load.js";
import { ReadError } from "../problem.js";
import { read, type ReadOptions } from "../read.js";
import { lockFile, lockFolderOf } from "../remote/lock.js";
import { form, refused, show } from "./show.js";

const run = promisify(execFile);

/**
 * Reads an OpenAPI document from git, with the files of its folder if it refers to any, and hands it to `use`. Its
 * files are there until `use` is done. Places name it `ref:path`.
 *
 * @throws ReadError where git has no such file, or the document cannot be read
 */
export async function withGitDocument<Result>(
  source: GitPath,
  options: ReadOptions,
  use: (document: Document) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "healos-codegen-"));
  try {
    return await use(await readCopy(folder, await fromRoot(source), options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same path from the root of the repository, as git lists the folder's other files. */
async function fromRoot(source: GitPath): Promise<GitPath> {
  if (!/^\.\.?\//.test(source.path)) return source;
  try {
    const { stdout } = await run("git", ["rev-parse", "--show-prefix"]);
    return { ...source, path: posix.join(stdout.trim(), source.path) };
  } catch {
    // No repository: looking for the file says so.
    return source;
  }
}

async function readCopy(folder: string, source: GitPath, options: ReadOptions): Promise<Document> {
  const text = await show(source);
  save(folder, source.path, text);
  if (/\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text.toString("utf8"))) {
    await saveFolder(folder, source);
    await saveLock(folder, source);
  }
  try {
    return renamed(await read(join(folder, source.path), options), folder, source.ref);
  } catch (error) {
    throw error instanceof ReadError ? renamedError(error, folder, source.ref) : error;
  }
}

function save(folder: string, path: string, text: Buffer): void {
  const target = join(folder, path);
  if (!target.startsWith(join(folder, sep)))
    throw refused(path, {
      id: "git-path-invalid",
      what: "The path leads out of the repository",
      todo: form,
    });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

async function saveFolder(folder: string, { ref, path }: GitPath): Promise<void> {
  const parent = posix.dirname(path);
  const below = parent === "." ? "." : `${parent}/`;
  const args = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", ref, "--", below];
  const { stdout } = await run("git", args, { maxBuffer: maxBytes });
  const names = stdout
    .split("\0")
    .filter((name) => /^[^\n]*\.(ya?ml|json)$/i.test(name) && name !== path);
  const texts = await showAll(ref, names);
  for (const [name, text] of texts) save(folder, name, text);
}

/** Of a copy of what a URL names, the lock that says what other URLs are copies of. */
async function saveLock(folder: string, { ref, path }: GitPath): Promise<void> {
  if (!path.split("/").includes(".openapi")) return;
  const lock = posix.join(lockFolderOf(path), lockFile);
  const text = await show({ ref, path: lock }).catch(() => undefined);
  if (text !== undefined) save(folder, lock, text);
}

/** The texts of many files, from one process: to begin one for each takes git longer than to read them. */
async function showAll(ref: string, names: readonly string[]): Promise<[string, Buffer][]> {
  const git = spawn("git", ["cat-file", "--batch"], { stdio: ["pipe", "pipe", "inherit"] });
  git.stdin.end(names.map((name) => `${ref}:${name}\n`).join(""));
  const answer = await buffer(git.stdout);
  let position = 0;
  return names.map((name) => {
    // "<id> blob <size>", a line end, the contents, a line end.
    const end = answer.indexOf("\n", position);
    const [, type, size] = answer.toString("utf8", position, end).split(" ");
    if (type !== "blob")
      throw refused(`${ref}:${name}`, {
        id: "git-file-missing",
        what: "git has no such file",
        todo: form,
      });
    position = end + 1 + Number(size) + 1;
    return [name, answer.subarray(end + 1, end + 1 + Number(size))];
  });
}

function renamed(document: Document, folder: string, ref: string): Document {
  const rename = <Placed extends Place>(place: Placed): Placed => ({
    ...place,
    file: nameIn(place.file, folder, ref),
  });
  return {
    ...document,
    file: nameIn(document.file, folder, ref),
    warnings: document.warnings.map(rename),
    place: (at) => rename(document.place(at)),
    files: () => document.files().map((file) => nameIn(file, folder, ref)),
  };
}

function renamedError(error: ReadError, folder: string, ref: string): ReadError {
  return new ReadError(
    error.problems.map((problem) => ({ ...problem, file: nameIn(problem.file, folder, ref) })),
  );
}

function nameIn(file: string, folder: string, ref: string): string {
  return file.startsWith(join(folder, sep))
    ? `${ref}:${file.slice(folder.length + 1).replaceAll("\\", "/")}`
    : file;
}
