#!/usr/bin/env bash
# A reference to an `$anchor` stops four of eight tools, and three others go on with something else in its place.
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, orval 8.38.0, oazapfts 7.5.0, swagger-typescript-api
#   13.13.0, @apidevtools/swagger-parser 13.1.0, @scalar/openapi-parser 0.29.22, @redocly/cli 2.77.0, typescript 5.9.3.
# Expected: `lid` is the schema Lid: an object with a colour.
# Seen: redocly alone gets it right. Four end with an error. swagger-typescript-api writes `any` and swagger-parser leaves the
#   reference in what it calls dereferenced, both without a word; @scalar/openapi-parser puts the whole document there.
# Why: documents made from JSON Schemas have anchors. A client that types such a member by a document, or by nothing, hides
#   every mistake in it.
# Source: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.2 and
#   https://spec.openapis.org/oas/v3.1.1.html#schema-object (its dialect is 2020-12)
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 \
  orval@8.38.0 oazapfts@7.5.0 swagger-typescript-api@13.13.0 @apidevtools/swagger-parser@13.1.0 \
  @scalar/openapi-parser@0.29.22 @redocly/cli@2.77.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Boxes, version: 1.0.0 }
paths:
  /boxes/{id}:
    get:
      operationId: getBox
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A box.
          content: { application/json: { schema: { $ref: "#/components/schemas/Box" } } }
components:
  schemas:
    Box:
      type: object
      properties:
        lid: { $ref: "#lid" }
    Lid:
      $anchor: lid
      type: object
      required: [color]
      properties: { color: { type: string } }
YAML
cat > parsers.mjs <<'JS'
import { readFileSync } from "node:fs";
import SwaggerParser from "@apidevtools/swagger-parser";
import { dereference } from "@scalar/openapi-parser";
const lidOf = ({ components }) => components.schemas.Box.properties.lid;
console.log("swagger-parser:", JSON.stringify(lidOf(await SwaggerParser.dereference("api.yaml"))));
const { schema } = await dereference(readFileSync("api.yaml", "utf8"));
console.log("@scalar/openapi-parser: an object with", Object.keys(lidOf(schema)).join(", "));
JS
ends() { local name=$1; shift; "$@" > said 2>&1 && echo "$name: exit 0" || echo "$name: an error"; }
{
  ends openapi-typescript npx openapi-typescript api.yaml -o types.ts
  ends hey-api npx openapi-ts -i api.yaml -o hey
  ends orval npx orval --input api.yaml --output orval.ts
  ends oazapfts npx oazapfts api.yaml oazapfts.ts
  ends swagger-typescript-api npx swagger-typescript-api generate -p api.yaml -o sta
  echo "swagger-typescript-api: $(grep -rhoE "lid\?: [^;]+" sta)"
  node parsers.mjs
  npx redocly bundle --dereferenced api.yaml 2> said | grep -q "anchor: lid" && echo "redocly: the schema"
} > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-typescript: an error
hey-api: an error
orval: an error
oazapfts: an error
swagger-typescript-api: exit 0
swagger-typescript-api: lid?: any
swagger-parser: {"$ref":"#lid"}
@scalar/openapi-parser: an object with openapi, info, paths, components
redocly: the schema
EXPECTED
