#!/usr/bin/env bash
# The library that shows an example of a schema on pages of documentation makes values that the schema refuses.
# Versions: openapi-sampler 1.7.10, ajv 8.20.0, ajv-formats 3.0.1.
# Expected: a sample is valid by the schema that it is a sample of, or there is none.
# Seen: `multipleOf` is forgotten beside `minimum`, `uniqueItems` beside `minItems`, `maxLength` beside a format, and
#   `propertyNames`, `oneOf` and the format `duration` altogether.
# Why: readers send what the page shows and are answered 400; who seeds a mock or a test from samples tests with data that
#   the API never has.
# Source: https://github.com/Redocly/openapi-sampler/blob/main/README.md, https://json-schema.org/draft/2020-12/json-schema-validation#section-6
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-sampler@1.7.10 ajv@8.20.0 ajv-formats@3.0.1

cat > run.mjs <<'JS'
import { sample } from "openapi-sampler";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
const room = { type: "object", properties: { room: { type: "string" } } };
const desk = { type: "object", properties: { desk: { type: "string" } } };
const schemas = {
  "minimum alone": { type: "integer", minimum: 5 },
  "multipleOf and minimum": { type: "integer", minimum: 5, multipleOf: 15 },
  "uniqueItems and minItems": { type: "array", minItems: 2, uniqueItems: true, items: { enum: ["mon", "tue"] } },
  "a format and maxLength": { type: "string", format: "email", maxLength: 12 },
  "propertyNames": { type: "object", propertyNames: { minLength: 12 }, additionalProperties: { type: "integer" } },
  "oneOf": { oneOf: [room, desk] },
  "duration": { type: "string", format: "duration" },
};
for (const [name, schema] of Object.entries(schemas)) {
  const value = sample(schema);
  console.log(`${name}: ${JSON.stringify(value)} ${ajv.validate(schema, value) ? "is valid" : `is refused: ${ajv.errors[0].message}`}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
minimum alone: 5 is valid
multipleOf and minimum: 5 is refused: must be multiple of 15
uniqueItems and minItems: ["mon","mon"] is refused: must NOT have duplicate items (items ## 0 and 1 are identical)
a format and maxLength: "user@example.com" is refused: must NOT have more than 12 characters
propertyNames: {"property1":0,"property2":0} is refused: must NOT have fewer than 12 characters
oneOf: {"room":"string"} is refused: must match exactly one schema in oneOf
duration: "string" is refused: must match format "duration"
EXPECTED
