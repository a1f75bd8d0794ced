#!/usr/bin/env bash
# An array in a form is sent in another way after its document was converted from Swagger 2.0.
# Versions: swagger2openapi 7.0.8; @scalar/openapi-upgrader 0.4.9 does as expected.
# Expected: `encoding: { ids: { explode: false } }`: "csv", which is also the default of 2.0, is ids=1,2 in one field.
# Seen: swagger2openapi leaves the encoding out, by which 3.x means ids=1&ids=2 (style form, explode true). It warns of nothing;
#   the same parameter in the query it converts rightly.
# Why: a client made from the converted document sends what a server of 2.0 reads as the last id alone.
# Source: https://github.com/Mermade/oas-kit/issues/198, https://spec.openapis.org/oas/v2.0.html#parameter-object, https://spec.openapis.org/oas/v3.0.4.html#encoding-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts swagger2openapi@7.0.8 @scalar/openapi-upgrader@0.4.9

cat > run.mjs <<'JS'
import { upgrade } from "@scalar/openapi-upgrader";
import swagger2openapi from "swagger2openapi";
const ids = { name: "ids", type: "array", items: { type: "string" }, collectionFormat: "csv" };
const parameters = [{ ...ids, in: "query" }, { ...ids, in: "formData" }];
const post = { consumes: ["application/x-www-form-urlencoded"], parameters, responses: { 204: { description: "Fine." } } };
const document = () => JSON.parse(JSON.stringify({ swagger: "2.0", info: { title: "Things", version: "1.0.0" }, paths: { "/things": { post } } }));
const show = (name, { paths }) => {
  const { parameters, requestBody } = paths["/things"].post;
  const { encoding } = requestBody.content["application/x-www-form-urlencoded"];
  console.log(`${name}: query explode ${parameters[0].explode}, form ${JSON.stringify(encoding)}`);
};
show("swagger2openapi", (await swagger2openapi.convertObj(document(), {})).openapi);
show("@scalar/openapi-upgrader", upgrade(document(), "3.1"));
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
swagger2openapi: query explode false, form undefined
@scalar/openapi-upgrader: query explode false, form {"ids":{"style":"form","explode":false}}
EXPECTED
