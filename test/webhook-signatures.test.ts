import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Webhook } from "standardwebhooks";
import { transpiled } from "./built-client.js";
import { clientOf, errorsOfUse, type ClientOf } from "./client-of.js";
import { root } from "./program.js";
import {
  header,
  secret,
  now,
  declared,
  handlerOf,
  once,
  post,
  answered,
  signed,
  type Handler,
} from "./webhook-handler.js";

afterEach(() => {
  vi.useRealTimers();
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
