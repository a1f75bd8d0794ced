import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { merge, plainDocument } from "../lint/documents.js";
import type { Run } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";

/** Generates a package for a document that calls itself so; gives its name too. */
async function generate(declared: string, ...args: string[]): Promise<Run & { name?: string }> {
  const cwd = tempFolder();
  const document = merge(plainDocument, { info: { "x-package-name": declared } });
  writeFileSync(join(cwd, "api.yaml"), stringify(document));
  const ran = await runHere(["generate", "--spec", "api.yaml", "--out", "client", ...args], {
    cwd,
  });
  if (ran.code !== 0 || args.includes("source")) return ran;
  const { name } = JSON.parse(readFileSync(join(cwd, "client", "package.json"), "utf8"));
  return { ...ran, name };
}

test("a name without a scope that the document chose is a warning", async () => {
  const { name, stderr } = await generate("react");
  expect(name).toBe("react");
  expect(stderr).toMatch(
    /^api\.yaml:\d+:\d+: The document names the package "react", without a scope: .+--package-name.+\n$/,
  );
});

test.each<[string, string[]]>([
  ["@acme/api", []],
  ["react", ["--layout", "source"]],
])("%s %j is none", async (declared, args) => {
  expect(await generate(declared, ...args)).toMatchObject({ code: 0, stderr: "" });
});

test("--package-name wins, and has to be one that npm takes", async () => {
  expect(await generate("react", "--package-name", "@acme/x")).toMatchObject({
    name: "@acme/x",
    stderr: "",
  });
  expect(await generate("react", "--package-name", "Two Words")).toMatchObject({
    code: 2,
    stderr: 'api.yaml:1:1: "Two Words" is not a name that npm takes. Correct --package-name.\n',
  });
});
