import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../program.js";
import { spec } from "./head-document.js";

export type Json = Record<string, never>;

/** A schema, as these changes look at it. */
export interface Schema {
  [keyword: string]: unknown;
  required?: string[];
  properties: Record<string, Schema>;
}

interface Operation {
  [field: string]: unknown;
  operationId: string;
  parameters?: Json[];
  responses: Record<string, Json>;
  requestBody: { content: Record<string, { schema: unknown }> };
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Record<string, unknown>;
}

/** The description of Healos, to be changed. */
export interface Seeded {
  paths: Record<string, Record<string, Operation>>;
  schemas: Record<string, Schema>;
  parameters: Record<string, Parameter>;
  /** The operation of an id. */
  operation(id: string): Operation;
}

/** A change of the description. */
export interface Seed {
  name: string;
  edit(document: Seeded): void;
  /** What becomes of a text of the file that says how the API behaves. */
  behaviour?: readonly [from: string, to: string];
}

/** The description with changes, as JSON. */
export function seeded(seeds: readonly Seed[]): string {
  const document = parse(spec) as Pick<Seeded, "paths"> & {
    components: Pick<Seeded, "parameters" | "schemas">;
  };
  const { paths, components } = document;
  const operation = (id: string): Operation => {
    const all = Object.values(paths).flatMap((path) => Object.values(path));
    const found = all.find(({ operationId }) => operationId === id);
    if (found === undefined) throw new Error(`There is no operation ${id}.`);
    return found;
  };
  for (const { edit } of seeds) edit({ paths, ...components, operation });
  return JSON.stringify(document);
}

/** How the API behaves that has these changes. */
export function behaviourOf(seeds: readonly Seed[]): string {
  const text = readFileSync(join(root, "spec/healos.emulator.yaml"), "utf8");
  return seeds.reduce(
    (before, { behaviour }) => (behaviour ? before.replaceAll(...behaviour) : before),
    text,
  );
}

function rename({ properties, required = [] }: Schema, from: string, to: string): void {
  const entries = Object.entries(properties).map(
    ([name, each]) => [name === from ? to : name, each] as const,
  );
  for (const [name] of Object.entries(properties)) delete properties[name];
  Object.assign(properties, Object.fromEntries(entries));
  required.forEach((name, index) => {
    if (name === from) required[index] = to;
  });
}

export function remove(schema: Schema, name: string): void {
  delete schema.properties[name];
  schema.required = (schema.required ?? []).filter((each) => each !== name);
}

export const schemas =
  (...names: string[]) =>
  (document: Seeded): Schema[] =>
    names.map((name) => {
      const found = document.schemas[name];
      if (found === undefined) throw new Error(`There is no schema ${name}.`);
      return found;
    });

function renameModel(document: object, from: string, to: string): void {
  const { schemas: all } = document as Seeded;
  all[to] = all[from] as Schema;
  delete all[from];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const held = value as Record<string, unknown>;
    if (held["$ref"] === `#/components/schemas/${from}`)
      held["$ref"] = `#/components/schemas/${to}`;
    for (const each of Object.values(held)) visit(each);
  };
  const { paths, parameters } = document as Seeded & { responses: unknown };
  for (const each of [paths, parameters, all]) visit(each);
}

/** The schema of the data of an operation's success, in its envelope. */
export function answer(operation: Operation): Schema {
  const success = operation.responses["200"] ?? operation.responses["201"];
  const { content } = success as unknown as { content: Record<string, { schema: Schema }> };
  return content["application/json"]?.schema as Schema;
}

export function propertyOf({ properties }: Schema, name: string): Schema {
  const found = properties[name];
  if (found === undefined) throw new Error(`There is no property ${name}.`);
  return found;
}

export const renamedProperty = (models: string[], from: string, to: string): Seed => ({
  name: `property ${models.join(", ")}.${from} is ${to}`,
  edit: (document) => {
    for (const each of schemas(...models)(document)) rename(each, from, to);
  },
});

export const renamedOperation = (from: string, to: string): Seed => ({
  name: `operation ${from} is ${to}`,
  edit: ({ operation, paths }) => {
    operation(from).operationId = to;
    for (const each of Object.values(paths).flatMap((path) => Object.values(path))) {
      const id = each["x-external-id"] as Record<string, unknown> | undefined;
      for (const [role, named] of Object.entries(id ?? {})) if (named === from && id) id[role] = to;
    }
  },
});

export const renamedModel = (from: string, to: string): Seed => ({
  name: `model ${from} is ${to}`,
  edit: (document) => renameModel(document, from, to),
});

export const renamedValue = (model: string, from: string, to: string): Seed => ({
  name: `value ${from} of ${model} is ${to}`,
  edit: (document) => {
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const held = value as Record<string, unknown>;
      for (const [key, each] of Object.entries(held)) {
        if (each === from) held[key] = to;
        else visit(each);
      }
    };
    visit(document.schemas);
    visit(document.paths);
  },
});

export const inSchema = (name: string, model: string, edit: (schema: Schema) => void): Seed => ({
  name,
  edit: (document) => {
    for (const each of schemas(model)(document)) edit(each);
  },
});
