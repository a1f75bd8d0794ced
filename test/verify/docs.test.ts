import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { model } from "../../src/model/model.js";
import { open } from "../../src/read/open.js";
import { createRecorder } from "../../src/verify/recorder.js";
import { root } from "../program.js";
import { runHere } from "../run-here.js";
import { tempFolder } from "../temp-folder.js";
import { contradicting, har, pet, petsDocument } from "./recordings.js";

/** The command lines of the page, without those that need a server or a repository. */
const commands = [
  ...readFileSync(join(root, "docs", "verify.md"), "utf8").matchAll(/^```sh\n(.*?)^```$/gms),
]
  .flatMap(([, block = ""]) => block.trim().split("\n"))
  .filter((line) => !/--base-url|main:|emulate/.test(line));

test("what docs/verify.md shows does what it says", async () => {
  const folder = tempFolder();
  const spec = join(folder, "api.yaml");
  writeFileSync(spec, petsDocument("3.1.0"));
  writeFileSync(join(folder, "session.har"), har(contradicting));
  const recorder = createRecorder(model(await open(spec, {})).api);
  const headers = new Headers({ "content-type": "application/json" });
  const text = JSON.stringify({ ...pet, name: null });
  recorder.add({ operation: "getPet", status: 200, headers, text, at: Date.now() });
  writeFileSync(join(folder, "observed.json"), JSON.stringify(recorder.observations()));
  const codes: number[] = [];
  for (const line of commands) {
    const { code, stderr } = await runHere(line.split(" ").slice(1), { cwd: folder });
    expect(stderr, line).not.toMatch(/error|unknown/);
    codes.push(code);
  }
  // Two look and find something, one writes what corrects it, and one takes that.
  expect(codes).toEqual([1, 1, 1, 0]);
});
