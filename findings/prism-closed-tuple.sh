#!/usr/bin/env bash
# A closed tuple of 3.1 refuses the very items that it lists.
# Versions: @stoplight/prism-cli 5.16.0, `prism mock`.
# Expected: 204 for [1,2]: `items` is about what comes after `prefixItems` (JSON Schema 2020-12).
# Seen: 422, `items: false` is held against every item; the empty list passes.
# Why: the keywords of 2020-12 are read as those of an older draft, though the document says 3.1; coordinates are such tuples.
# Source: https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1.2
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /place:
    put:
      requestBody: { required: true, content: { application/json: { schema: { type: array, prefixItems: [{ type: number }, { type: number }], items: false } } } }
      responses: { "204": { description: Fine. } }
YAML
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
node node_modules/@stoplight/prism-cli/dist/index.js mock -p "$port" api.yaml > prism.log 2>&1 &
prism=$!
trap 'kill "$prism"; rm -rf "$PWD"' EXIT
for _ in $(seq 60); do curl -s -o /dev/null "127.0.0.1:$port" && break || sleep 0.5; done
for body in '[1,2]' '[]'; do
  echo "$body: $(curl -s -o /dev/null -w '%{http_code}' -X PUT -H 'content-type: application/json' -d "$body" "127.0.0.1:$port/place")"
done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
[1,2]: 422
[]: 204
EXPECTED
