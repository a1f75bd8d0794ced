#!/usr/bin/env bash
# What a Zod schema takes, the OpenAPI 3.0 schema that Zod makes of it refuses: null, where an enum or a model is nullable.
# Versions: zod 4.6.7, ajv 8.20.0 (which reads `nullable` as OpenAPI 3.0 does).
# Expected: schemas for target "openapi-3.0" that take null as well: null among the values of an enum; a branch for null beside
#   a reference.
# Seen: `nullable: true` beside an enum without null, which lists all values that there are; and beside `allOf` without a type,
#   where it has no meaning. For draft 2020-12 both are right.
# Why: a server describes itself by its Zod schemas and answers null; clients made from the description, and mocks that check
#   by it, refuse what the server means.
# Source: https://spec.openapis.org/oas/v3.0.4.html#schema-object, `nullable`: it needs a `type` beside it, and other keywords,
#   such as `enum`, may still refuse null.
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0

cat > try.mjs <<'JS'
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";
const model = z.object({ name: z.string() }).meta({ id: "Owner" });
const schemas = {
  "a nullable enum": z.object({ value: z.enum(["open", "closed"]).nullable() }),
  "a nullable model": z.object({ value: model.nullable() }),
};
const value = { value: null };
const verdict = (ajv, schema) => {
  try {
    return ajv.validate(schema, value) ? "taken" : `refused (${ajv.errors[0].keyword})`;
  } catch ({ message }) {
    return message;
  }
};
for (const [name, schema] of Object.entries(schemas)) {
  const old = z.toJSONSchema(schema, { target: "openapi-3.0" });
  console.log(`${name}: ${JSON.stringify(old.properties.value)}`);
  console.log(`  zod: ${schema.safeParse(value).success ? "taken" : "refused"}`);
  console.log(`  openapi-3.0: ${verdict(new Ajv({ strict: false }), old)}`);
  console.log(`  draft-2020-12: ${verdict(new Ajv2020(), z.toJSONSchema(schema))}`);
}
JS
node try.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
a nullable enum: {"nullable":true,"type":"string","enum":["open","closed"]}
  zod: taken
  openapi-3.0: refused (enum)
  draft-2020-12: taken
a nullable model: {"nullable":true,"allOf":[{"$ref":"#/definitions/Owner"}]}
  zod: taken
  openapi-3.0: "nullable" cannot be used without "type"
  draft-2020-12: taken
EXPECTED
