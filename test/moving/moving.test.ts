import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, flagSets } from "../compile.js";
import { blocksOf } from "../docs-blocks.js";
import { installOf } from "../installed.js";
import { root } from "../program.js";

/* The code before, in docs/moving.md, is compiled against clients that the other generators have made and published. */

const folder = join(root, "test", "moving");
const isHere = installOf(folder, "What docs/moving.md moves from");

test.runIf(isHere).each(["openai", "@polar-sh/sdk"])("code on %s compiles", (name) => {
  const before = blocksOf("docs/moving.md").filter(
    ({ language, text }) => language === "typescript" && text.includes(`from "${name}"`),
  );
  expect(before).toHaveLength(1);
  const [nodeFlags] = Object.values(flagSets);
  const flags = { ...nodeFlags, isolatedDeclarations: false, declaration: false };
  const files = new Map(before.map(({ text }) => [join(folder, "before.ts"), text]));
  expect(compile(files, flags).map(({ line, text }) => `${line}: ${text}`)).toEqual([]);
});
