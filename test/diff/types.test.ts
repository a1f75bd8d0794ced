import { beforeAll, describe, expect, test } from "vitest";
import { diffWire } from "../../src/diff/diff.js";
import { judgeTypes } from "../../src/diff/types/judge-types.js";
import type { Api } from "../../src/model/api.js";
import { model } from "../../src/model/model.js";
import { compileConsumers, generateClient } from "./consumer-compiler.js";
import { documentOf } from "./documents.js";
import { petsDocument } from "./pets.js";
import type { TypePair } from "./type-pair.js";
import { typePairs } from "./type-pairs.js";

/** The document of a pair before its edit, and the client of it; most pairs share one. */
interface Base {
  side: ReturnType<typeof sideOf>;
  client: Map<string, string>;
}

const bases = new Map<TypePair["before"], Base>();

beforeAll(async () => {
  for (const before of new Set(typePairs.map((pair) => pair.before))) {
    const document = petsDocument();
    before?.(document);
    const side = sideOf(documentOf(document, "base.yaml"));
    bases.set(before, { side, client: await generateClient(side.api) });
  }
});

function baseOf({ before }: TypePair): Base {
  return bases.get(before) as Base;
}

test("there are at least eighty pairs", () => {
  expect(typePairs.length).toBeGreaterThanOrEqual(80);
});

test("every consumer compiles against the client it was written for", () => {
  const complaints = [...bases].flatMap(([before, { client }]) => {
    const pairs = typePairs.filter((pair) => pair.before === before);
    const consumers = new Map(pairs.map((pair, index) => [`${index}.ts`, consumerOf(pair)]));
    return [...compileConsumers(consumers, client)].flatMap(([name, found]) =>
      found.map((each) => `${pairs[Number.parseInt(name)]?.name}: ${each}`),
    );
  });
  expect(complaints).toEqual([]);
});

describe("the TypeScript verdict is what the compiler says of a consumer", () => {
  test.each(typePairs)("$types: $name", async (pair) => {
    const base = baseOf(pair).side;
    const document = petsDocument();
    pair.before?.(document);
    pair.edit(document);
    const head = sideOf(documentOf(document, "head.yaml"));
    const consumer = new Map([["consumer.ts", consumerOf(pair)]]);
    const complaints = compileConsumers(consumer, await generateClient(head.api)).get(
      "consumer.ts",
    );
    const report = await judgeTypes(diffWire(base, head), { base, head }, generateClient);
    expect({ breaks: complaints?.length !== 0, types: report.verdict.types }).toEqual({
      breaks: pair.types === "breaking",
      types: pair.types,
    });
    if (pair.types === "breaking") {
      const proofs = report.findings.flatMap((finding) => finding.proofs ?? []);
      expect(proofs.map((proof) => proof.code)).toContainEqual(expect.stringMatching(/^TS\d+$/));
    }
  });
});

function sideOf(document: ReturnType<typeof documentOf>): {
  api: Api;
  place: typeof document.place;
} {
  return { api: model(document).api, place: (at) => document.place(at) };
}

function consumerOf({ consumer }: TypePair): string {
  return `import * as api from "./client/index.js";\ndeclare const client: api.Client;\nexport async function use(): Promise<void> {\n${consumer}\n}\n`;
}

test("what no change explains has a fingerprint, and a property made optional is explained", async () => {
  const base = { ...petsDocument() };
  const head = petsDocument();
  const paths = (document: typeof head): Record<string, { get: { operationId: string } }> =>
    document.paths as never;
  const shapes = paths(head)["/shapes"];
  if (shapes) shapes.get.operationId = "readShape";
  const schemas = (head.components as { schemas: Record<string, { required: string[] }> }).schemas;
  if (schemas.Owner) schemas.Owner.required = [];
  const sides = {
    base: sideOf(documentOf(base, "base.yaml")),
    head: sideOf(documentOf(head, "h.yaml")),
  };
  const { findings } = await judgeTypes(diffWire(sides.base, sides.head), sides, generateClient);
  expect(findings.map(({ fingerprint }) => fingerprint)).not.toContain("");
  expect(findings.find(({ id }) => id === "property-required")?.types).toBe("breaking");
});
