#!/usr/bin/env bash
# Two clients ask the caller for a required cookie parameter, and send the request without it.
# Versions: openapi-fetch 0.17.0; oazapfts 7.5.0 with @oazapfts/runtime 1.2.0. Node's own fetch, where a Cookie header can be set.
# Expected: `cookie: session=abc`, or no such argument.
# Seen: openapi-fetch takes `params.cookie`, oazapfts takes a first argument `session`; neither sends a Cookie header.
# Why: the types say that it is dealt with, and the answer is a 401 whose cause is in neither code nor log.
# Source: https://spec.openapis.org/oas/v3.1.1.html#parameter-locations
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 esbuild@0.28.2
node node_modules/esbuild/install.js

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      parameters: [{ name: session, in: cookie, required: true, schema: { type: string } }]
      responses: { "204": { description: Fine. } }
YAML
npx oazapfts api.yaml client.ts
cat > run.mjs <<'JS'
import { createServer } from "node:http";
import createClient from "openapi-fetch";
import { defaults, listThings } from "./client.ts";
const cookies = [];
const server = createServer((request, response) => {
  cookies.push(request.headers.cookie ?? "none");
  response.writeHead(204).end();
});
await new Promise((done) => server.listen(0, done));
const baseUrl = (defaults.baseUrl = `http://127.0.0.1:${server.address().port}`);
await createClient({ baseUrl }).GET("/things", { params: { cookie: { session: "abc" } } });
await listThings("abc");
console.log(`openapi-fetch: ${cookies[0]}\noazapfts: ${cookies[1]}`);
server.close();
JS
npx esbuild run.mjs --bundle --platform=node --format=esm --outfile=bundle.mjs --log-level=error
node bundle.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-fetch: none
oazapfts: none
EXPECTED
