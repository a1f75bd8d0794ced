import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json/json.js";
import { found } from "./found.js";

const user: JsonObject = {
  type: "object",
  required: ["id", "external_id"],
  properties: { id: { type: "string" }, external_id: { type: "string" } },
};
const ok = (schema: JsonObject): JsonObject => ({
  "200": { description: "", content: { "application/json": { schema } } },
});

/** An operation that creates users, and what its `x-external-id` names. */
function users(names: JsonObject, path = "/users/{id}"): JsonObject {
  const { lookup, read } = names as { lookup: string; read: string };
  const [, parameter] = /\{(\w+)\}/.exec(path) as unknown as [string, string];
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/users": {
        post: {
          operationId: "createUser",
          "x-external-id": { field: "external_id", lookup, read },
          requestBody: { required: true, content: { "application/json": { schema: user } } },
          responses: { ...ok(user), "409": { description: "" } },
        },
        get: {
          operationId: lookup,
          parameters: [{ name: "external_id", in: "query", schema: { type: "string" } }],
          responses: ok({ type: "array", items: user }),
        },
      },
      [path]: {
        get: {
          operationId: read,
          parameters: [{ name: parameter, in: "path", required: true, schema: { type: "string" } }],
          responses: ok(user),
        },
      },
    },
  };
}

const names = { lookup: "listUsers", read: "getUser" };

test.each<[string, JsonObject, string[]]>([
  [
    "operations that are called something else",
    users({ lookup: "findUsers", read: "readUser" }),
    ["operation-name safe", "operation-name safe"],
  ],
  ["a path parameter that is called something else", users(names, "/users/{userId}"), []],
])("x-external-id names %s", (...[, head, findings]) => {
  expect(found(users(names), head)).toEqual(findings);
});

test("x-external-id names another operation", () => {
  const head = users(names);
  const paths = head.paths as Record<string, { post: JsonObject }>;
  paths["/users"]!.post["x-external-id"] = { field: "external_id", lookup: "listUsers" };
  expect(found(users(names), head)).toEqual(["external-id breaking"]);
});
