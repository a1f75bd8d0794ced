import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, flagSets } from "./compile.js";

/*
 * `test/types/` says what must compile, and behind `@ts-expect-error` what must not, with the code of the error: so an
 * expectation cannot be met by another mistake on its line.
 */
const folder = join(import.meta.dirname, "types");
const files = new Map(
  readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]),
);
const expectation = /^\s*\/\/ @ts-expect-error (TS\d+): .+$/;

describe.each(Object.entries(flagSets))("%s", (_, flags) => {
  test("what must compile compiles", () => {
    expect(compile(files, flags).map(shown)).toEqual([]);
  });

  test("without their comments, the errors are those that are expected, and no others", () => {
    const bare = new Map(
      [...files].map(([path, text]) => [path, text.replaceAll("@ts-expect-error", "expected")]),
    );
    const errors = compile(bare, flags).map(({ file, line, code }) => `${file}:${line} ${code}`);
    expect(errors.sort()).toEqual([...files].flatMap(expectedIn).sort());
  });
});

test("there are expectations, and each names its error", () => {
  const comments = [...files.values()].join("\n").match(/@ts-expect-error/g) ?? [];
  expect(comments.length).toBeGreaterThan(35);
  expect([...files].flatMap(expectedIn)).toHaveLength(comments.length);
});

/** Where an error is expected: the line behind each comment. */
function expectedIn([path, text]: [string, string]): string[] {
  return text.split("\n").flatMap((line, index) => {
    const code = expectation.exec(line)?.[1];
    return code === undefined ? [] : [`${path}:${index + 2} ${code}`];
  });
}

function shown({ file, line, code, text }: ReturnType<typeof compile>[number]): string {
  return `${file}:${line} ${code} ${text}`;
}
