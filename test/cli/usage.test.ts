import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { merge, plainDocument, schemas } from "../lint/documents.js";
import { program, root } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

const commands = ["generate", "diff", "lint", "emulate", "init"];

describe("wrong usage is one line, and exit code 2", () => {
  test.each([
    [["generat"], /^healos-codegen: Unknown command 'generat'\. Did you mean generate\?\n$/],
    [["lint", "--fromat", "json"], /Unknown option '--fromat'\. Did you mean --format\?\n$/],
    [["generate", "--check", "--watch"], /'--watch' cannot be used with option '--check'/],
    [["generate", "--layout", "sorce"], /Allowed choices are package, source\. See .+ --help\.\n$/],
    [["lint", "a.yaml", "b.yaml"], /Too many arguments .+ See healos-codegen lint --help\.\n$/],
    [["diff"], /Diff needs two documents: .+ See healos-codegen diff --help\.\n$/],
    [["--nonsense"], /Unknown option .+ See healos-codegen --help\.\n$/],
    [["generate", "--out"], /argument missing/],
    [["generate", "--out", ""], /'--out <dir>' argument '' is invalid\. It is empty\./],
    [["generate", "--spec", ""], /'--spec <file>' argument '' is invalid\. It is empty\./],
    [["generate", "--exclude", ""], /'--exclude <what>' argument '' is invalid\. It is empty\./],
    [["lint", ""], /argument value '' is invalid for argument 'file'\. It is empty\./],
    [["diff", "", "spec/healos.yaml"], /value '' is invalid for argument 'base'\. It is empty\./],
    [["diff", "spec/healos.yaml", ""], /value '' is invalid for argument 'head'\. It is empty\./],
    [["emulate", "--spec", ""], /'--spec <file>' argument '' is invalid\. It is empty\./],
    [["diff", "--explain", "nonsense"], /There is no rule "nonsense"/],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("help", () => {
  test.each(commands)("of %s has examples and exit codes", async (command) => {
    const { code, stdout, stderr } = await runHere([command, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Examples:\n  healos-codegen ${command}`);
    expect(stdout).toMatch(/Exit codes:\n {2}0 {2}fine\n( {2}1 {2}.+\n)? {2}2 {2}wrong usage/);
  });

  test.each(["generate", "emulate"])("of %s names no empty default", async (command) => {
    expect((await runHere([command, "--help"])).stdout).not.toContain("[]");
  });

  test("names every command", async () => {
    const { stdout } = await runHere(["--help"]);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
  });

  test("has options that exist in its examples", async () => {
    for (const command of commands) {
      const { stdout } = await runHere([command, "--help"]);
      const [options = "", examples = ""] = stdout.split("Examples:");
      for (const [flag] of examples.matchAll(/--[a-z-]+/g)) {
        if (command !== "diff" || flag !== "--fail-on") expect(options).toContain(flag);
      }
    }
  });
});

test("the version is that of the package", async () => {
  const { code, stdout } = await program(["--version"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("there is no colour where nobody looks", async () => {
  for (const args of [["--help"], ["lint"]]) {
    const { stdout, stderr } = await program(args, { env: { TERM: "xterm-256color" } });
    expect(stdout + stderr).not.toContain("\u001b");
  }
});

describe("at a terminal", () => {
  test.each([
    ["", true],
    ["1", false],
  ])("with NO_COLOR=%j, colours: %s", async (noColor, expected) => {
    const output = await inTerminal(["lint", "--help"], { NO_COLOR: noColor, TERM: "xterm" });
    expect(output).toContain("Usage:");
    expect(output.includes("\u001b[1mUsage:")).toBe(expected);
  });
});

test("a reader that goes away is no error", async () => {
  const folder = tempFolder();
  // More than a pipe holds, so that the program is still writing.
  const unused = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`Unused${at}`, {}]));
  writeFileSync(join(folder, "api.yaml"), stringify(merge(plainDocument, schemas(unused))));
  const main = join(root, "dist", "cli", "main.js");
  const line = `"${process.execPath}" "${main}" lint "${folder}/api.yaml" | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await shell(["-c", line]);
  expect(stdout).toMatch(/^.+component-unused.+\n0\n$/);
  expect(stderr).toBe("");
});

/** Runs the program in a pseudo terminal, with util-linux's `script`. */
async function inTerminal(args: readonly string[], env: Record<string, string>): Promise<string> {
  const main = join(root, "dist", "cli", "main.js");
  const line = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  return (await shell(["-c", `script -qec "${line}" /dev/null`], env)).stdout;
}

function shell(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((done, fail) => {
    execFile("bash", args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      error ? fail(error) : done({ stdout, stderr }),
    );
  });
}
