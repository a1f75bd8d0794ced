import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  connect,
  inBody,
  inPath,
  json,
  writeGuard,
  mediaType,
  type CallFailure,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, send, type JsonServer } from "./json-server.js";

const declared = [400, 401, 403, 404, 409, 429, 500];
const operation: Operation = {
  id: "x",
  method: "GET",
  path: "/{status}",
  parameters: [[inPath, "status"]],
  body: [inBody, json],
  errors: declared,
};
// As the Fetch standard says, the platform answers a 421 by asking again itself, and a 407 is a network error.
const statuses = Array.from({ length: 200 }, (_, index) => index + 400).filter(
  (status) => status !== 421 && status !== 407,
);

let server: JsonServer;
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  server = await jsonServer(({ url }, response) =>
    send(response, { error: url }, { status: Number(url.slice(1)) }),
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.close();
});

async function call(
  status: number,
  more: { method?: string } & Pick<Partial<Operation>, "errors" | "tell">,
): Promise<Result<unknown, CallFailure>> {
  // A client each, so that no budget and no pause is shared.
  return connect({ baseUrl: server.url }, { baseUrl: "" }).call(
    { ...operation, ...more, ...(more.method === "POST" && { guard: writeGuard }) } as Operation,
    { status, body: more.method === "POST" ? {} : undefined },
  );
}

test.each(["GET", "POST"])("every status from 400 to 599, twice, as %s", async (method) => {
  for (const status of statuses.flatMap((one) => [one, one])) {
    const before = server.received.length;
    const result = await call(status, { method });
    const kind = declared.includes(status) ? "http" : "undeclared";
    expect(result).toMatchObject({ error: { kind, status, body: { error: `/${status}` } } });
    const isRepeated =
      status === 429 || (method === "GET" && [500, 502, 503, 504].includes(status));
    expect([status, server.received.length - before]).toEqual([status, isRepeated ? 3 : 1]);
    const isPerhaps = method === "POST" && status >= 500 && status !== 501 && status !== 505;
    expect([status, "maybeApplied" in (result.ok ? {} : result.error)]).toEqual([
      status,
      isPerhaps,
    ]);
  }
});

test("ranges and default", async () => {
  const errors = [404, "4XX", "default"];
  expect(await call(404, { errors })).toMatchObject({ error: { kind: "http", status: 404 } });
  expect(await call(409, { errors })).toMatchObject({
    error: { kind: "default", range: "4XX", status: 409 },
  });
  expect(await call(500, { errors })).toMatchObject({
    error: { kind: "default", range: "default", status: 500 },
  });
  expect(await call(302, { errors })).toMatchObject({ error: { kind: "redirect", status: 302 } });
  expect(await call(302, { errors: [302] })).toMatchObject({
    error: { kind: "http", status: 302 },
  });
});

test("the content type is told where an operation declares several", async () => {
  expect(await call(404, { tell: mediaType })).toMatchObject({
    error: { contentType: "application/json" },
  });
  expect(await call(200, { tell: mediaType })).toMatchObject({
    ok: true,
    contentType: "application/json",
  });
});
