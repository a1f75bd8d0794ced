import { Ajv2020 } from "ajv/dist/2020.js";
import { isObject } from "../../src/json/is-object.js";
import type { JsonObject } from "../../src/json/json.js";
import { partOf, weakened } from "../proof/weakened.js";
import type { Instance } from "./suite.js";

/** Whether a value fits all of its schema that a type says, by the list in docs/keywords.md. */
export function isLeftOpen({ schema, data }: Instance): boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
  const weak = weakened(schema);
  if (!isObject(weak) || !isObject(schema)) return ajv.compile(weak as boolean)(data);
  return ajv.compile({ ...weak, $defs: weakenedDefs(schema) })(data);
}

/** The definitions of a schema, each as a schema of its own and as a part of others. */
function weakenedDefs({ $defs = {} }: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries($defs as JsonObject).flatMap(([name, each]) => [
      [name, weakened(each)],
      [partOf(name), weakened(each, true)],
    ]),
  );
}
