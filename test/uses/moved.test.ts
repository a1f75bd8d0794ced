import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diff } from "../../src/diff.js";
import { projectOf } from "./project.js";
import { moved } from "./moved-api.js";
import { code } from "./moved-code.js";

/** The lines of a text; a remark on what is left to somebody is `//!`. */
function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.replace(/\/\/ TODO healos-codegen: .*/, "//!"));
}

test("what stands elsewhere now is looked for there, and what has no one answer is left", async () => {
  const sources = Object.entries(code).map(([name, [before]]) => [`src/${name}`, before]);
  const specs = join(await projectOf({}), "specs");
  mkdirSync(specs);
  const [base, head] = [join(specs, "base.json"), join(specs, "head.json")];
  writeFileSync(base, moved.base);
  writeFileSync(head, moved.head);
  const cwd = await projectOf(Object.fromEntries(sources), { spec: base, client: "api" });
  const app = join(cwd, "app");
  const { mended, reached } = await diff({ base, head, projects: [app], fix: true });
  expect(reached?.notes).toEqual([]);
  const after = new Map(mended?.files.map((each) => [each.file, each.after]));
  const told = Object.keys(code).map((name) => {
    const file = join(app, "src", name);
    return [name, linesOf(after.get(file) ?? readFileSync(file, "utf8"))];
  });
  const wanted = Object.entries(code).map(([name, [, text]]) => [name, linesOf(text)]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
});
