import { diffWire, type Side } from "../../src/diff/diff.js";
import { model } from "../../src/model/model.js";
import type { JsonObject } from "../../src/json/json.js";
import { documentOf } from "./documents.js";

const today = "2026-11-22";

function sideOf(document: JsonObject): Side {
  const read = documentOf(document);
  const { api, leftOut } = model(read, { isCompared: true });
  return { api, leftOut, place: (at) => read.place(at) };
}

/** The rules that two documents set off, each with its verdict on the wire. */
export function found(base: JsonObject, head: JsonObject): string[] {
  return diffWire(sideOf(base), sideOf(head), { today }).findings.map(
    ({ id, wire }) => `${id} ${wire}`,
  );
}

/** A document with one operation. */
export function withOperation(operation: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { operationId: "send", ...operation } } },
    ...more,
  };
}
