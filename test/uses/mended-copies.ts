import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEmulator } from "../../src/emulator.js";
import type { OpenedProjects } from "../../src/diff-projects.js";
import type { MendedFile } from "../../src/uses/mend/patch.js";
import {
  complaintsOf,
  consumerFolder,
  projectNames,
  type ConsumerFolder,
} from "../consumer-folder.js";

/** Copies of the consumer projects, mended, with the client of the head. */
export async function mendedCopies(
  files: readonly MendedFile[],
  { from, into, spec }: { from: readonly ConsumerFolder[]; into: string; spec: string },
): Promise<ConsumerFolder[]> {
  mkdirSync(into, { recursive: true });
  const copies = projectNames.map((name) => consumerFolder(name, into));
  for (const each of copies) await each.place(spec);
  for (const { file, after } of files) {
    const at = from.findIndex(({ folder }) => file.startsWith(`${folder}/`));
    const [own, copy] = [from[at], copies[at]];
    if (own && copy) writeFileSync(join(copy.folder, file.slice(own.folder.length)), after);
  }
  return copies;
}

/** What the native compiler says of mended copies, by the paths in their projects. */
export async function complaintsInCopies(copies: readonly ConsumerFolder[]): Promise<string[]> {
  const told = await Promise.all(copies.map(complaintsOf));
  return told.flatMap((own, index) => {
    const { folder = "", name = "" } = copies[index] ?? {};
    return own.map((each) => each.replace(folder, name));
  });
}

/** What the own tests of mended copies say against the emulator of the head; empty: they pass. */
export async function failuresOf(
  copies: readonly ConsumerFolder[],
  spec: string,
): Promise<string[]> {
  const emulator = await createEmulator({ spec });
  const listening = await emulator.listen();
  const env = {
    HEALOS_URL: listening.origin + emulator.basePath,
    HEALOS_API_KEY: emulator.keys[0]?.key ?? "",
  };
  try {
    const told = [];
    for (const each of copies) told.push({ name: each.name, said: await each.test(env) });
    return told.flatMap(({ name, said }) =>
      [...said.matchAll(/^not ok[^]*?^ {2}code/gm)].map(([test]) => `${name}: ${test}`),
    );
  } finally {
    await listening.close();
  }
}

/** A line of a file. */
interface Line {
  file: string;
  line: number;
}

/** The lines of projects that use something of the client, or import it, or hold a key by which it is used. */
export function usesIn({ open }: OpenedProjects, project: string): Line[] {
  return open(project).programs.flatMap(({ before, uses }) =>
    uses.flatMap(({ file, line, keys = [] }) => [
      { file, line },
      ...keys.map((key) => ({
        file: key.file,
        line:
          (before.getSourceFile(key.file)?.getLineAndCharacterOfPosition(key.start).line ?? -1) + 1,
      })),
    ]),
  );
}

/** The lines of files that are not what they were, without those that are named and imports, as `file:line`. */
export function touchedLines(files: readonly MendedFile[], named: readonly Line[]): string[] {
  const known = new Set(named.map(({ file, line }) => `${file}:${line}`));
  return files.flatMap(({ file, before, after }) => {
    const [old, now] = [before.split("\n"), new Set(after.split("\n"))];
    return old.flatMap((line, index) => {
      const place = `${file}:${index + 1}`;
      return now.has(line) || known.has(place) ? [] : [`${place} ${line}`];
    });
  });
}
