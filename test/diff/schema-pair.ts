import { diffWire, type Side } from "../../src/diff/diff.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";

export type Schemas = Record<string, JsonObject>;

/** A document whose one operation has a body of the schema, in a request or a response; `Schemas` are its components. */
function sideOf(where: "request" | "response", schema: JsonObject, schemas: Schemas): Side {
  const body = { content: { "application/json": { schema } } };
  const operation: JsonObject =
    where === "request"
      ? { requestBody: body, responses: { "204": { description: "" } } }
      : { responses: { "200": { description: "", ...body } } };
  const document = documentOf({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { operationId: "send", ...operation } } },
    components: { schemas },
  });
  return { api: model(document).api, place: (at) => document.place(at) };
}

/** A schema of one body before and after. */
export interface Pair {
  base: JsonObject;
  head: JsonObject;
  /** Components of both documents, and those that only one has. */
  schemas?: Schemas;
  baseSchemas?: Schemas;
  headSchemas?: Schemas;
}

/** What `diff` finds, as `rule verdict`. */
export function found(where: "request" | "response", pair: Pair): string[] {
  const { base, head, schemas = {}, baseSchemas = {}, headSchemas = {} } = pair;
  const sides = [
    sideOf(where, base, { ...schemas, ...baseSchemas }),
    sideOf(where, head, { ...schemas, ...headSchemas }),
  ] as const;
  return diffWire(...sides, { today: "2026-11-22" }).findings.map(
    ({ id, wire }) => `${id} ${wire}`,
  );
}

export function bothWays(pair: Pair): { request: string[]; response: string[] } {
  return { request: found("request", pair), response: found("response", pair) };
}

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
