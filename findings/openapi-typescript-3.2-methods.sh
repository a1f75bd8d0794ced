#!/usr/bin/env bash
# Two of the three operations of a path of OpenAPI 3.2 are missing in the types, without a word.
# Versions: openapi-typescript 7.13.0, typescript 5.9.3.
# Expected: "query" and what stands below "additionalOperations" as operations, or a line that says that they are left out.
# Seen: exit 0, no message about them, and only listThings.
# Why: 3.2 is accepted as an input, so nobody looks for what is missing.
# Source: https://spec.openapis.org/oas/v3.2.0.html#path-item-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.2.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get: { operationId: listThings, responses: { "200": { description: Things. } } }
    query: { operationId: searchThings, responses: { "200": { description: Things. } } }
    additionalOperations:
      LINK: { operationId: linkThings, responses: { "204": { description: Linked. } } }
YAML
npx openapi-typescript api.yaml -o api.ts > said 2>&1 && echo "exit 0" > seen
for name in listThings searchThings linkThings; do
  grep -q "$name" api.ts && echo "$name: there" || echo "$name: missing"
done >> seen
echo "warnings: $(grep -ciE 'warn|query|additional|3\.2' said || true)" >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
listThings: there
searchThings: missing
linkThings: missing
warnings: 0
EXPECTED
