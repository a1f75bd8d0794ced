import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseYaml } from "../../src/read/yaml/yaml.js";
import { createRandom, type Random } from "../fuzz/random.js";
import { root } from "../program.js";

/*
 * Two readings of YAML: js-yaml's events, which data are made of, and the package `yaml`. Texts that are cut, spliced
 * and broken show whether they ever read different data, and whether a mistake gets through that `yaml` sees.
 */
const sources = [
  beginning("spec/healos.yaml", 6_000),
  beginning("spec/healos.emulator.yaml", 4_000),
  `a: &x { b: [1, 2.0, -0, 0x1F, .5], "c": 'd''e', ? f : ~ }
g: *x
required:
- "id"
- 'name'
- plain text, and more
text: |-
  one

    two
more: >+
  folded
  text
last: "escaped \\u00e9 \\
  over lines"
`,
];
const pieces = [
  "\n",
  "  ",
  " ",
  "- ",
  "? ",
  ": ",
  "#",
  "'",
  '"',
  "|",
  "|-\n",
  ">",
  "{",
  "}",
  "[",
  "]",
];
const words = [", ", "*x", "&y ", "!!str ", "---\n", "...\n", "0o17", "1_000", "~", "\\"];

const count = process.env["CHECK_ALL"] === "1" ? 2_000 : 500;

/** `yaml` takes an end before the first document for an empty document, which it is not (YAML 1.2.2, 9.2). */
const endsBeforeItBegins = /^(?:[ \t]*(?:#.*)?\n)*\.\.\.\s/;

test(`what is read of ${count} broken texts is what \`yaml\` reads of them`, () => {
  const told = { read: 0, refused: 0 };
  const differences: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    const random = createRandom(seed);
    const text = broken(random.pick(sources), random);
    if (endsBeforeItBegins.test(text)) continue;
    const { value } = parseYaml(text);
    told[value === undefined ? "refused" : "read"] += 1;
    if (value === undefined) continue;
    const [ours, theirs] = [JSON.stringify(value), JSON.stringify(judged(text))];
    if (ours !== theirs) differences.push(`${seed}: ${firstDifference(ours, theirs)}`);
  }
  expect(differences).toEqual([]);
  expect(told.read).toBeGreaterThan(count / 4);
  expect(told.refused).toBeGreaterThan(count / 8);
});

/** About the first `length` characters of a file, up to a line after which they are whole: most breaks must be ours. */
function beginning(path: string, length: number): string {
  let text = readFileSync(join(root, path), "utf8").slice(0, length);
  do text = text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1);
  while (parseYaml(text).value === undefined);
  return text;
}

function firstDifference(ours: string, theirs: string): string {
  const at = [...ours].findIndex((character, index) => character !== theirs[index]);
  return `${ours.slice(at - 20, at + 60)} | ${theirs.slice(at - 20, at + 60)}`;
}

function broken(text: string, random: Random): string {
  let result = text;
  const times = 1 + random.below(3);
  for (let time = 0; time < times; time++) {
    const at = random.below(result.length);
    const cut = random.pick([0, 0, 1, 2, 5]);
    result = result.slice(0, at) + random.pick([...pieces, ...words]) + result.slice(at + cut);
  }
  return result;
}

/** The data that `yaml` reads; an object with its complaint where it has one. */
function judged(text: string): unknown {
  try {
    const value: unknown = parse(text, {
      merge: false,
      stringKeys: true,
      uniqueKeys: false,
      logLevel: "error",
      maxAliasCount: -1,
    });
    return value;
  } catch (error) {
    return { complaint: String(error) };
  }
}
