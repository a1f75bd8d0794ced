import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { demoSteps } from "../../src/demo/steps.js";
import { root } from "../program.js";

const picture = readFileSync(join(root, "docs", "demo.svg"), "utf8");
const lines = [...picture.matchAll(/<text class="(\w+) a(\d+)" y="\d+">(.*)<\/text>/g)].map(
  ([, kind = "", index = "", text = ""]) => ({
    kind,
    at: Number(index),
    text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
  }),
);

test("the recording shows what the demo shows: npm run recording makes it again", () => {
  const shown = lines.map(({ text }) => text.trim()).join("\n");
  for (const { title, code } of demoSteps) {
    expect(shown).toContain(title);
    for (const line of code.trim().split("\n")) expect(shown).toContain(line.trim());
  }
});

test("its times are those of the run, and the 429 is waited out in them", () => {
  const requests = lines.filter(({ kind }) => kind === "request" || kind === "refused");
  const seconds = requests.map(({ text }) => Number(/^ *([\d.]+) s/.exec(text)?.[1]));
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  const refused = requests.findIndex(({ text }) => text.includes(" 429, try again in 3 s"));
  expect((seconds[refused + 1] ?? 0) - (seconds[refused] ?? 0)).toBeGreaterThan(2);
  const total = Number(/text\{.*animation:([\d.]+)s/.exec(picture)?.[1]);
  for (const [index, { at }] of requests.entries()) {
    const share = Number(new RegExp(`@keyframes a${at}\\{0%,([\\d.]+)%`).exec(picture)?.[1]);
    // What the line says is a moment before it is printed.
    expect(Math.abs((share / 100) * total - (seconds[index] ?? 0))).toBeLessThan(2);
  }
});

test("it is small, for light and dark, and still for those who want no motion", () => {
  expect(picture.length).toBeLessThan(16_000);
  expect(picture).toContain("prefers-color-scheme:dark");
  expect(picture).toContain("prefers-reduced-motion:reduce");
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("(docs/demo.svg)");
});
