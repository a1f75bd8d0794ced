#!/usr/bin/env bash
# A method that Bun does not know goes out as GET, and so do "Delete" and "Patch" in mixed case.
# Versions: Bun 1.4.5 (npm @oven/bun-linux-x64), against an HTTP server of Bun's own node:http.
# Expected: the method as it was given. Fetch puts only DELETE, GET, HEAD, OPTIONS, POST and PUT into upper case; every other
#   token is sent as it is ("normalize a method"). "Delete" is a DELETE.
# Seen: GET, without an error; LINK and QUERY, which it knows, arrive.
# Why: a method of a document's own ("additionalOperations" of OpenAPI 3.2) reads where it was to write, and succeeds.
# Source: https://github.com/oven-sh/bun/issues/42497, https://fetch.spec.whatwg.org/#methods
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @oven/bun-linux-x64@1.4.5
bun=node_modules/@oven/bun-linux-x64/bin/bun

cat > run.mjs <<'JS'
import { createServer } from "node:http";
const server = createServer((request, response) => response.end(request.method));
await new Promise((done) => server.listen(0, done));
const url = `http://127.0.0.1:${server.address().port}/`;
for (const method of ["LINK", "QUERY", "ARCHIVE", "Delete", "Patch"])
  console.log(`${method}: ${await (await fetch(url, { method })).text()}`);
server.close();
JS
"$bun" run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
LINK: LINK
QUERY: QUERY
ARCHIVE: GET
Delete: GET
Patch: GET
EXPECTED
