#!/usr/bin/env bash
# A value that contains itself becomes `any`, and the flag that most projects set hides it.
# Versions: openapi-typescript 7.13.0, typescript 5.9.3.
# Expected: types for a text or a list of such values, as `type Value = string | Value[]` is one; a compiler error for 5.
# Seen: `Value: string | components["schemas"]["Value"][]` inside an interface, which TypeScript takes for `any` with TS2502.
#   In a `.d.ts` under `skipLibCheck` the error is not shown, and `any` remains: 5 compiles.
# Why: expressions, filters and JSON values are recursive; requests with them go out unchecked, and no line says so.
# Source: https://github.com/openapi-ts/openapi-typescript/issues/1603 (the error; not that it disappears)
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Values, version: 1.0.0 }
paths: {}
components:
  schemas:
    Value:
      oneOf:
        - type: string
        - { type: array, items: { $ref: "#/components/schemas/Value" } }
YAML
npx openapi-typescript api.yaml -o schema.d.ts > said 2>&1
cat > use.ts <<'TS'
import type { components } from "./schema.d.ts";
export const value: components["schemas"]["Value"] = 5;
export type Value = string | Value[];
export const byHand: Value = 5;
TS
flags=(--strict --noEmit --allowImportingTsExtensions --lib es2022)
{
  echo "with skipLibCheck:"
  npx tsc "${flags[@]}" --skipLibCheck use.ts || true
  echo "without:"
  npx tsc "${flags[@]}" use.ts || true
} > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
with skipLibCheck:
use.ts(4,14): error TS2322: Type 'number' is not assignable to type 'Value'.
without:
schema.d.ts(10,9): error TS2502: 'Value' is referenced directly or indirectly in its own type annotation.
use.ts(4,14): error TS2322: Type 'number' is not assignable to type 'Value'.
EXPECTED
