#!/usr/bin/env bash
# A document of OpenAPI 3.2 that refers to itself by its own `$self` is refused as not resolvable.
# Versions: @redocly/cli 2.77.0, `bundle`.
# Expected: the reference is to the document at hand: `$self` is its identity and base URI (3.2, "Establishing the Base URI").
# Seen: the address is fetched, over the network, and the bundle fails; with a reference by fragment alone it is made.
# Why: a build that has all its files depends on a server, or gets that server's version of the document in place of its own.
# Source: https://spec.openapis.org/oas/v3.2.0.html#establishing-the-base-uri
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0

for reference in '#/components/schemas/Thing' 'https://things.example/api.yaml#/components/schemas/Thing'; do
  cat > api.yaml <<YAML
openapi: 3.2.0
\$self: https://things.example/api.yaml
info: { title: Things, version: 1.0.0 }
paths:
  /thing: { get: { responses: { "200": { description: Fine., content: { application/json: { schema: { \$ref: "$reference" } } } } } } }
components: { schemas: { Thing: { type: string } } }
YAML
  REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npx redocly bundle api.yaml -o out.yaml > said 2>&1 && status=0 || status=$?
  echo "$reference: exit $status $(grep -oE "Can't resolve .ref" said | head -1)"
done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
#/components/schemas/Thing: exit 0 
https://things.example/api.yaml#/components/schemas/Thing: exit 1 Can't resolve $ref
EXPECTED
