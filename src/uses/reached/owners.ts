import type { At } from "../../json/pointer.js";
import type { Api, Operation, Response } from "../../model/api.js";
import { modelsByName } from "../../model/schema/references.js";
import { pointer } from "../../model/source.js";
import { schemasOf } from "../parts.js";
import { partsOf, propertiesIn, type Placed } from "../schema-places.js";

/** The part of a document that a node of it belongs to. */
export type Owner =
  | { kind: "member"; at: At }
  | { kind: "model"; at: At; model: string }
  | { kind: "response"; at: At; status: string }
  | { kind: "operation"; at: At }
  | { kind: "document" };

/** Finds the nearest part around a node: a parameter or a property, a model, a response, an operation. */
export function createOwners(api: Api): (at: At) => Owner {
  const owners = new Map<At, Owner>();
  const models = modelsByName(api.models);
  for (const { name, at, schema } of models.values()) {
    owners.set(at, { kind: "model", at, model: name });
    addProperties([{ schema, at }], owners);
  }
  for (const operation of [...api.operations, ...api.webhooks]) {
    owners.set(operation.at, { kind: "operation", at: operation.at });
    addOperation(operation, owners);
  }
  return (at) => {
    for (let current = at; current !== ""; current = current.slice(0, current.lastIndexOf("/"))) {
      const found = owners.get(current);
      if (found !== undefined) return found;
      if (!current.includes("/")) break;
    }
    return { kind: "document" };
  };
}

function addOperation(
  {
    at: own,
    parameters,
    body,
    responses,
  }: Pick<Operation, "at" | "body" | "parameters" | "responses">,
  owners: Map<At, Owner>,
): void {
  for (const { at, usedAt, schema } of parameters) {
    for (const each of usedAt === undefined ? [at] : [at, usedAt]) {
      owners.set(each, { kind: "member", at: each });
    }
    addProperties([{ schema, at: `${at}/schema` }], owners);
  }
  if (body) addProperties(schemasOf(body.content), owners);
  for (const response of responses) {
    addResponse(response, owners);
    // Where the operation refers to one that stands elsewhere.
    const used = pointer(pointer(own, "responses"), response.status);
    owners.set(used, { kind: "response", at: used, status: response.status });
  }
}

function addResponse({ at, status, content }: Response, owners: Map<At, Owner>): void {
  owners.set(at, { kind: "response", at, status });
  addProperties(schemasOf(content), owners);
}

/** The properties in schemas, those of inline ones below them included. */
function addProperties(start: readonly Placed[], owners: Map<At, Owner>): void {
  const queue = [...start];
  for (const each of queue) {
    for (const [, property] of propertiesIn(each)) {
      if (!owners.has(property.at)) owners.set(property.at, { kind: "member", at: property.at });
      queue.push(property);
    }
    queue.push(...partsOf(each));
  }
}
