import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "../../src/generate.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import type { Proved } from "./judge.js";
import { beside } from "./schemas.js";

/** Schemas as components of one document, and their types. They are only sent: a list of values that is read may grow. */
export async function madeModels(schemas: readonly Json[], start: number): Promise<Proved> {
  const own = schemas.map((schema, index) => [`S${start + index}`, schema] as const);
  const components: JsonObject = { ...beside, ...Object.fromEntries(own) };
  const place = tempFolder();
  const spec = join(place, "api.json");
  const properties = Object.fromEntries(
    Object.keys(components).map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
  );
  const post = {
    operationId: "send",
    requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
    responses: { "204": { description: "Done." } },
  };
  const info = { title: "Proof", version: "1" };
  const rest = { info, paths: { "/p": { post } }, components: { schemas: components } };
  writeFileSync(spec, JSON.stringify({ openapi: "3.1.0", ...rest }));
  await generate({ spec, out: join(place, "client"), layout: "source" });
  const models = tree(join(place, "client"))["models.ts"] ?? "";
  return { components, loose: components, names: own.map(([name]) => name), models };
}
