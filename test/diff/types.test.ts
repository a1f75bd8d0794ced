import { beforeAll, describe, expect, test } from "vitest";
import { diffWire, type Report } from "../../src/diff/diff.js";
import { judgeTypes } from "../../src/diff/types/judge-types.js";
import type { Api } from "../../src/model/api.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { compileConsumers, compileEach, generateClient } from "./consumer-compiler.js";
import { documentOf } from "./documents.js";
import { petsDocument } from "./pets.js";
import { at, operation, ref, schema, type TypePair } from "./type-pair.js";
import { typePairs } from "./type-pairs.js";

/** The document of a pair before its edit, and the client of it; most pairs share one. */
interface Base {
  side: ReturnType<typeof sideOf>;
  client: Map<string, string>;
}

const bases = new Map<TypePair["before"], Base>();
const heads = new Map<TypePair, ReturnType<typeof sideOf>>();
/** What the compiler says of each pair's consumer beside the client after the edit. */
const complaintsOf = new Map<TypePair, string[]>();

beforeAll(async () => {
  for (const before of new Set(typePairs.map((pair) => pair.before))) {
    const document = petsDocument();
    before?.(document);
    const side = sideOf(documentOf(document, "base.yaml"));
    bases.set(before, { side, client: await generateClient(side.api) });
  }
  const given = [];
  for (const pair of typePairs) {
    const document = petsDocument();
    pair.before?.(document);
    pair.edit(document);
    const head = sideOf(documentOf(document, "head.yaml"));
    heads.set(pair, head);
    given.push({ consumer: consumerOf(pair), client: await generateClient(head.api) });
  }
  const found = compileEach(given);
  for (const [index, pair] of typePairs.entries()) complaintsOf.set(pair, found[index] ?? []);
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
    const head = heads.get(pair) as ReturnType<typeof sideOf>;
    const complaints = complaintsOf.get(pair);
    const report = await judgeTypes(diffWire(base, head), { base, head }, generateClient);
    expect({ breaks: complaints?.length !== 0, types: report.verdict.types }).toEqual({
      breaks: pair.types === "breaking" || pair.isMinor === true,
      types: pair.types,
    });
    const hints = report.findings.flatMap((finding) => finding.minor ?? []);
    if (pair.isMinor) expect(hints).not.toEqual([]);
    if (pair.types === "breaking") {
      const proofs = report.findings.flatMap((finding) => finding.proofs ?? []);
      expect(proofs.map((proof) => proof.code)).toContainEqual(expect.stringMatching(/^TS\d+$/));
      const unclear =
        /\/(?:old|new)\/|import\(|Lost|'any'|Type '(\w+)' is not assignable to type '\1'/;
      expect(proofs.filter(({ message }) => unclear.test(message))).toEqual([]);
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

test("a complaint that no change explains has a fingerprint", async () => {
  const { findings } = await judged(
    () => undefined,
    (d) => (at(d, "components", "schemas").ListPetsRequest = { type: "integer" }),
  );
  const own = findings.filter(({ id }) => id === "client-types");
  expect(own.map(({ types, fingerprint }) => [types, fingerprint])).toEqual([
    ["breaking", expect.stringMatching(/^[0-9a-f]{16}$/)],
  ]);
});

test("the order of media types says nothing", async () => {
  const text = { "text/plain": { schema: { type: "string" } } };
  const json = { "application/json": { schema: { type: "object" } } };
  const { findings } = await judged(
    (d) => (operation(d, "/shapes", "put").requestBody = { content: { ...json, ...text } }),
    (d) => (operation(d, "/shapes", "put").requestBody = { content: { ...text, ...json } }),
  );
  expect(findings).toEqual([]);
});

test("a property of a model that is no longer required explains what the compiler says", async () => {
  const { findings } = await judged(
    () => undefined,
    (d) => (schema(d, "Owner").required = []),
  );
  expect(findings.map(({ id, types }) => [id, types])).toEqual([["property-required", "breaking"]]);
});

test("a property is gone, whatever happened to the model that stood there", async () => {
  const { findings } = await judged(
    () => undefined,
    (d) => {
      delete at(schema(d, "Pet"), "properties").owner;
      delete at(schema(d, "Owner"), "properties").phone;
    },
  );
  const gone = findings.filter(({ id }) => id === "property-removed");
  expect(gone.map(({ before, types }) => [before, types]).sort()).toEqual([
    ["owner", "breaking"],
    ["phone", "breaking"],
  ]);
});

test("a change of a model is one finding, whichever references lead to it", async () => {
  const { findings } = await judged(
    () => undefined,
    (d) => (schema(d, "ErrorBody").type = "string"),
  );
  const types = findings.filter(({ id }) => id === "type");
  expect(types.map(({ types, base }) => [types, base.pointer])).toEqual([
    ["breaking", "#/components/schemas/ErrorBody"],
  ]);
});

describe("a model that another one leads to, over one that stays as it is", () => {
  const object = (properties: JsonObject): JsonObject => ({
    type: "object",
    properties,
    required: Object.keys(properties),
  });
  const tags = (outer: JsonObject, inner: JsonObject) => (d: JsonObject) => {
    const pet = schema(d, "Pet");
    Object.assign(at(pet, "properties"), { collar: ref("Collar"), ...outer });
    Object.assign(at(d, "components", "schemas"), {
      Collar: object({ tag: ref("Tag") }),
      Tag: object(inner),
    });
  };
  const text: JsonObject = { type: "string" };
  const both = { code: text, colour: text };

  test("has its change alone", async () => {
    const { findings } = await judged(tags({}, both), tags({ fur: text }, { code: text }));
    expect(findings.map(({ id, types, before }) => [id, types, before])).toEqual([
      ["property-removed", "breaking", "colour"],
      ["property-added", "safe", undefined],
    ]);
  });

  test.each(["Collar", "Tag"])("hides no change where it is referred to: %s", async (name) => {
    const worn: JsonObject = { collar: ref(name) };
    const several: JsonObject = { collar: { type: "array", items: ref(name) } };
    const { findings } = await judged(tags(worn, both), tags(several, { code: text }));
    const types = findings.filter(({ id }) => id === "type");
    expect(types.map((finding) => finding.types)).toEqual(["breaking"]);
  });
});

test("a model that leads to itself has its change alone", async () => {
  const node = (value: string) => (d: JsonObject) =>
    Object.assign(at(d, "components", "schemas"), {
      Pet: {
        type: "object",
        properties: { value: { type: value }, below: { type: "array", items: ref("Pet") } },
      },
    });
  const { findings } = await judged(node("string"), node("integer"));
  expect(findings.map(({ id, types }) => [id, types])).toEqual([["type", "breaking"]]);
});

async function judged(before: TypePair["edit"], after: TypePair["edit"]): Promise<Report> {
  const [base, head] = [before, after].map((edit) => {
    const document = petsDocument();
    edit(document);
    return sideOf(documentOf(document, "pets.yaml"));
  }) as [Base["side"], Base["side"]];
  return judgeTypes(diffWire(base, head), { base, head }, generateClient);
}
