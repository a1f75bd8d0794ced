#!/usr/bin/env bash
# A request as HAR has other parameters than the document says where one is an object.
# Versions: @readme/oas-to-har 38.5.1, oas 38.6.0.
# Expected: `?from=1&to=2` for an object in the query (style `form`, which explodes by default), and one header
#   `X-Range: from=1,to=2` for an exploded one in a header; a cookie list that does not explode is `range=1,2`.
# Seen: the query is `range=from=1&to=2`, the header's name is gone and two others are sent, and the cookie is there twice.
# Why: snippets and "try it" of reference pages are made of it, so that a reader's first call filters by nothing.
# Source: https://spec.openapis.org/oas/v3.1.1.html#style-examples
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @readme/oas-to-har@38.5.1 oas@38.6.0

cat > run.mjs <<'JS'
import oasToHar from "@readme/oas-to-har";
import Oas from "oas";
const number = { type: "integer" };
const range = { type: "object", properties: { from: number, to: number } };
const parameters = [
  { name: "range", in: "query", schema: range },
  { name: "X-Range", in: "header", explode: true, schema: range },
  { name: "X-Flat", in: "header", schema: range },
  { name: "range", in: "cookie", explode: false, schema: { type: "array", items: number } },
];
const responses = { 200: { description: "Fine." } };
const api = new Oas({
  openapi: "3.1.0",
  info: { title: "Rooms", version: "1.0.0" },
  servers: [{ url: "https://rooms.example" }],
  paths: { "/rooms": { get: { parameters, responses } } },
});
const value = { from: 1, to: 2 };
const { log } = oasToHar(api, api.operation("/rooms", "get"), {
  query: { range: value },
  header: { "X-Range": value, "X-Flat": value },
  cookie: { range: [1, 2] },
});
const { queryString, headers, cookies } = log.entries[0].request;
for (const [where, list] of Object.entries({ query: queryString, headers, cookies })) {
  console.log(`${where}: ${list.map(({ name, value }) => `[${name}] = [${value}]`).join(", ")}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
query: [range] = [from=1&to=2]
headers: [from] = [1], [to] = [2], [from] = [1], [to] = [2]
cookies: [range] = [1], [range] = [2]
EXPECTED
