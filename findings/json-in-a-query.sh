#!/usr/bin/env bash
# A query parameter whose value is JSON (`content: application/json`) is sent as JSON by one of five clients.
# Versions: openapi-fetch 0.17.0; @hey-api/openapi-ts 0.99.0, oazapfts 7.5.0 (with @oazapfts/runtime 1.2.0), orval 8.38.0 and
#   swagger-typescript-api 13.13.0, each with its fetch client.
# Expected: filter={"ward":"b"}, percent-encoded: a parameter with `content` is written as its media type says.
# Seen: oazapfts does so; the others send "[object Object]", `ward=b` or `filter[ward]=b`, none with a warning, though all have
#   typed the argument rightly.
# Why: the server finds no filter and answers with every record, or refuses with a 400 that the document does not explain.
# Source: https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-content
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0 @hey-api/openapi-ts@0.99.0 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 orval@8.38.0 swagger-typescript-api@13.13.0 typescript@5.9.3 esbuild@0.28.2
node node_modules/esbuild/install.js

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Patients, version: 1.0.0 }
servers: [{ url: "http://patients.example" }]
paths:
  /patients:
    get:
      operationId: listPatients
      parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object, properties: { ward: { type: string } } } } } }]
      responses: { "204": { description: Fine. } }
YAML
npx openapi-ts -i api.yaml -o hey-api > said 2>&1
npx oazapfts api.yaml oazapfts.ts
echo 'export default { api: { input: "./api.yaml", output: { target: "./orval.ts", client: "fetch" } } };' > orval.config.mjs
npx orval > said 2>&1
npx swagger-typescript-api generate -p api.yaml -o . -n acacode.ts > said 2>&1
cat > run.mjs <<'JS'
import createClient from "openapi-fetch";
import { Api } from "./acacode";
import { listPatients as heyApi } from "./hey-api/sdk.gen";
import { listPatients as oazapfts } from "./oazapfts";
import { listPatients as orval } from "./orval";
let url;
globalThis.fetch = async (input) => {
  url = new URL(input.url ?? input, "http://patients.example");
  return new Response(null, { status: 204 });
};
const query = { filter: { ward: "b" } };
for (const [name, call] of Object.entries({
  "openapi-fetch": () => createClient({ baseUrl: "http://patients.example" }).GET("/patients", { params: { query } }),
  "hey-api": () => heyApi({ query }),
  oazapfts: () => oazapfts(query),
  orval: () => orval(query),
  "swagger-typescript-api": () => new Api().patients.listPatients(query),
})) {
  url = undefined;
  await call();
  console.log(`${name}: ${decodeURIComponent(url.search.replaceAll("+", " "))}`);
}
JS
npx esbuild run.mjs --bundle --platform=node --format=esm --outfile=bundle.mjs --log-level=error
node bundle.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-fetch: ?filter[ward]=b
hey-api: ?ward=b
oazapfts: ?filter={"ward":"b"}
orval: ?filter=[object Object]
swagger-typescript-api: ?filter=[object Object]
EXPECTED
