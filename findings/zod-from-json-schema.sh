#!/usr/bin/env bash
# Of a JSON Schema, parts are left out in silence, though other parts that zod cannot do are errors.
# Versions: zod 4.6.7, z.fromJSONSchema; ajv 8.20.0 (2020-12) for comparison.
# Expected: the verdicts of a validator of JSON Schema, or an error as for `if` and `not`.
# Seen: `required` without `properties` is not checked, nor is what stands beside a $ref, and an object in `enum` never matches.
# Why: "email or phone" and "this type, but with a name" are written so in OpenAPI 3.1; a client would pass on what it checks.
# Source: https://zod.dev/json-schema#zfromjsonschema, https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.1
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0

cat > run.mjs <<'JS'
import Ajv from "ajv/dist/2020.js";
import { z } from "zod";
const members = { type: "object", properties: { email: { type: "string" }, phone: { type: "string" } } };
const cases = [
  ["required alone", { type: "object", required: ["email"] }, {}],
  ["one of two", { ...members, anyOf: [{ required: ["email"] }, { required: ["phone"] }] }, {}],
  ["beside $ref", { $defs: { Name: { type: "string" } }, $ref: "#/$defs/Name", maxLength: 3 }, "Agnes"],
  ["object in enum", { enum: [{ unit: "mg" }] }, { unit: "mg" }],
];
const verdict = (valid) => (valid ? "accepts" : "refuses");
for (const [name, schema, value] of cases) {
  const zod = z.fromJSONSchema(schema).safeParse(value).success;
  const ajv = new Ajv({ strict: false }).validate(schema, value);
  console.log(`${name}, ${JSON.stringify(value)}: ajv ${verdict(ajv)}, zod ${verdict(zod)}`);
}
try {
  z.fromJSONSchema({ not: { type: "string" } });
} catch (error) {
  console.log(`not: ${error.message}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
required alone, {}: ajv refuses, zod accepts
one of two, {}: ajv refuses, zod accepts
beside $ref, "Agnes": ajv refuses, zod accepts
object in enum, {"unit":"mg"}: ajv accepts, zod refuses
not: not is not supported in Zod (except { not: {} } for never)
EXPECTED
