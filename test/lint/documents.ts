import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { LintFinding } from "../../src/lint/finding.js";
import { lint } from "../../src/lint/lint.js";
import { tempFolder } from "../temp-folder.js";

/** A document, or what is changed in one: objects are merged, `undefined` removes, anything else replaces. */
export interface Part {
  [key: string]: unknown;
}

/** A document that any API may have. No rule finds anything in it. */
export const plainDocument: Part = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        parameters: [{ name: "color", in: "query", schema: { type: "string" } }],
        responses: { 200: json({ type: "array", items: ref("Thing") }) },
      },
      post: {
        operationId: "createThing",
        requestBody: json(ref("ThingCreate")),
        responses: { 201: json(ref("Thing")) },
      },
    },
  },
  components: {
    schemas: {
      Thing: { type: "object", properties: { id: { type: "string" } } },
      ThingCreate: {
        type: "object",
        additionalProperties: false,
        properties: { name: { type: "string" } },
      },
    },
  },
};

const refusals = { 401: { description: "No key." }, 403: { description: "No scope." } };

/** The same, kept with record of its evidence: the strict rules apply, and find nothing. */
export const carefulDocument: Part = merge(plainDocument, {
  "x-evidence": { is: "documented", page: "things" },
  security: [{ Key: [] }],
  components: {
    securitySchemes: {
      Key: {
        type: "apiKey",
        in: "header",
        name: "X-API-Key",
        description: "Scopes: `things:read`, `things:write`.",
      },
    },
  },
  paths: {
    "/things": {
      get: { security: [{ Key: ["things:read"] }], responses: refusals },
      post: { security: [{ Key: ["things:write"] }], responses: refusals },
    },
  },
});

/** A changed copy. */
export function merge(document: Part, changes: Part): Part {
  const merged = { ...document };
  for (const [key, change] of Object.entries(changes)) {
    const before = merged[key];
    if (change === undefined) delete merged[key];
    else merged[key] = isPart(change) && isPart(before) ? merge(before, change) : change;
  }
  return merged;
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Changes of the operation that lists. */
export function list(changes: Part): Part {
  return { paths: { "/things": { get: changes } } };
}

/** Changes of the operation that creates. */
export function create(changes: Part): Part {
  return { paths: { "/things": { post: changes } } };
}

/** Changes of the schemas. */
export function schemas(changes: Part): Part {
  return { components: { schemas: changes } };
}

/** Changes of the properties of `Thing`. */
export function thing(properties: Part): Part {
  return schemas({ Thing: { properties } });
}

export function json(schema: Part): Part {
  return { description: "Things.", content: { "application/json": { schema } } };
}

export function ref(name: string): Part {
  return { $ref: `#/components/schemas/${name}` };
}

/** Lints a document in a file of its own, in YAML, or in JSON where the file is called so. */
export async function findingsIn(document: Part, name = "things.yaml"): Promise<LintFinding[]> {
  const spec = join(tempFolder(), name);
  const text = name.endsWith(".json")
    ? JSON.stringify(document)
    : stringify(document, { aliasDuplicateObjects: false });
  writeFileSync(spec, text);
  return (await lint({ spec })).findings;
}
