import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedDir } from "../shared-dir.js";
import { judge, type Instance } from "./suite.js";

const suite = sharedDir("json-schema-suite");

test.runIf(suite !== undefined)(
  "JSON Schema's own suite: valid instances compile, and invalid ones do not where a type can say it",
  { timeout: 240_000 },
  async () => {
    const all = await judge(join(suite as string, "draft2020-12"));
    const count = (accepts: (each: Instance) => boolean): number => all.filter(accepts).length;
    expect({
      valid: count(({ isValid }) => isValid),
      compile: count(({ isValid, compiles }) => isValid && compiles),
      invalid: count(({ isValid }) => !isValid),
      refused: count(({ isValid, compiles }) => !isValid && !compiles),
    }).toEqual({ valid: 697, compile: 641, invalid: 466, refused: 254 });
  },
);
