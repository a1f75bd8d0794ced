import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEmulator, type Emulator } from "../../src/emulator.js";
import { tempFolder } from "../temp-folder.js";

/** An emulator of things, each with an id and with the properties that are given; anyone may ask it. */
export async function emulatorOfThings(
  properties: Record<string, object>,
  required: readonly string[] = [],
  refusals: Record<string, object> = {},
): Promise<Emulator> {
  const thing = { type: "object", properties, required };
  const content = { "application/json": { schema: thing } };
  const id = { name: "id", in: "path", required: true, schema: properties["id"] };
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          responses: {
            200: {
              description: "",
              content: { "application/json": { schema: { type: "array", items: thing } } },
            },
          },
        },
        post: {
          operationId: "createThing",
          requestBody: { content },
          responses: { 201: { description: "", content }, ...refusals },
        },
      },
      "/things/{id}": {
        parameters: [id],
        get: { operationId: "getThing", responses: { 200: { description: "", content } } },
        put: {
          operationId: "updateThing",
          requestBody: { content },
          responses: { 200: { description: "", content } },
        },
      },
    },
  };
  return emulatorOf(document);
}

/** An emulator of a document that is written out. */
export async function emulatorOf(document: object): Promise<Emulator> {
  const spec = join(tempFolder(), "things.json");
  writeFileSync(spec, JSON.stringify(document, undefined, 2));
  return createEmulator({ spec });
}

/** A document with one operation a path, of no resource, each of which answers with the path that it stands at. */
export function documentOfPaths(paths: readonly string[], more: object = {}): object {
  const operation = (path: string): object => {
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
    const schema = { type: "object", properties: { at: { const: path } }, required: ["at"] };
    return {
      parameters: names.map((name) => ({
        ...{ name, in: "path", required: true },
        schema: { type: "string" },
      })),
      responses: { 200: { description: "", content: { "application/json": { schema } } } },
    };
  };
  return {
    openapi: "3.1.0",
    info: { title: "Paths", version: "1.0.0" },
    paths: Object.fromEntries(paths.map((path) => [path, { options: operation(path) }])),
    ...more,
  };
}

/** Asks an emulator, in JSON as it is written. */
export async function ask(
  { fetch }: Emulator,
  [method, path]: readonly [string, string],
  body?: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://localhost:1${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text() };
}
