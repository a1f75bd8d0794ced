import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/json/json.js";
import { found, withOperation } from "./found.js";

const list: JsonObject = { type: "array", items: { type: "string" } };

function at(path: string, more: JsonObject = { schema: { type: "string" } }): JsonObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const parameters = names.map((name) => ({ name, in: "path", required: true, ...more }));
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [path]: { get: { parameters, responses: { "204": { description: "" } } } } },
  };
}

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "names changed places",
    at("/x/{org}/{user}"),
    at("/x/{user}/{org}"),
    ["parameter-position risky"],
  ],
  ["a name moved, another is new", at("/x/{a}/{b}"), at("/x/{b}/{c}"), []],
  ["other names", at("/x/{org}/{user}"), at("/x/{tenant}/{person}"), []],
  [
    "a list with commas either way",
    at("/x/{ids}", { schema: list }),
    at("/x/{ids}", { schema: list, explode: true }),
    [],
  ],
  [
    "an object that is exploded",
    at("/x/{ids}", { schema: { type: "object" } }),
    at("/x/{ids}", { schema: { type: "object" }, explode: true }),
    ["parameter-style breaking"],
  ],
])("parameters of the path: %s", (...[, before, after, findings]) => {
  expect(found(before, after).filter((each) => !each.startsWith("operation-name"))).toEqual(
    findings,
  );
});

const servers = (...list: JsonObject[]): JsonObject => ({ ...at("/x"), servers: list });
const versioned = (fallback: string, values?: string[]): JsonObject => ({
  url: "https://a.test/{v}",
  variables: { v: { default: fallback, ...(values && { enum: values }) } },
});
const [a, b] = [{ url: "https://a.test" }, { url: "https://b.test" }];

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["another comes first", servers(a, b), servers(b, a), ["server risky"]],
  ["another default", servers(versioned("v1")), servers(versioned("v2")), ["server risky"]],
  [
    "a value more",
    servers(versioned("v1", ["v1"])),
    servers(versioned("v1", ["v1", "v2"])),
    ["server safe"],
  ],
  [
    "a value less",
    servers(versioned("v1", ["v1", "v2"])),
    servers(versioned("v1", ["v1"])),
    ["server risky"],
  ],
  ["one more at the end", servers(a), servers(a, b), ["server safe"]],
  ["one less", servers(a, b), servers(a), ["server risky"]],
])("servers: %s", (...[, before, after, findings]) => {
  expect(found(before, after)).toEqual(findings);
  expect(found(ownServers(before), ownServers(after))).toEqual(findings);
});

/** The servers of the document as those of its path. */
function ownServers({ servers: list, paths, ...document }: JsonObject): JsonObject {
  const entries = Object.entries(paths as JsonObject);
  return {
    ...document,
    paths: Object.fromEntries(
      entries.map(([path, item]) => [path, { ...(item as JsonObject), servers: list as Json }]),
    ),
  };
}

test("a path gets servers of its own", () => {
  expect(found(servers(a), { ...ownServers(servers(b, a)), servers: [a] })).toEqual([
    "server risky",
  ]);
  expect(found(servers(a), { ...ownServers(servers(a)), servers: [a] })).toEqual([]);
});

test("a default behind a reference counts as one that is written out", () => {
  const of = (...parameters: JsonObject[]): JsonObject => ({
    ...withOperation({ responses: { "204": { description: "" } }, parameters }),
    components: { schemas: { Size: { type: "integer", default: 20 } } },
  });
  const size: JsonObject = {
    name: "size",
    in: "query",
    schema: { $ref: "#/components/schemas/Size" },
  };
  expect(found(of(), of({ ...size, required: true }))).toEqual(["parameter-added risky"]);
  expect(found(of(size), of({ ...size, required: true }))).toEqual(["parameter-required risky"]);
});

const header = (name: string, required = false): JsonObject => ({
  parameters: [{ name, in: "header", required, schema: { type: "string" } }],
});
const nothing: JsonObject = { parameters: [] };

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["is gone", header("Accept"), nothing, ["parameter-removed safe"]],
  ["is required now", nothing, header("accept", true), ["parameter-added safe"]],
  ["and one that counts", header("X-Key"), nothing, ["parameter-removed breaking"]],
])("a header that OpenAPI has ignored %s", (...[, before, after, findings]) => {
  const of = (operation: JsonObject): JsonObject =>
    withOperation({ ...operation, responses: { "204": { description: "" } } });
  expect(found(of(before), of(after))).toEqual(findings);
});
