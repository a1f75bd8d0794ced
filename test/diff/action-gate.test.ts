import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";

const action = join(root, ".github", "actions", "spec-diff");

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function runScript(script: string, file: string, env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env["PATH"], ...env } };
    execFile(process.execPath, [join(action, script), file], options, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

interface Gated {
  wire?: string;
  types?: string;
  accepted?: string;
  from?: string;
  to?: string;
}

async function gate({
  wire = "breaking",
  types = "unchanged",
  accepted,
  from = "1.2.0",
  to = "1.2.0",
}: Gated): Promise<Ran & { output: string }> {
  const folder = tempFolder();
  const file = join(folder, "report.json");
  const output = join(folder, "output");
  const finding = { wire, types, message: "m", fingerprint: "0123456789abcdef", accepted };
  const documents = { base: { file: "a", version: from }, head: { file: "b", version: to } };
  writeFileSync(
    file,
    JSON.stringify({ verdict: { wire, types, semver: "major" }, findings: [finding], documents }),
  );
  const ran = await runScript("gate.mjs", file, { GITHUB_OUTPUT: output });
  return { ...ran, output: readFileSync(output, "utf8") };
}

test("a break fails, and says how to go on", async () => {
  const ran = await gate({});
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("0123456789abcdef");
  expect(ran.output).toBe("wire=breaking\ntypes=unchanged\nsemver=major\n");
});

test.each<[string, Gated, number]>([
  ["a break for TypeScript fails", { wire: "safe", types: "breaking" }, 1],
  ["an accepted break passes", { accepted: "agreed" }, 0],
  ["a major step announces a break", { to: "2.0.0" }, 0],
  ["a minor step does not", { to: "1.3.0" }, 1],
  ["below 1.0.0 a minor step does", { from: "0.1.0", to: "0.2.0" }, 0],
  ["below 1.0.0 a patch does not", { from: "0.1.0", to: "0.1.1" }, 1],
  ["what cannot be told passes", { wire: "risky" }, 0],
])("%s", async (_, gated, code) => {
  expect((await gate(gated)).code).toBe(code);
});

test("a version of the document announces nothing by what follows it, and begins no line", async () => {
  const ran = await gate({ to: "2.0.0\n::error::PWNED" });
  expect(ran.code).toBe(1);
  expect(ran.stdout + ran.stderr).not.toMatch(/^::/m);
});

test("below 1.0.0 a minor version is asked for", async () => {
  expect((await gate({ from: "0.1.0", to: "0.1.0" })).stderr).toContain("a new minor version");
});
