import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWire, type Side } from "../../src/diff/diff.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";
import { edits } from "./edits.js";
import { petsDocument } from "./pets.js";
import { refactorings, type Choose } from "./refactorings.js";

const today = "2026-11-22";
const runs = process.env["CHECK_ALL"] === "1" ? 150 : 60;

function sideOf(document: JsonObject, file: string): Side {
  const read = documentOf(document, file);
  return { api: model(read).api, place: (at) => read.place(at) };
}

/** A choice that follows from a seed: a linear congruential generator (Numerical Recipes). */
function chooser(seed: number): Choose {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const step = fc.record({ name: fc.constantFrom(...Object.keys(refactorings)), seed: fc.nat() });

describe("a document written in another way", () => {
  test("is the same, however many refactorings it went through", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const document = petsDocument();
        for (const { name, seed } of steps) refactorings[name]?.(document, chooser(seed));
        expect(told(petsDocument(), document)).toEqual([]);
        expect(told(document, petsDocument())).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  test.each(Object.entries(refactorings))("%s changes the text", (_, refactor) => {
    const texts = Array.from({ length: 40 }, (_unused, seed) => {
      const document = petsDocument();
      refactor(document, chooser(seed * 104_729));
      return JSON.stringify(document);
    });
    expect(texts.some((text) => text !== JSON.stringify(petsDocument()))).toBe(true);
  });
});

function told(base: JsonObject, head: JsonObject): string[] {
  const { findings } = diffWire(sideOf(base, "base"), sideOf(head, "head"), { today });
  return findings
    .filter(({ id }) => id !== "model-name")
    .map(({ id, message }) => `${id}: ${message}`);
}

const edit = fc.record({ name: fc.constantFrom(...Object.keys(edits)), seed: fc.nat() });

describe("the comparison the other way round", () => {
  test("has the same findings, with what narrows and what widens changed places", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (chosen) => {
        const head = petsDocument();
        for (const { name, seed } of chosen) edits[name]?.(head, chooser(seed));
        const there = diffWire(sideOf(petsDocument(), "base"), sideOf(head, "head"), {
          today,
        }).findings;
        const back = diffWire(sideOf(head, "head"), sideOf(petsDocument(), "base"), {
          today,
        }).findings;
        const forth = there.map((each) =>
          [mirrored[each.id] ?? each.id, each.head.pointer, each.base.pointer, inverse(each)].join(
            " ",
          ),
        );
        const other = back.map((each) =>
          [each.id, each.base.pointer, each.head.pointer, effectOf(each)].join(" "),
        );
        expect(forth.sort()).toEqual(other.sort());
      }),
      { numRuns: runs },
    );
  });
});

const mirrored: Readonly<Record<string, string>> = Object.fromEntries(
  ["operation", "parameter", "property"].flatMap((thing) => [
    [`${thing}-added`, `${thing}-removed`],
    [`${thing}-removed`, `${thing}-added`],
  ]),
);

interface Effective {
  id: string;
  effect: string;
}

/** What comes or goes as a whole has an effect of its own each way: it is told by the rule. */
function effectOf({ id, effect }: Effective): string {
  return id in mirrored || oneWay.has(id) ? "" : effect;
}

const oneWay = new Set([
  "media-type",
  "operation-name",
  "request-body",
  "response-header",
  "response-status",
]);

function inverse(finding: Effective): string {
  const effect = effectOf(finding);
  return effect === "narrows" ? "widens" : effect === "widens" ? "narrows" : effect;
}
