#!/usr/bin/env bash
# An int64 is made a bigint after JSON.parse has rounded it, and an optional 0 stays a number.
# Versions: @hey-api/openapi-ts 0.99.0 with its transformers plugin (`bigInt: true`) and its fetch client, typescript 5.9.3.
# Expected: 9007199254740993n and 0n: the types of both members say bigint.
# Seen: 9007199254740992n, which is another record's id, and 0, for which `0 === 0n` is false and `0 + 1n` throws.
# Why: a bigint in the types tells the caller that all digits are there. They are lost before the conversion.
# Source: https://www.rfc-editor.org/rfc/rfc8259#section-6, https://spec.openapis.org/registry/format/int64
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @hey-api/openapi-ts@0.99.0 typescript@5.9.3 esbuild@0.28.2
node node_modules/esbuild/install.js

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Records, version: 1.0.0 }
servers: [{ url: "http://records.example" }]
paths:
  /record:
    get:
      operationId: readRecord
      responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Record" } } } } }
components:
  schemas:
    Record: { type: object, required: [id], properties: { id: { type: integer, format: int64 }, copies: { type: integer, format: int64 } } }
YAML
cat > openapi-ts.config.mjs <<'JS'
const transformers = { name: "@hey-api/transformers", bigInt: true };
export default { input: "./api.yaml", output: "client", plugins: ["@hey-api/client-fetch", transformers, { name: "@hey-api/sdk", transformer: true }] };
JS
npx openapi-ts > said 2>&1
grep -E '^    (id|copies)' client/types.gen.ts > seen
cat > run.mjs <<'JS'
import { readRecord } from "./client/sdk.gen";
const fetch = async () => new Response('{"id":9007199254740993,"copies":0}', { headers: { "content-type": "application/json" } });
const { data } = await readRecord({ fetch });
for (const [name, value] of Object.entries(data)) console.log(`${name}: ${typeof value} ${value}`);
JS
npx esbuild run.mjs --bundle --platform=node --format=esm --outfile=bundle.mjs --log-level=error
node bundle.mjs >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
    id: bigint;
    copies?: bigint;
id: bigint 9007199254740992
copies: number 0
EXPECTED
