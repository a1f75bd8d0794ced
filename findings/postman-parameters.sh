#!/usr/bin/env bash
# A Postman collection sends a list of style `matrix` under its indices, and a JSON parameter as nothing.
# Versions: openapi-to-postmanv2 6.3.3.
# Expected: `;tag=red;tag=blue`, and the example of the parameter's media type: `filter={"city":"Graz"}`.
# Seen: `;tag=0=red;1=blue`, and `filter=`, with or without `required`; the same schema without `content` is filled in.
# Why: a team tests its API by the collection that is made of its document, and finds the fault in the wrong place.
# Source: https://spec.openapis.org/oas/v3.1.1.html#style-examples, RFC 6570, section 3.2.7
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-to-postmanv2@6.3.3

cat > run.cjs <<'JS'
const { convertV2 } = require("openapi-to-postmanv2");
const filter = { type: "object", properties: { city: { type: "string" } }, example: { city: "Graz" } };
const tags = { type: "array", items: { type: "string" }, example: ["red", "blue"] };
const get = (parameter) => ({ get: { parameters: [parameter], responses: { 200: { description: "Fine." } } } });
const json = { "application/json": { schema: filter } };
const data = {
  openapi: "3.1.0",
  info: { title: "Rooms", version: "1.0.0" },
  servers: [{ url: "https://rooms.example" }],
  paths: {
    "/by-schema": get({ name: "filter", in: "query", schema: filter }),
    "/by-content": get({ name: "filter", in: "query", content: json }),
    "/by-content/required": get({ name: "filter", in: "query", required: true, content: json }),
    "/tagged/{tag}": get({ name: "tag", in: "path", required: true, style: "matrix", explode: true, schema: tags }),
  },
};
const requests = ({ request, item = [] }) => (request ? [request] : item.flatMap(requests));
convertV2({ type: "json", data }, { parametersResolution: "Example" }, (error, { result, output }) => {
  console.log(`error: ${error}, result: ${result}`);
  for (const { url } of output[0].data.item.flatMap(requests)) {
    const query = url.query.map(({ key, value }) => `${key}=${value}`);
    const variables = url.variable.map(({ key, value }) => `${key}: ${value}`);
    console.log(`/${url.path.join("/")} ${[...query, ...variables].join(", ")}`);
  }
});
JS
node run.cjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
error: null, result: true
/by-schema city=Graz
/by-content filter=
/by-content/required filter=
/tagged/:tag tag: ;tag=0=red;1=blue
EXPECTED
