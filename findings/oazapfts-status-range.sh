#!/usr/bin/env bash
# A range of statuses in a document becomes a syntax error in the client.
# Versions: oazapfts 7.5.0, @oazapfts/runtime 1.2.0, typescript 5.9.3.
# Expected: "2XX" spelled as a type that compiles, such as a number; ranges are among the keys of responses since 3.0.
# Seen: exit 0, and `status: 2XX;`, which is no TypeScript.
# Why: one range in a document takes the whole client away, and the generator's exit code says that it went well.
# Source: https://spec.openapis.org/oas/v3.1.1.html#patterned-fields-0
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts oazapfts@7.5.0 @oazapfts/runtime@1.2.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      responses:
        2XX: { description: Fine., content: { application/json: { schema: { type: string } } } }
        4XX: { description: Not., content: { application/json: { schema: { type: object } } } }
YAML
npx oazapfts api.yaml client.ts && echo "exit 0" > seen
grep -oE 'status: .+;' client.ts >> seen
(npx tsc --noEmit --skipLibCheck --module nodenext client.ts || true) | grep -oE 'TS1[0-9]{3}' | sort -u >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
status: 2XX;
status: 4XX;
TS1351
EXPECTED
