import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/model/api.js";
import { model } from "../../src/model/model.js";
import { modelOnDemand } from "../../src/model/on-demand.js";
import { modelOf, modelRef } from "../../src/model/schema/schema.js";
import { read } from "../../src/read/read.js";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";

const specs = sharedDir("specs") ?? "";
const small = ["museum.yaml", "petstore.yaml", "spotify.yaml", "readme-polymorphism.json"];
const large = process.env["CHECK_ALL"] === "1" ? ["openai.yaml", "stripe.json", "github.json"] : [];
const documents = [
  join(root, "spec", "healos.yaml"),
  join(root, "test", "end-to-end", "everything.yaml"),
  ...(specs === "" ? [] : [...small, ...large].map((name) => join(specs, name))),
];

/** What is decided for clients alone: names of types, and marks of what their types are. */
const ofClients = new Set(["typeName", "headersType", "names", "upload", "inProgram"]);

/** An operation without what is decided for clients. */
function plain(operation: Operation, refer: (ref: string) => string): unknown {
  const { name: _, descriptor: __, requestType: ___, ...called } = operation;
  const { dataType: _a, itemType: _b, errorType: _c, streamName: _d, ...rest } = called;
  const { pagination } = rest;
  const kept = (key: string, value: unknown): unknown => {
    if (ofClients.has(key)) return undefined;
    return typeof value === "string" && value.startsWith(modelRef("")) ? refer(value) : value;
  };
  const unnamed = { ...rest, ...(pagination && { pagination: { ...pagination, name: "" } }) };
  return JSON.parse(JSON.stringify(unnamed, kept));
}

test.each(documents)("%s: read on demand, in any order, is what is read at once", async (file) => {
  const document = await read(file);
  const { api } = model(document);
  const places = new Map(api.models.map(({ name, at }) => [String(name), at]));
  const whole = new Map(api.operations.map((each) => [each.id, each]));
  const demand = modelOnDemand(document);
  expect(demand.operations.map(({ id }) => id).sort()).toEqual([...whole.keys()].sort());
  for (const place of demand.operations.toReversed()) place.read();
  for (const place of demand.operations) {
    const expected = whole.get(place.id) as Operation;
    expect(place.security).toEqual(expected.security);
    expect(plain(place.read(), (ref) => ref)).toEqual(
      plain(expected, (ref) => modelRef(places.get(modelOf(ref)) ?? ref)),
    );
  }
  const models = api.models.filter(({ at }) => demand.models.has(at));
  expect(models).toHaveLength(demand.models.size);
  expect(demand.problems).toEqual([]);
});

describe("what is wrong", () => {
  test("with an operation is known once it is read", async () => {
    const document = await read(join(root, "spec", "healos.yaml"));
    const paths = document.root["paths"] as Record<string, Record<string, object>>;
    const broken = {
      ...document,
      root: {
        ...document.root,
        paths: {
          ...paths,
          "/broken": { get: { responses: { 200: { $ref: "#/components/responses/Nothing" } } } },
        },
      },
    };
    const demand = modelOnDemand(broken);
    expect(demand.problems).toEqual([]);
    demand.operations.find(({ path }) => path === "/broken")?.read();
    expect(demand.problems.map(({ at }) => at)).toEqual([
      "#/paths/~1broken/get/responses/200/$ref",
    ]);
  });
});
