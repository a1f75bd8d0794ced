import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { readLock, type Lock } from "../read/remote/lock.js";
import { localCopy, type RemoteOptions } from "../read/remote/remote.js";
import type { DiffOptions } from "../diff.js";
import { documentOptionsOf, type DocumentFlags } from "./document-options.js";
import type { Terminal } from "./terminal.js";

/** What decides the client, and so what a change means to those who use it. */
type ClientFlags = DocumentFlags &
  Pick<
    DiffOptions,
    "dates" | "exclude" | "include" | "int64" | "naming" | "plainGenerics" | "stripPrefix"
  >;

/**
 * Fetches a document and what it refers to, and says what the new version breaks. Resolves to the path of the copy.
 *
 * @throws ReadError on what cannot be fetched
 */
export async function fetchAnew(
  url: string,
  options: ClientFlags & RemoteOptions,
  terminal: Terminal,
): Promise<string> {
  const before = readLock();
  const known = before.get(url);
  const folder = mkdtempSync(join(tmpdir(), "healos-codegen-"));
  try {
    if (existsSync(".openapi")) cpSync(".openapi", join(folder, ".openapi"), { recursive: true });
    const path = await localCopy(url, options);
    const old = known && join(folder, known.file);
    if (old === undefined || !existsSync(old)) terminal.out(`Fetched ${url} into ${path}\n`);
    else if (textsOf(before) === textsOf(readLock())) terminal.out(`${url} has not changed\n`);
    else terminal.out(await differences(old, path, { options, folder }));
    return path;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textsOf(lock: Lock): string {
  return JSON.stringify([...lock].map(([url, { sha256 }]) => [url, sha256]));
}

/** The report of `diff`. Places in the version before are told as git's are, as that file is there no more. */
async function differences(
  base: string,
  head: string,
  { options, folder }: { options: ClientFlags; folder: string },
): Promise<string> {
  const { diff } = await import("../diff.js");
  const { formatReport } = await import("../diff/report/format-report.js");
  const report = await diff({ ...options, ...documentOptionsOf(options), base, head });
  return formatReport(report, "text", new Map()).replaceAll(`${folder}${sep}`, "before:");
}
