import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { program } from "../program.js";
import { sharedDir } from "../shared-dir.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";

/*
 * The command line is bundled, with the packages that it loads at every start. Here it is held against the program with
 * its packages as they are.
 */
const specs = sharedDir("specs");
const documents = ["museum.yaml", "readme-polymorphism.json", "spotify.yaml", "train-travel.yaml"];

test.runIf(specs !== undefined).each(documents)(
  "the bundled command line writes for %s what the library writes",
  async (name) => {
    const spec = join(specs as string, name);
    const [bundled, whole] = [tempFolder(), tempFolder()];
    const run = await program(["generate", "--spec", spec, "--out", bundled]);
    expect(run.code).toBe(0);
    await generate({ spec, out: whole });
    expect(tree(bundled)).toEqual(tree(whole));
  },
);
