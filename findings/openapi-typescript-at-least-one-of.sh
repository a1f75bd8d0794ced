#!/usr/bin/env bash
# "At least one of these members" turns a schema's type into unknown.
# Versions: openapi-typescript 7.13.0, typescript 5.9.3.
# Expected: an object with `email` and `phone`, or a compiler error for 42: each part of an anyOf narrows, none widens.
# Seen: `{ … } | unknown | unknown`, which is unknown: 42 is accepted as a request body.
# Why: a usual way to say "email or phone" switches off all checking of the body, and no line says so.
# Source: https://github.com/openapi-ts/openapi-typescript/issues/2380
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Contacts, version: 1.0.0 }
paths: {}
components:
  schemas:
    Plain: { type: object, properties: { email: { type: string }, phone: { type: string } } }
    Contact:
      type: object
      properties: { email: { type: string }, phone: { type: string } }
      anyOf: [{ required: [email] }, { required: [phone] }]
YAML
npx openapi-typescript api.yaml -o api.ts > said 2>&1
cat > use.ts <<'TS'
import type { components } from "./api.js";
export const plain: components["schemas"]["Plain"] = 42;
export const contact: components["schemas"]["Contact"] = 42;
TS
npx tsc --noEmit --strict --module nodenext use.ts > said || true
for name in plain contact; do grep -q "($(grep -n "const $name" use.ts | cut -d: -f1)," said && echo "$name: 42 is refused" || echo "$name: 42 is accepted"; done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
plain: 42 is refused
contact: 42 is accepted
EXPECTED
