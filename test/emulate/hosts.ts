import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type ConflictShape, type Key } from "../../src/emulator.js";
import { root } from "../program.js";

/** An emulator that can be called. */
export interface Host {
  /** The base URL of its operations. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  stop(): Promise<void>;
}

export const spec: string = join(root, "spec", "healos.yaml");

/** Two keys of one clinic, one that reads patients only, and one of another clinic. */
export const keys: readonly Key[] = [
  { key: "hlsk_all", organization: "clinic", scopes: ["*"] },
  { key: "hlsk_read", organization: "clinic", scopes: ["patients:read"] },
  { key: "hlsk_other", organization: "other-clinic", scopes: ["*"] },
];

/** Where the existing record of a 409 may plausibly stand. */
export const shapes: Readonly<Record<string, ConflictShape>> = {
  "under data, beside an error": { record: "data", error: true },
  "under data alone": { record: "data", error: false },
  "at the top": { record: ".", error: false },
  "under another key, beside an error": { record: "existing", error: true },
  "left out": { record: "none", error: true },
};

/** The ways to run it: as a function, over HTTP in this process, as a process of its own. */
export const hosts: Readonly<Record<string, (conflict: ConflictShape) => Promise<Host>>> = {
  "in process": async (conflict) => {
    const { fetch, basePath } = await createEmulator({ spec, keys, behaviour: { conflict } });
    // The address is one that nothing listens on.
    return { baseUrl: `http://localhost:1${basePath}`, fetch, stop: async () => undefined };
  },
  "over HTTP": async (conflict) => {
    const emulator = await createEmulator({ spec, keys, behaviour: { conflict } });
    const { origin, close } = await emulator.listen();
    return { baseUrl: origin + emulator.basePath, fetch, stop: close };
  },
  "as a process": async (conflict) => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-"));
    cpSync(spec, join(folder, "api.yaml"));
    const behaviour = readFileSync(join(root, "spec", "healos.emulator.yaml"), "utf8");
    writeFileSync(
      join(folder, "api.emulator.yaml"),
      behaviour.replace(/^conflict: .*$/m, `conflict: ${JSON.stringify(conflict)}`),
    );
    const { baseUrl, stop } = await startProcess([
      "--spec",
      join(folder, "api.yaml"),
      ...keys.flatMap(({ key, organization, scopes }) => [
        "--key",
        `${key}=${organization}:${scopes.join(",")}`,
      ]),
    ]);
    rmSync(folder, { recursive: true });
    return { baseUrl, fetch, stop };
  },
};

/** Starts `healos-codegen emulate` on a free port and waits until it serves. */
export function startProcess(
  args: readonly string[],
): Promise<{ baseUrl: string; greeting: string; said(): string; stop(): Promise<void> }> {
  const main = join(root, "dist", "cli", "main.js");
  const child = spawn(process.execPath, [main, "emulate", "--port", "0", ...args], { cwd: root });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const baseUrl = /^Serving (\S+)$/m.exec((said += text))?.[1];
      if (baseUrl !== undefined) {
        const stop = (): Promise<void> => {
          child.kill();
          return ended;
        };
        resolve({ baseUrl, greeting: said, said: () => said, stop });
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    void ended.then(() => reject(new Error(said)));
  });
}
