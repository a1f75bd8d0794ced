#!/usr/bin/env bash
# A value that has a member called `$ref` is read as a reference: it is replaced, or the whole document is refused.
# Versions: @apidevtools/json-schema-ref-parser 16.0.6, @apidevtools/swagger-parser 13.1.0, @readme/openapi-parser 9.0.0;
#   @scalar/openapi-parser 0.29.22 does as expected.
# Expected: what stands under `const`, `default` and `example` is data, whatever its members are called.
# Seen: `const` and `example` become the schema that the text leads to; a `default` that leads nowhere is an error.
# Why: APIs that store schemas, forms or FHIR definitions have such values, and their examples and constants are others then.
# Source: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.1 (a reference is a keyword of a schema),
#   https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.3 (`const` may be of any value)
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/json-schema-ref-parser@16.0.6 \
  @apidevtools/swagger-parser@13.1.0 @readme/openapi-parser@9.0.0 @scalar/openapi-parser@0.29.22

cat > run.mjs <<'JS'
import RefParser from "@apidevtools/json-schema-ref-parser";
import SwaggerParser from "@apidevtools/swagger-parser";
import { dereference as readme } from "@readme/openapi-parser";
import { dereference as scalar } from "@scalar/openapi-parser";
const document = (more) => ({
  openapi: "3.1.0",
  info: { title: "Forms", version: "1.0.0" },
  paths: {},
  components: {
    schemas: {
      Name: { type: "string" },
      Field: { const: { $ref: "#/components/schemas/Name" } },
      Sample: { type: "object", examples: [{ $ref: "#/components/schemas/Name" }], ...more },
    },
  },
});
const tools = {
  "json-schema-ref-parser": (api) => RefParser.dereference(api),
  "swagger-parser": (api) => SwaggerParser.dereference(api),
  "@readme/openapi-parser": (api) => readme(api),
  "@scalar/openapi-parser": async (api) => (await scalar(api)).schema,
};
for (const [name, dereference] of Object.entries(tools)) {
  const { Field, Sample } = (await dereference(document())).components.schemas;
  console.log(`${name}: const ${JSON.stringify(Field.const)}, example ${JSON.stringify(Sample.examples[0])}`);
  const told = await dereference(document({ default: { $ref: "#/elsewhere" } })).then(
    ({ components }) => JSON.stringify(components.schemas.Sample.default),
    (error) => error.name,
  );
  console.log(`  default: ${told}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
json-schema-ref-parser: const {"type":"string"}, example {"type":"string"}
  default: MissingPointerError
swagger-parser: const {"type":"string"}, example {"type":"string"}
  default: MissingPointerError
@readme/openapi-parser: const {"type":"string"}, example {"type":"string"}
  default: MissingPointerError
@scalar/openapi-parser: const {"$ref":"#/components/schemas/Name"}, example {"$ref":"#/components/schemas/Name"}
  default: {"$ref":"#/elsewhere"}
EXPECTED
