import { readdirSync } from "node:fs";
import { join } from "node:path";
import { printStructure } from "ts-morph";
import { expect, test } from "vitest";
import { emit } from "../../src/emit/emit.js";
import { model } from "../../src/model/model.js";
import { printCode } from "../../src/print/code.js";
import { formatText } from "../../src/print/format.js";
import { readAssets } from "../../src/read/assets.js";
import { read } from "../../src/read/read.js";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";

/*
 * Files of code are emitted in ts-morph's words and spelled by a printer of our own, which need not load a compiler.
 * ts-morph must spell each of them alike.
 */
const small = ["museum.yaml", "train-travel.yaml", "twilio-messaging-v1.yaml", "spotify.yaml"];
const folder = sharedDir("specs");
const shared =
  folder === undefined ? [] : readdirSync(folder).filter((name) => small.includes(name));
const documents = [
  join(root, "spec", "healos.yaml"),
  ...shared.map((name) => join(folder ?? "", name)),
];

test.each(documents)("%s", async (file) => {
  const { api } = model(await read(file));
  const { runtime } = readAssets();
  const outputs = emit(api, { layout: "source", importExtension: "js", runtime });
  const files = outputs.filter((output) => output.kind === "code");
  expect(files.length).toBeGreaterThan(3);
  for (const output of files) {
    const theirs = printStructure(output.structure, { indentNumberOfSpaces: 2 });
    // Indents and blank lines are the formatter's.
    const ours = await formatText(output.path, printCode(output));
    expect(ours, output.path).toBe(await formatText(output.path, theirs));
  }
});
