#!/usr/bin/env bash
# `prefixItems` with `items` beside it is a different type in four of five generators, and right in one.
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, oazapfts 7.5.0, orval 8.38.0, swagger-typescript-api 13.13.0.
# Expected: a text, then any number of numbers: [string, ...number[]] (JSON Schema 2020-12: `items` is about the rest).
# Seen: the rest is lost, or fixed to one number, or the text at the front is lost.
# Why: the client cannot send what the server takes, and types the first number of an answer as absent.
# Source: https://github.com/openapi-ts/openapi-typescript/issues/1892, https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 oazapfts@7.5.0 orval@8.38.0 swagger-typescript-api@13.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Rows, version: 1.0.0 }
paths:
  /row: { get: { operationId: readRow, responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Row" } } } } } } }
components:
  schemas:
    Row: { type: array, prefixItems: [{ type: string }], items: { type: number } }
YAML
npx openapi-typescript api.yaml -o openapi-typescript.ts > said 2>&1
npx openapi-ts -i api.yaml -o client -p @hey-api/typescript > said 2>&1 && cp client/types.gen.ts hey-api.ts
npx oazapfts api.yaml oazapfts.ts
npx orval --input api.yaml --output orval.ts > said 2>&1
npx swagger-typescript-api generate -p api.yaml -o . -n swagger-typescript-api.ts --no-client > said 2>&1
for tool in openapi-typescript hey-api oazapfts orval swagger-typescript-api; do
  echo "$tool: $(tr -d '\n' < "$tool.ts" | tr -s ' ' | grep -oE '\bRow( =|:) [^;]*;' | head -1)"
done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-typescript: Row: [ string ];
hey-api: Row = [ string, number];
oazapfts: Row = number[];
orval: Row = [string, ...number[]];
swagger-typescript-api: Row = [string];
EXPECTED
