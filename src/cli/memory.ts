import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isModule } from "../companions/companions.js";
import type { GenerateOptions, GenerateReport } from "../generate.js";
import { programStamp } from "../read/assets.js";
import { standardInput } from "../read/standard-input.js";
import { hashOf, manifestPath, parseManifest, type Manifest } from "../write/manifest.js";
import { byCodeUnit } from "../write/output-file.js";
import { EarlierTexts, type Printed } from "./earlier-texts.js";

/** What a run did, and the hashes of what it read. */
interface Memory {
  report: GenerateReport;
  /** The document's files to the hashes of their bytes. */
  read: Record<string, string>;
  /** The hash of the manifest that the run left: another run into the same folder leaves another. */
  manifest: string;
  /** What its files were printed from. */
  printed: Printed;
}

/**
 * What an earlier run with these options did, if nothing has changed since: not the program, not a file of the
 * document, and not one byte of the output. All of it is compared by content; the times of files are not believed. A
 * check believes nothing that is remembered.
 */
export function recall(options: GenerateOptions): GenerateReport | undefined {
  try {
    const memory = memoryOf(options);
    if (memory === undefined) return undefined;
    const { report, read, manifest } = memory;
    // A cache that knows nothing of the document would hold for any.
    if (!Object.hasOwn(read, options.spec ?? "")) return undefined;
    const isSame = Object.entries(read).every(([path, hash]) => hashIfThere(path) === hash);
    if (!isSame || !isIntact(options.out, manifest)) {
      return undefined;
    }
    const { created, changed, unchanged } = report;
    return {
      ...report,
      created: [],
      changed: [],
      deleted: [],
      renamed: [],
      unchanged: [...created, ...changed, ...unchanged].sort(byCodeUnit),
    };
  } catch {
    // Nothing remembered, or not in the form of this version.
    return undefined;
  }
}

/** The texts of the last run with these options, whatever has changed since. */
export function earlierTexts(options: GenerateOptions): EarlierTexts {
  try {
    const memory = memoryOf(options);
    const left = memory && manifestLeft(options.out, memory.manifest);
    if (left) return new EarlierTexts(options.out, memory.printed, left);
  } catch {
    // Everything is printed.
  }
  return new EarlierTexts(options.out);
}

/** What is remembered, in the form that some version gave it. A check believes nothing. */
function memoryOf(options: GenerateOptions): Memory | undefined {
  const file = options.check ? undefined : memoryFile(options);
  if (file === undefined || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    return undefined;
  }
  return JSON.parse(readFileSync(file, "utf8")) as Memory;
}

/** Remembers what a run has written, beside the packages of the project; without such a folder, nothing. */
export function remember(options: GenerateOptions, report: GenerateReport, printed: Printed): void {
  const file = memoryFile(options);
  if (file === undefined || options.check || options.dryRun) {
    return;
  }
  const read = Object.fromEntries(report.files.map((path) => [path, hashIfThere(path)]));
  try {
    mkdirSync(folder, { recursive: true });
    const manifest = hashOfFile(join(options.out, manifestPath));
    writeFileSync(file, JSON.stringify({ report, read, manifest, printed } satisfies Memory));
  } catch {
    // A cache that cannot be written costs time only.
  }
}

const folder = join("node_modules", ".cache", "healos-codegen");

/** Where a run with these options is remembered: a name made from all that decides its output. */
function memoryFile(options: GenerateOptions): string | undefined {
  const { companions = [] } = options;
  // What a module of somebody else writes may depend on anything.
  const isUnknown = options.spec === standardInput || companions.some(isModule);
  if (isUnknown || statSync("node_modules", { throwIfNoEntry: false })?.isDirectory() !== true) {
    return undefined;
  }
  const { spec = "", out, layout, importExtension, include, exclude, allowExternalRefs } = options;
  const { overlays, strictOverlays, int64, dates, packageName } = options;
  const names = [options.naming, options.stripPrefix, options.plainGenerics];
  const output = [layout, importExtension, include, exclude, int64, dates, packageName, companions];
  const decisive = [...output, allowExternalRefs, overlays, strictOverlays, names];
  const key = JSON.stringify([programStamp(), resolve(spec), spec, resolve(out), decisive]);
  return join(folder, `${hashOf(Buffer.from(key)).slice(0, 32)}.json`);
}

/** True where every generated file is as the run with this manifest has left it. */
function isIntact(out: string, left: string): boolean {
  const manifest = manifestLeft(out, left);
  return (
    manifest !== undefined &&
    [...manifest].every(([path, hash]) => hashOfFile(join(out, path)) === hash)
  );
}

/** The manifest, where it is the one with this hash. */
function manifestLeft(out: string, left: string): Manifest | undefined {
  const bytes = readFileSync(join(out, manifestPath));
  return hashOf(bytes) === left ? parseManifest(bytes.toString("utf8")) : undefined;
}

/** A file that was looked for in vain may come: then the document is another. */
function hashIfThere(path: string): string {
  return existsSync(path) ? hashOfFile(path) : "";
}

function hashOfFile(path: string): string {
  return hashOf(readFileSync(path));
}
