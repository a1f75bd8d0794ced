import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileWith, installCompilers, writeProject } from "./compilers/compilers.js";
import { complaintsOf } from "./hostile/complaints.js";
import { root } from "./program.js";
import { sharedDir } from "./shared-dir.js";
import { tree } from "./tree.js";
import { WatchedProcess } from "./watched-process.js";

/*
 * Documents that were written to do harm. They are generated from in a process with limits of time and memory, which may
 * read this repository and the documents' folder, and write below the outputs; a listener hears whether anything
 * connects. It is one process for all of them, so that none leaves anything to the next. What comes of all of them is
 * compiled, and every module is imported.
 */
const hostile = sharedDir("hostile");
const listenedTo = 39281;
const msLimit = 60_000;
const mbLimit = 256;

interface Case {
  id: string;
  file: string;
  expect: "error" | "ok" | "ok-or-error";
  lines: number[];
}

const manifest =
  hostile === undefined
    ? []
    : (JSON.parse(readFileSync(join(hostile, "manifest.json"), "utf8")) as Case[]);
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
const rows = new Map<string, { document: string; verdict: string; seconds: string }>();
let connections = 0;

describe.runIf(hostile !== undefined)("hostile documents", () => {
  const listener = createServer(() => (connections += 1));
  beforeAll(() => new Promise<void>((done) => listener.listen(listenedTo, "127.0.0.1", done)));
  const confined = confinedProcess();
  afterAll(async () => {
    confined.stop();
    await new Promise((done) => listener.close(done));
    rmSync(folder, { recursive: true, force: true });
    console.table([...rows.values()]);
  });

  test.each(manifest)(
    "$file",
    { timeout: msLimit * 2 },
    async ({ id, file, expect: due, lines }) => {
      const project = join(folder, id);
      mkdirSync(project);
      const started = performance.now();
      const spec = realpathSync(join(hostile as string, file));
      const args = ["generate", "--spec", spec, "--out", join(project, "client")];
      const told = await confined.ask<Ended>(args, msLimit);
      if ("outcome" in told) throw new Error(`It ${told.outcome}: ${told.lines.join("\n")}`);
      const { code, stderr } = told;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const verdict = code === 0 ? "client" : `refused: ${stderr.split("\n")[0]?.slice(0, 90)}`;
      rows.set(id, { document: file, verdict, seconds });

      // What the manifest refuses "or full support" for: Swagger 2.0 is read.
      const isRead = id === "h095";
      expect(due === "ok" || isRead ? [0] : due === "error" ? [2] : [0, 2]).toContain(code);
      expect(stderr).not.toMatch(/^\s+at |This is a fault of the program/m);
      if (code === 0) {
        expect(readdirSync(project)).toEqual(["client"]);
        for (const [path, text] of Object.entries(tree(join(project, "client")))) {
          expect(complaintsOf(path, text), path).toEqual([]);
        }
      } else {
        expect(readdirSync(project)).toEqual([]);
        expect(placesIn(stderr, file)).toEqual(expect.arrayContaining(lines));
      }
    },
  );

  test("what comes of them compiles", { timeout: 600_000 }, async () => {
    if (!installCompilers()) return;
    writeProject(folder, ["*/client/src"], "js");
    expect(await compileWith("7.0", folder)).toEqual([]);
    const modules = Object.keys(tree(join(folder, "js"))).filter((path) => path.endsWith(".js"));
    expect(modules.length).toBeGreaterThan(manifest.length);
    expect(await importAll(modules.map((path) => join(folder, "js", path)))).toBe("undefined\n");
  });

  test("nothing connected, and nothing was written beside the outputs", () => {
    expect(connections).toBe(0);
    const own = ["tsconfig.json", "package.json", "js", "import-all.mjs"];
    const written = readdirSync(folder).filter((name) => !own.includes(name));
    expect(written.sort()).toEqual(manifest.map(({ id }) => id).sort());
  });
});

/** What a command line came to. */
interface Ended {
  code: number;
  stderr: string;
}

/** A process that is not allowed more than it needs (Node's permission model). */
function confinedProcess(): WatchedProcess {
  const readable = [root, realpathSync(hostile ?? root), folder, "/proc", "/etc/os-release"];
  return new WatchedProcess(join(root, "test", "hostile", "worker.js"), [
    `--max-old-space-size=${mbLimit}`,
    "--no-warnings",
    "--experimental-permission",
    "--allow-addons",
    "--allow-worker",
    ...readable.map((path) => `--allow-fs-read=${path}/*`),
    `--allow-fs-write=${folder}/*`,
  ]);
}

function placesIn(stderr: string, file: string): number[] {
  return stderr.split("\n").flatMap((line) => {
    const place = line.split(`${file}:`)[1];
    return place === undefined ? [] : [Number.parseInt(place, 10)];
  });
}

/** What `globalThis.PWNED` is after every module was imported in a new process. */
function importAll(modules: string[]): Promise<string> {
  const script = join(folder, "import-all.mjs");
  const imports = modules.map((path) => `await import(${JSON.stringify(path)});\n`);
  writeFileSync(script, `${imports.join("")}console.log(String(globalThis.PWNED));\n`);
  return new Promise((done) => {
    execFile(process.execPath, [script], (error, stdout, stderr) =>
      done(error === null ? stdout : stderr),
    );
  });
}
