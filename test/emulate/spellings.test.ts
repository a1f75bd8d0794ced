import { expect, it } from "vitest";
import { emulatorOf } from "./small-document.js";

const text = { type: "string" };
const line = {
  type: "object",
  required: ["id"],
  properties: { id: text, count: { type: "integer" } },
};
const order = {
  type: "object",
  additionalProperties: false,
  properties: {
    name: text,
    address: { anyOf: [{ type: "object", properties: { city: text } }, { enum: [""] }] },
    lines: { type: "array", items: line },
    tags: { type: "array", items: text },
    labels: { type: "object", additionalProperties: { type: "boolean" } },
  },
};
const shown = {
  ...order,
  additionalProperties: true,
  properties: { id: text, ...order.properties },
};

const json = (schema: object): object => ({
  description: "",
  content: { "application/json": { schema } },
});
const form = (type: string, schema: object): object => ({ content: { [type]: { schema } } });
const query = (name: string, schema: object, more: object): object => ({
  ...{ name, in: "query", schema },
  ...more,
});
const parameter = (name: string, place: string, schema: object): object => ({
  ...{ name, in: place, required: true, schema },
});
const list = { type: "array", items: { type: "integer" } };
const created = { type: "object", properties: { gt: { type: "integer" } } };

const document = {
  openapi: "3.1.0",
  info: { title: "Orders", version: "1.0.0" },
  paths: {
    "/orders": {
      get: {
        parameters: [query("name", { anyOf: [text, created] }, { style: "deepObject" })],
        responses: { 200: json({ type: "array", items: shown }) },
      },
      post: {
        requestBody: form("application/x-www-form-urlencoded", order),
        responses: { 201: json(shown) },
      },
    },
    "/menu": {
      post: {
        requestBody: form("multipart/form-data", {
          oneOf: [{ required: ["price"], properties: { price: { type: "integer" } } }, line],
        }),
        responses: { 204: { description: "" } },
      },
    },
    "/sums/{numbers}": {
      put: {
        parameters: [parameter("numbers", "path", list), parameter("session", "cookie", text)],
        responses: { 204: { description: "" } },
      },
    },
  },
};

const at = (path: string): string => `http://localhost:1${path}`;

it("names with brackets are the members of objects and lists, in forms and in queries", async () => {
  const { fetch } = await emulatorOf(document);
  const create = async (pairs: [string, string][]): Promise<{ status: number; body: unknown }> => {
    const body = new URLSearchParams(pairs);
    const response = await fetch(at("/orders"), { method: "POST", body });
    return { status: response.status, body: await response.json() };
  };
  const pairs: [string, string][] = [
    ...([
      ["name", "A"],
      ["address[city]", "C"],
      ["tags[]", "x"],
      ["tags[]", "1"],
    ] as const),
    ...([
      ["lines[0][id]", "7"],
      ["lines[0][count]", "2"],
      ["lines[1][id]", "8"],
    ] as const),
    ...([
      ["labels[new]", "true"],
      ["labels[__proto__]", "false"],
    ] as const),
  ].map(([name, value]) => [name, value]);
  const made = await create(pairs);
  expect(made).toMatchObject({
    status: 201,
    body: {
      ...{ name: "A", address: { city: "C" }, tags: ["x", "1"] },
      lines: [{ id: "7", count: 2 }, { id: "8" }],
      labels: JSON.parse('{ "new": true, "__proto__": false }') as object,
    },
  });
  expect(await create([["address[city", "C"]])).toMatchObject({ status: 400 });
  expect(await create([["lines[0][count]", "2"]])).toMatchObject({ status: 400 });
  expect(await create([["size[x]", "2"]])).toMatchObject({ status: 400 });
  expect(await create([[`labels${"[a]".repeat(600)}`, "2"]])).toMatchObject({ status: 400 });
  const wrong = await fetch(at("/orders?name[gt]=many"));
  expect(wrong.status).toBe(400);
  const found = await fetch(at("/orders?name[gt]=5"));
  expect([found.status, (await found.json()) as unknown[]]).toEqual([200, expect.any(Array)]);
});

it("a field of a form has the type that a branch of its schema declares", async () => {
  const { fetch } = await emulatorOf(document);
  const send = async (name: string, value: string): Promise<number> => {
    const body = new FormData();
    body.set(name, value);
    return (await fetch(at("/menu"), { method: "POST", body })).status;
  };
  expect(await send("price", "5")).toBe(204);
  expect(await send("price", "five")).toBe(400);
});

it("a list in a path is read, and so is a cookie", async () => {
  const { fetch } = await emulatorOf(document);
  const put = async (path: string, cookie = "session=a"): Promise<number> =>
    (await fetch(at(path), { method: "PUT", headers: { cookie } })).status;
  expect(await put("/sums/1,2")).toBe(204);
  expect(await put("/sums/1,two")).toBe(400);
  expect(await put("/sums/1,2", "other=a")).toBe(400);
});
