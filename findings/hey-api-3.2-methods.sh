#!/usr/bin/env bash
# A client of an OpenAPI 3.2 document lacks its "query" operation and its own methods, without a word.
# Versions: @hey-api/openapi-ts 0.99.0, typescript 5.9.3.
# Expected: functions for all three operations, or a line that says which were left out.
# Seen: exit 0, no message about them, and only listThings.
# Why: this one writes functions, not types: a caller that needs the search builds the request by hand, past the client's errors.
# Source: https://spec.openapis.org/oas/v3.2.0.html#path-item-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @hey-api/openapi-ts@0.99.0 typescript@5.9.3

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
npx openapi-ts -i api.yaml -o client > said 2>&1 && echo "exit 0" > seen
for name in listThings searchThings linkThings; do
  grep -rq "$name" client && echo "$name: there" || echo "$name: missing"
done >> seen
echo "warnings: $(grep -ciE 'warn|additional|3\.2' said || true)" >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
listThings: there
searchThings: missing
linkThings: missing
warnings: 0
EXPECTED
