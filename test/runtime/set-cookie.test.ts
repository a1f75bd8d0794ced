import { expect, test } from "vitest";
import { connect, type Operation, type Result } from "../../src/runtime/index.js";
import { jsonServer } from "./json-server.js";

const get: Operation = { id: "get", method: "GET", path: "/x", errors: [404] };

test.each([
  [["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT"]],
  [["a=1"]],
  [undefined],
])("of the cookies %j none is lost", async (cookies) => {
  for (const status of [200, 404]) {
    const server = await jsonServer((_, response) => {
      if (cookies) response.setHeader("set-cookie", cookies);
      response.setHeader("content-type", "application/json");
      response.setHeader("link", ["<a>", "<b>"]);
      response.writeHead(status).end("{}");
    });
    const client = connect({ baseUrl: server.url }, { baseUrl: "" });
    const result = await client.call<Result<unknown, { response: { headers: object } }>>(get);
    const { headers } = result.ok ? result.response : result.error.response;
    expect(headers).toHaveProperty("link", "<a>, <b>");
    expect((headers as { "set-cookie"?: string[] })["set-cookie"]).toEqual(cookies);
    await server.close();
  }
});
