import { formatBodies } from "../../emit/operation/format-places.js";
import { spellLiteral, spellObject, stringLiteral } from "../../emit/literal.js";
import { runtime } from "../../emit/imports.js";
import type { Direction } from "../../emit/output.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Api, Operation } from "../../model/api.js";
import { modelsTogether } from "../models-together.js";
import { faceName } from "./model-statements.js";
import type { OperationShapes } from "./operation-shapes.js";
import type { Shape } from "./shape.js";
import type { Writing } from "./writing.js";

/** For each operation its schemas, and all of them by the operations' ids. */
export function operationStatements(api: Api, writing: Writing): string[] {
  const { names, use } = writing;
  use("validate");
  const types = { ...writing.types, imports: modelsTogether(writing.types) };
  const own = api.operations.map((operation) =>
    operationStatement(operation, api, { ...writing, types }),
  );
  const all = spellObject(
    api.operations.map(({ id, name }) => [id, names.operations.get(name) ?? name]),
  );
  return [
    ...own,
    "/** Of all operations, by their ids. */\n" +
      `export const schemas: { [Id in ${writing.types.imports.type("./client", "OperationId")}]: ${use("OperationSchemas")} } = ${all};`,
  ];
}

function operationStatement(operation: Operation, api: Api, writing: Writing): string {
  const { names, types, use } = writing;
  const shapes = writing.shapes.operation(operation);
  const type = `${use("OperationSchemas")}${typeArguments(operation, shapes, types)}`;
  const literal = spellObject([
    ...members(shapes, writing),
    ...entry("parse", parse(operation, api, writing)),
  ]);
  return (
    `/** What {@link ${operation.name}} takes and answers. */\n` +
    `export const ${names.operations.get(operation.name)}: ${type} = ${literal};`
  );
}

/** What is something else in the program than in JSON is read as the client reads it. */
function parse(operation: Operation, api: Api, { types, use }: Writing): string | undefined {
  const bodies = formatBodies(operation, api, types);
  if (bodies?.success === undefined && bodies?.failures === undefined) return undefined;
  const read = types.imports.value(runtime, "withFormats");
  const { success, failures } = bodies;
  return `${use("reading")}(${read}, ${spellLiteral({ success, failures })})`;
}

function typeArguments(
  { resource, requestType, dataType, errorType }: Operation,
  { request, data, errors }: OperationShapes,
  { imports }: TypeContext,
): string {
  const type = (name: string): string => imports.type(`./${resource}`, name);
  const parts = [
    request === undefined ? "unknown" : type(requestType),
    data === undefined ? "unknown" : type(dataType),
    errors.length === 0 ? "unknown" : type(errorType),
  ];
  while (parts.at(-1) === "unknown") parts.pop();
  return parts.length === 0 ? "" : `<${parts.join(", ")}>`;
}

function members(
  { request, data, answer, errors }: OperationShapes,
  writing: Writing,
): [string, string][] {
  const { library, use, names } = writing;
  const spell = (shape: Shape, direction: Direction, isOptional = false): string => {
    const refer = (model: string): string => {
      const name = faceName(model, direction, writing);
      return names.models.get(name) ?? name;
    };
    const text = library.spell(shape, { refer, use });
    if (shape.kind === "model" && !isOptional) return text;
    return `${use("typed")}(${isOptional ? library.optional(text) : text})`;
  };
  const failures = errors.map(({ status, shape }) => {
    const key = /^\d+$/.test(status) ? status : stringLiteral(status);
    return `${key}: ${spell(shape, "read")}`;
  });
  return [
    ...entry("request", request && spell(request, "write")),
    ...entry("data", data && spell(data.shape, "read", data.isOptional)),
    ...entry("answer", answer && spell(answer, "read")),
    ...entry("errors", failures.length === 0 ? undefined : `{ ${failures.join(", ")} }`),
  ];
}

function entry(key: string, text: string | undefined): [string, string][] {
  return text === undefined ? [] : [[key, text]];
}
