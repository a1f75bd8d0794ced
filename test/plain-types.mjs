// The least that a generator does with a document: `plain-types.mjs FILE` reads JSON, makes openapi-typescript's types
// of the schemas and the operations, and prints them. No references are followed and nothing is checked.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { astToString } from "openapi-typescript/dist/lib/ts.js";
import transformSchema from "openapi-typescript/dist/transform/index.js";

const document = JSON.parse(readFileSync(argv[2], "utf8"));

function resolve(pointer) {
  const keys = pointer.split("/").slice(1);
  return keys.reduce(
    (node, key) => node?.[decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
}

const context = {
  discriminators: { objects: {}, refsHandled: [] },
  injectFooter: [],
  silent: true,
  resolve,
};
stdout.write(`${astToString(transformSchema(document, context)).length}\n`);
