#!/usr/bin/env bash
# An enum of texts and numbers makes a client that does not compile, with exit code 0.
# Versions: orval 8.38.0, typescript 5.9.3.
# Expected: the members once: { high: "high", NUMBER_1: 1 }.
# Seen: every member is written twice, once for each name in `type`, which is an error of the compiler (TS1117).
# Why: codes that are numbers or words ("high", 1) are found in old interfaces, and `type` as a list is plain 3.1.
# Source: https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts orval@8.38.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Levels, version: 1.0.0 }
paths:
  /level: { get: { operationId: readLevel, responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Level" } } } } } } }
components:
  schemas:
    Level: { type: [string, integer], enum: [high, 1] }
YAML
npx orval --input api.yaml --output client.ts > said 2>&1 && echo "exit 0" > seen
sed -n '/const Level = /,/as const/p' client.ts >> seen
npx tsc --noEmit --strict --skipLibCheck --target esnext --module esnext --moduleResolution bundler client.ts | grep -oE 'error TS1117' >> seen || true

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
export const Level = {  high: 'high',
  NUMBER_1: 1,
  high: 'high',
  NUMBER_1: 1,
} as const
error TS1117
error TS1117
EXPECTED
