import type { Json, JsonObject } from "../../src/json/json.js";
import type { Choose } from "./refactorings.js";

/** Changes what a document means. */
export type Edit = (document: JsonObject, choose: Choose) => void;

function schemas(document: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value) && typeof value.type === "string") found.push(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit((document.components as JsonObject).schemas as Json);
  visit(document.paths as Json);
  return found;
}

function one(document: JsonObject, choose: Choose, type: string): JsonObject {
  const fitting = schemas(document).filter((schema) => schema.type === type);
  return fitting[choose(fitting.length)] ?? {};
}

const operationsOf = (document: JsonObject): JsonObject[] =>
  Object.values(document.paths as JsonObject).flatMap((item) =>
    Object.entries(item as JsonObject).flatMap(([key, value]) =>
      key === "parameters" ? [] : [value as JsonObject],
    ),
  );

function operation(document: JsonObject, choose: Choose): JsonObject {
  const all = operationsOf(document);
  return all[choose(all.length)] ?? {};
}

export const edits: Readonly<Record<string, Edit>> = {
  "limit the length of a string": (d, choose) =>
    (one(d, choose, "string").maxLength = 1 + choose(20)),
  "give a string a pattern": (d, choose) =>
    (one(d, choose, "string").pattern = `^.{${choose(9)}}$`),
  "give a string a format": (d, choose) =>
    (one(d, choose, "string").format = ["uuid", "email"][choose(2)] as string),
  "list the values of a string": (d, choose) =>
    (one(d, choose, "string").enum = ["a", "b", "c"].slice(choose(3))),
  "limit a number": (d, choose) => (one(d, choose, "integer").maximum = choose(50)),
  "limit a number from below": (d, choose) =>
    (one(d, choose, "integer").exclusiveMinimum = choose(50)),
  "let an integer be a number": (d, choose) => (one(d, choose, "integer").type = "number"),
  "make a string a number": (d, choose) => (one(d, choose, "string").type = "number"),
  "let a string be null": (d, choose) => (one(d, choose, "string").type = ["string", "null"]),
  "limit a list": (d, choose) => (one(d, choose, "array").maxItems = choose(9)),
  "make a list a set": (d, choose) => (one(d, choose, "array").uniqueItems = true),
  "close an object": (d, choose) => (one(d, choose, "object").additionalProperties = false),
  "require a property": (d, choose) => {
    const object = one(d, choose, "object");
    const names = Object.keys((object.properties ?? {}) as JsonObject);
    if (names.length > 0) object.required = [names[choose(names.length)] as string];
  },
  "require nothing": (d, choose) => delete one(d, choose, "object").required,
  "add a property": (d, choose) => {
    const object = one(d, choose, "object");
    if (object.properties !== undefined)
      (object.properties as JsonObject)[`added${choose(3)}`] = { type: "string" };
  },
  "remove a property": (d, choose) => {
    const properties = (one(d, choose, "object").properties ?? {}) as JsonObject;
    const names = Object.keys(properties);
    if (names.length > 0) delete properties[names[choose(names.length)] as string];
  },
  "add a parameter": (d, choose) => {
    const holder = operation(d, choose);
    holder.parameters = [
      ...((holder.parameters ?? []) as Json[]),
      { name: `q${choose(9)}`, in: "query", required: choose(2) === 0, schema: { type: "string" } },
    ];
  },
  "remove the parameters": (d, choose) => delete operation(d, choose).parameters,
  "require a parameter": (d, choose) => {
    const parameters = (operation(d, choose).parameters ?? []) as JsonObject[];
    if (parameters.length > 0)
      (parameters[choose(parameters.length)] as JsonObject).required = true;
  },
  "remove an operation": (d, choose) => {
    const items = Object.values(d.paths as JsonObject) as JsonObject[];
    const item = items[choose(items.length)] ?? {};
    const methods = Object.keys(item).filter((key) => key !== "parameters");
    if (methods.length > 0) delete item[methods[choose(methods.length)] as string];
  },
  "remove a status": (d, choose) => {
    const responses = (operation(d, choose).responses ?? {}) as JsonObject;
    const statuses = Object.keys(responses);
    if (statuses.length > 1) delete responses[statuses[choose(statuses.length)] as string];
  },
  "require a body": (d, choose) => {
    const body = operation(d, choose).requestBody as JsonObject | undefined;
    if (body !== undefined) body.required = body.required !== true;
  },
  "let anyone call": (d, choose) => (operation(d, choose).security = []),
};
