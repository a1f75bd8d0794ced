import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./program.js";
import { tempFolder } from "./temp-folder.js";

/** Runs .ci/run with an npm that installs only what it is told to. */
function ciRun(installs: boolean, env: Record<string, string>): { code: number; output: string } {
  const folder = tempFolder();
  const programs = join(folder, "programs");
  mkdirSync(programs);
  cpSync(join(root, ".ci"), join(folder, ".ci"), { recursive: true });
  const stub = (name: string, text: string): void => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(programs, name), 0o755);
  };
  stub("chromium", "");
  const others = installs ? "" : 'case "$*" in *"--prefix test/runtimes"*) exit 1 ;; esac\n';
  stub("npm", `${others}echo "npm $* REQUIRE_ALL=$REQUIRE_ALL"`);
  const { REQUIRE_ALL: _, ...rest } = process.env;
  const path = [programs, dirname(process.execPath), rest["PATH"]].join(delimiter);
  const { status, stdout } = spawnSync("bash", [join(folder, ".ci", "run")], {
    encoding: "utf8",
    env: { ...rest, PATH: path, ...env },
  });
  return { code: status ?? -1, output: stdout };
}

describe("a run on a fresh machine that cannot install the runtimes", () => {
  test.each<[env: Record<string, string>, code: number]>([
    [{}, 0],
    [{ REQUIRE_ALL: "0" }, 0],
    [{ REQUIRE_ALL: "1" }, 1],
  ])("with %j ends with %i", (env, code) => {
    const ran = ciRun(false, env);
    expect(ran.code).toBe(code);
    expect(ran.output.includes("npm test")).toBe(code === 0);
    expect(ran.output).toMatch(
      code === 0 ? /^Skipped: test\/runtimes cannot/m : /0 passed, 1 failed\n$/,
    );
  });

  test("one that can asks the tests to skip nothing", () => {
    const { code, output } = ciRun(true, { REQUIRE_ALL: "1" });
    expect(code).toBe(0);
    expect(output).toContain("npm test REQUIRE_ALL=1");
    expect(output).not.toContain("Skipped");
  });
});

test("what is skipped by hand fails where everything is required", async () => {
  const { skipped } = await import("./skipped.js");
  const before = process.env["REQUIRE_ALL"];
  try {
    process.env["REQUIRE_ALL"] = "1";
    expect(() => skipped("Bun is not installed.")).toThrow("Bun is not installed.");
    process.env["REQUIRE_ALL"] = "0";
    expect(() => skipped("Bun is not installed.")).not.toThrow();
  } finally {
    if (before === undefined) delete process.env["REQUIRE_ALL"];
    else process.env["REQUIRE_ALL"] = before;
  }
});
