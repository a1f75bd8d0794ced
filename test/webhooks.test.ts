import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  header,
  declared,
  handlerOf,
  once,
  post,
  answered,
  type Handle,
} from "./webhook-handler.js";

afterEach(() => {
  vi.useRealTimers();
});

describe("bodies are told apart", () => {
  const object = (members: string, required: string): string =>
    `{ type: object, required: [${required}], properties: { ${members} } }`;

  test.each<[string, string, Record<string, unknown>]>([
    [
      "by a constant",
      declared("thingCreated", object("type: { const: thing.created }", "type")) +
        declared("thingDeleted", object("type: { const: thing.deleted }", "type")),
      { thingCreated: { type: "thing.created" }, thingDeleted: { type: "thing.deleted" } },
    ],
    [
      "by enums of several values",
      declared("moved", object("kind: { enum: [up, down] }", "kind")) +
        declared("stopped", object("kind: { enum: [halt] }", "kind")),
      { moved: { kind: "down" }, stopped: { kind: "halt" } },
    ],
    [
      "by a constant below another property, and by two together",
      declared(
        "a",
        object(`event: ${object("name: { const: x }, v: { const: 1 }", "name, v")}`, "event"),
      ) +
        declared(
          "b",
          object(`event: ${object("name: { const: x }, v: { const: 2 }", "name, v")}`, "event"),
        ) +
        declared(
          "c",
          object(`event: ${object("name: { const: y }, v: { const: 2 }", "name, v")}`, "event"),
        ),
      {
        a: { event: { name: "x", v: 1 } },
        b: { event: { name: "x", v: 2 } },
        c: { event: { name: "y", v: 2 } },
      },
    ],
    [
      "by references, allOf, and the discriminators of unions and of bases",
      declared("any-pet", "{ $ref: '#/components/schemas/Pet' }") +
        declared("car.sold", "{ $ref: '#/components/schemas/Car' }") +
        `components:
  schemas:
    Base: { type: object, required: [t], properties: { t: { type: string } }, discriminator: { propertyName: t, mapping: { car: '#/components/schemas/Car' } } }
    Car: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { wheels: { type: integer } } }] }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: t, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }
    Cat: { type: object, required: [t], properties: { t: { type: string } } }
    Dog: { type: object, required: [t], properties: { t: { type: string } } }
`,
      { anyPet: { t: "dog" }, carSold: { t: "car" } },
    ],
    [
      "in an x-webhooks of 3.0",
      declared("thing-created", object("type: { type: string, enum: [c] }", "type")) +
        declared("thing-deleted", object("type: { type: string, enum: [d] }", "type")),
      { thingCreated: { type: "c" }, thingDeleted: { type: "d" } },
    ],
  ])("%s", async (how, webhooks, bodies) => {
    const isOld = how.includes("3.0");
    const document = isOld ? `openapi: 3.0.3\npaths: {}\nx-webhooks:\n` : `${header}webhooks:\n`;
    const { make } = await handlerOf(document + webhooks);
    const seen: [string, unknown][] = [];
    const handlers = Object.keys(bodies).map((name): [string, Handle] => [
      name,
      (body) => void seen.push([name, body]),
    ]);
    const handle = make(Object.fromEntries(handlers));

    for (const body of Object.values(bodies)) {
      expect((await handle(post(body))).status).toBe(204);
    }
    expect(seen).toEqual(Object.entries(bodies));
    expect(await answered(handle(post({ type: "other", t: "other" })))).toEqual([
      400,
      "The body is of no declared webhook.",
    ]);
  });

  test("by a header that is an enum of one", async () => {
    const parameters = (event: string): string =>
      `      parameters: [{ name: X-Event, in: header, required: true, schema: { type: string, enum: [${event}] } }]\n`;
    const { make } = await handlerOf(
      `${header}webhooks:\n${declared("push", "{ type: object }", parameters("push"))}${declared("fork", "{ type: object }", parameters("fork"))}`,
    );
    const seen: string[] = [];
    const handle = make({ push: () => void seen.push("push"), fork: () => void seen.push("fork") });
    expect((await handle(post({}, { "X-Event": "fork" }))).status).toBe(204);
    expect((await handle(post({}, { "X-Event": "star" }))).status).toBe(400);
    expect(seen).toEqual(["fork"]);
  });

  test("or not at all: then each has a handler of its own, or the caller says which it is", async () => {
    const { make } = await handlerOf(
      `${header}webhooks:\n${declared("a", "{ type: object }")}${declared("b", "{ type: object }")}`,
    );
    const seen: string[] = [];
    const [a, b] = [(): unknown => seen.push("a"), (): unknown => seen.push("b")];
    expect(() => make({ a, b })).toThrow("Nothing tells a from b");
    expect((await make({ b })(post({ any: 1 }))).status).toBe(204);
    const nameOf = (_: unknown, { headers }: Request): string | undefined =>
      headers.get("x-name") ?? undefined;
    const handle = make({ a, b }, { nameOf });
    expect((await handle(post({}, { "x-name": "a" }))).status).toBe(204);
    expect((await handle(post({}, { "x-name": "constructor" }))).status).toBe(400);
    expect(seen).toEqual(["b", "a"]);
  });
});

describe("what is answered", () => {
  let make: Awaited<ReturnType<typeof handlerOf>>["make"];
  beforeEach(async () => {
    const thing = (name: string): string =>
      declared(
        name,
        `{ type: object, required: [type], properties: { type: { const: ${name} } } }`,
      );
    ({ make } = await once(`${header}webhooks:\n${thing("created")}${thing("deleted")}`));
  });
  const body = { type: "created" };

  test.each<[string, () => Request, [number, string]]>([
    [
      "another method",
      () => new Request("http://localhost/"),
      [405, "The method is none of POST."],
    ],
    ["no JSON", () => post("{"), [400, "The body is no JSON."]],
    ["no body", () => post(""), [400, "The body is of no declared webhook."]],
    [
      "no UTF-8",
      () => new Request("http://a/", { method: "POST", body: new Uint8Array([34, 255, 34]) }),
      [400, "The body is no JSON."],
    ],
    [
      "too much",
      () => post({ ...body, more: "a".repeat(2_000) }),
      [413, "The body is larger than 1000 bytes."],
    ],
    ["a webhook without a handler", () => post({ type: "deleted" }), [204, ""]],
    [
      "one that is not declared",
      () => post({ type: "moved" }),
      [400, "The body is of no declared webhook."],
    ],
  ])("%s", async (_, request, expected) => {
    const handle = make({ created: () => undefined }, { maxBodyBytes: 1_000 });
    const response = await handle(request());
    expect([response.status, await response.text()]).toEqual(expected);
    expect(response.headers.get("allow")).toBe(response.status === 405 ? "POST" : null);
  });

  test("a stream that does not tell its length is not read beyond the limit", async () => {
    let taken = 0;
    const stream = new ReadableStream({
      pull: (controller) => {
        taken++;
        controller.enqueue(new Uint8Array(600));
      },
    });
    const init = { method: "POST", body: stream, duplex: "half" };
    const handle = make({ created: () => undefined }, { maxBodyBytes: 1_000 });
    expect((await handle(new Request("http://a/", init as RequestInit))).status).toBe(413);
    expect(taken).toBeLessThan(5);
  });

  test("500 for what a handler throws, which onError is told", async () => {
    const told: unknown[] = [];
    const onError = (error: unknown): unknown => told.push(error);
    const mistake = new Error("row of Jane Doe");
    const fail: Handle = async () => {
      throw mistake;
    };
    const response = await make({ created: fail }, { onError })(post(body));
    expect([response.status, await response.text()]).toEqual([500, "The handler failed."]);
    expect(told).toEqual([mistake]);
    const failing = {
      onError: (): never => {
        throw mistake;
      },
    };
    expect((await make({ created: fail }, failing)(post(body))).status).toBe(500);
  });

  test("what a handler answers itself, and what takes in the undeclared", async () => {
    const own = make({ created: () => new Response("queued", { status: 202 }) });
    expect(await answered(own(post(body)))).toEqual([202, "queued"]);
    const others: unknown[] = [];
    const onUndeclared = (each: unknown): unknown => others.push(each);
    const handle = make({}, { onUndeclared });
    expect((await handle(post({ type: "moved" }))).status).toBe(204);
    expect(others).toEqual([{ type: "moved" }]);
  });

  test("a handler that no webhook has is refused", () => {
    expect(() => make({ moved: () => undefined })).toThrow("There is no webhook moved.");
  });
});
