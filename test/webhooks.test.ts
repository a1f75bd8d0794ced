import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Webhook } from "standardwebhooks";
import { transpiled } from "./built-client.js";
import { clientOf, errorsOfUse, type ClientOf } from "./client-of.js";
import { root } from "./program.js";

type Handler = (request: Request) => Promise<Response>;
type Handle = (body: unknown, delivery: { id?: string; sentAt?: Date }) => unknown;

const header = "openapi: 3.1.0\n";
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const now = new Date("2026-11-30T12:00:00Z");

/** A webhook as the document declares it. */
function declared(key: string, schema: string, more = ""): string {
  return `  ${key}:
    post:
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses: { "204": { description: Taken. } }
${more}`;
}

async function handlerOf(document: string): Promise<{
  client: ClientOf;
  make: (handlers: Record<string, Handle>, options?: object) => Handler;
}> {
  const client = await clientOf(document);
  const { webhookHandler } = client.client as unknown as {
    webhookHandler: (handlers: object, options?: object) => Handler;
  };
  return { client, make: (handlers, options) => webhookHandler(handlers, options) };
}

const made = new Map<string, ReturnType<typeof handlerOf>>();

/** The same for several tests. */
function once(document: string): ReturnType<typeof handlerOf> {
  const found = made.get(document) ?? handlerOf(document);
  made.set(document, found);
  return found;
}

function post(body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request("http://localhost/hooks", { method: "POST", body: text, headers });
}

async function answered(response: Promise<Response>): Promise<[status: number, reason: string]> {
  const { status, ...rest } = await response.then(async (each) => ({
    status: each.status,
    text: await each.text(),
  }));
  return [status, rest.text];
}

/** Headers as the reference implementation signs a body. */
function signed(
  text: string,
  { by = secret, at = now, id = "msg_1" } = {},
): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": `${Math.floor(at.getTime() / 1000)}`,
    "webhook-signature": new Webhook(by).sign(id, at, text),
  };
}

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

describe("signatures", () => {
  const text = '{"type":"thing.created","name":"Žofie 🩺"}';
  let make: Awaited<ReturnType<typeof handlerOf>>["make"];
  let client: ClientOf;
  beforeEach(async () => {
    ({ make, client } = await once(
      `${header}x-webhook-signature: standard-webhooks\nwebhooks:\n${declared(
        "thingCreated",
        "{ type: object, required: [type], properties: { type: { const: thing.created }, name: { type: string } } }",
      )}`,
    ));
  });

  /** What comes of a request at the time that it was signed. */
  async function verified(
    headers: Record<string, string>,
    options: object = { secret },
    at = now,
  ): Promise<[number, string]> {
    vi.useFakeTimers({ now: at, toFake: ["Date"] });
    return answered(make({ thingCreated: () => undefined }, options)(post(text, headers)));
  }

  test("of the reference implementation are accepted, and its test vector", async () => {
    expect(await verified(signed(text))).toEqual([204, ""]);
    const vector = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    vi.useFakeTimers({ now: new Date(1614265330_000), toFake: ["Date"] });
    const handle = make({}, { secret, onUndeclared: () => undefined });
    expect(await answered(handle(post('{"test": 2432232314}', vector)))).toEqual([204, ""]);
  });

  test.each<[string, Record<string, string>, string]>([
    ["none", {}, "The request is not signed."],
    ["one header missing", { ...signed(text), "webhook-id": "" }, "The request is not signed."],
    [
      "a time that is none",
      { ...signed(text), "webhook-timestamp": "soon" },
      "The timestamp is no time.",
    ],
    ["another body", signed("{}"), "No signature matches."],
    ["another id", { ...signed(text), "webhook-id": "msg_2" }, "No signature matches."],
    [
      "another secret",
      signed(text, { by: `whsec_${btoa("another secret of someone")}` }),
      "No signature matches.",
    ],
    [
      "another version",
      {
        ...signed(text),
        "webhook-signature": signed(text)["webhook-signature"]?.replace("v1,", "v1a,") ?? "",
      },
      "No signature matches.",
    ],
    [
      "a beginning of it",
      {
        ...signed(text),
        "webhook-signature": signed(text)["webhook-signature"]?.slice(0, -2) ?? "",
      },
      "No signature matches.",
    ],
  ])("%s: 401", async (_, headers, reason) => {
    expect(await verified(headers)).toEqual([401, reason]);
  });

  test.each([
    [300, 204],
    [301, 401],
    [-300, 204],
    [-301, 401],
  ])("sent %i seconds ago: %i", async (age, status) => {
    const at = new Date(now.getTime() + age * 1000);
    expect((await verified(signed(text), { secret }, at))[0]).toBe(status);
    expect((await verified(signed(text), { secret, toleranceSeconds: 5 }, at))[0]).toBe(401);
  });

  test("one of several matches, by one of several secrets", async () => {
    const old = `whsec_${btoa("the secret of the year before")}`;
    const headers = signed(text, { by: old });
    const given = `v1a,abc v1,${btoa("another")} ${headers["webhook-signature"]}`;
    expect(
      await verified({ ...headers, "webhook-signature": given }, { secret: [secret, old] }),
    ).toEqual([204, ""]);
    expect((await verified(headers, { secret: [secret] }))[0]).toBe(401);
  });

  test.each([[""], ["whsec_"], ["whsec_ä"], [[]], [undefined]])(
    "a secret that is none is refused, not quoted: %j",
    (given) => {
      expect(() => make({}, { secret: given })).toThrow(/secret/);
      expect(() => make({}, { secret: given })).not.toThrow(/ä/);
    },
  );

  test("are asked for by the types, as bodies are", () => {
    const use = `
      import { webhookHandler, type WebhookDelivery, type SignedWebhookOptions } from "./index.js";
      import { webhookRequest } from "./testing.js";
      const options: SignedWebhookOptions = { secret: ["whsec_a"], toleranceSeconds: 60 };
      const handle = webhookHandler({ thingCreated: async (body, { id }: WebhookDelivery) => {
        const name: string | undefined = body.name; const type: "thing.created" = body.type; void [name, type, id];
      } }, options);
      const response: Promise<Response> = handle(await webhookRequest("thingCreated", { type: "thing.created" }, { secret: "whsec_a" }));
      void response;
      webhookHandler({});
      webhookHandler({ thingMoved: () => {} }, options);
      webhookHandler({ thingCreated: (body) => { void body.other; } }, options);
    `;
    expect(errorsOfUse(client, use)).toEqual(["10 TS2554", "11 TS2353", "12 TS2339"]);
  });

  test("and of its own requests for tests", async () => {
    const { webhookRequest } = client.testing as unknown as {
      webhookRequest: (name: string, body: unknown, options?: object) => Promise<Request>;
    };
    const deliveries: unknown[] = [];
    const handle = make(
      { thingCreated: (_, { id, sentAt }) => void deliveries.push([id, sentAt]) },
      { secret },
    );
    vi.useFakeTimers({ now, toFake: ["Date"] });
    const body = { type: "thing.created" };
    const request = await webhookRequest("thingCreated", body, { secret, id: "msg_7" });
    new Webhook(secret).verify(await request.clone().text(), Object.fromEntries(request.headers));
    expect((await handle(request)).status).toBe(204);
    expect(deliveries).toEqual([["msg_7", now]]);
    expect((await handle(await webhookRequest("thingCreated", body))).status).toBe(401);
  });
});

test.each([
  ["x-webhook-signature: hmac\nwebhooks:\n", ""],
  ["webhooks:\n", "      x-webhook-signature: { scheme: standard-webhooks }\n"],
])("a signature that cannot be verified is refused: %j %j", async (root, more) => {
  const document = `${header}${root}${declared("a", "{ type: object }", more)}`;
  await expect(clientOf(document)).rejects.toThrow();
});

test("one webhook may be signed, and another not", async () => {
  const { make } = await handlerOf(
    `${header}webhooks:\n${declared("a", "{ type: object, required: [t], properties: { t: { const: a } } }", "      x-webhook-signature: standard-webhooks\n")}${declared("b", "{ type: object, required: [t], properties: { t: { const: b } } }")}`,
  );
  const handle = make({ a: () => undefined, b: () => undefined }, { secret });
  expect((await handle(post({ t: "b" }))).status).toBe(204);
  expect((await handle(post({ t: "a" }))).status).toBe(401);
});

describe("docs/webhooks.md", () => {
  const page = readFileSync(join(root, "docs", "webhooks.md"), "utf8");
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, , text = ""]) => text);
  const [document = "", use = "", forTests = ""] = blocks;

  test("compiles, and handles what its request for tests delivers", async () => {
    const { client } = await handlerOf(document);
    expect(errorsOfUse(client, use)).toEqual([]);
    expect(errorsOfUse(client, forTests)).toEqual([]);
    vi.stubEnv("WEBHOOK_SECRET", "whsec_c2VjcmV0");
    const run = async (text: string, imported: object, result: string): Promise<unknown> => {
      const body = transpiled(text)
        .replace(/^import.*$/gm, "")
        .replace(/^export /gm, "");
      const names = Object.keys(imported);
      const make = `return (async (${names.join(", ")}) => { ${body}; return ${result}; })`;
      return (new Function(make)() as (...given: unknown[]) => Promise<unknown>)(
        ...Object.values(imported),
      );
    };
    const { webhookHandler } = client.client;
    const { webhookRequest } = client.testing;
    const handle = (await run(use, { webhookHandler }, "handle")) as Handler;
    const request = (await run(forTests, { webhookRequest }, "request")) as Request;
    expect((await handle(request)).status).toBe(204);
    vi.unstubAllEnvs();
  });
});
