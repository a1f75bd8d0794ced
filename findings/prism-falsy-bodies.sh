#!/usr/bin/env bash
# A required JSON body that is false, 0, null or an empty text is taken for a missing one.
# Versions: @stoplight/prism-cli 5.16.0, `prism mock`.
# Expected: 204 for all; each is a JSON text that the schema allows.
# Seen: 422 for the four that JavaScript takes for false.
# Why: a client that switches something off, or clears it, fails its tests against the mock and is "mended".
# Source: https://www.rfc-editor.org/rfc/rfc8259#section-2
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /flag:
    put:
      requestBody: { required: true, content: { application/json: { schema: { type: [boolean, integer, string, "null"] } } } }
      responses: { "204": { description: Fine. } }
YAML
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
node node_modules/@stoplight/prism-cli/dist/index.js mock -p "$port" api.yaml > prism.log 2>&1 &
prism=$!
trap 'kill "$prism"; rm -rf "$PWD"' EXIT
for _ in $(seq 60); do curl -s -o /dev/null "127.0.0.1:$port" && break || sleep 0.5; done
for body in true 1 '"a"' false 0 null '""'; do
  echo "$body: $(curl -s -o /dev/null -w '%{http_code}' -X PUT -H 'content-type: application/json' -d "$body" "127.0.0.1:$port/flag")"
done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
true: 204
1: 204
"a": 204
false: 422
0: 422
null: 422
"": 422
EXPECTED
