#!/usr/bin/env bash
# The name of the map of own methods becomes a method: the client sends "ADDITIONAL OPERATIONS".
# Versions: swagger-typescript-api 13.13.0.
# Expected: a request with the method LINK, which is the key below "additionalOperations".
# Seen: exit 0 and a method with a blank in it, which no HTTP client can send; LINK is nowhere.
# Why: the code compiles, and fails when it is first called.
# Source: https://spec.openapis.org/oas/v3.2.0.html#path-item-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts swagger-typescript-api@13.13.0

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
npx swagger-typescript-api generate -p api.yaml -o . -n client.ts --silent && echo "exit 0" > seen
grep -oE 'method: "[A-Z ]+"' client.ts >> seen
echo "LINK: $(grep -c '"LINK"' client.ts || true)" >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
method: "GET"
method: "QUERY"
method: "ADDITIONAL OPERATIONS"
LINK: 0
EXPECTED
