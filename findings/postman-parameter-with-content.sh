#!/usr/bin/env bash
# An operation with a parameter that has `content` in place of `schema` is missing from the Postman collection.
# Versions: openapi-to-postmanv2 6.3.3.
# Expected: a request for each operation, or a result that says which one could not be made.
# Seen: `result: true` and a folder without a request; a TypeError goes to stderr. `;tag=red;tag=blue` becomes `;tag=0=red;1=blue`.
# Why: a team tests "the whole API" by its collection, and the search with a JSON filter is not in it.
# Source: https://spec.openapis.org/oas/v3.1.1.html#parameter-object (`content`), RFC 6570, section 3.2.7
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-to-postmanv2@6.3.3

cat > run.cjs <<'JS'
const { convertV2 } = require("openapi-to-postmanv2");
const filter = { type: "object", properties: { city: { type: "string" } }, example: { city: "Graz" } };
const tags = { type: "array", items: { type: "string" }, example: ["red", "blue"] };
const get = (parameters) => ({ get: { parameters, responses: { 200: { description: "Fine." } } } });
const data = {
  openapi: "3.1.0",
  info: { title: "Rooms", version: "1.0.0" },
  servers: [{ url: "https://rooms.example" }],
  paths: {
    "/by-schema": get([{ name: "filter", in: "query", schema: filter }]),
    "/by-content": get([{ name: "filter", in: "query", content: { "application/json": { schema: filter } } }]),
    "/tagged{tag}": get([{ name: "tag", in: "path", required: true, style: "matrix", explode: true, schema: tags }]),
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
node run.cjs > seen 2> said
grep -o "^TypeError: .*" said >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
EXPECTED
