#!/usr/bin/env bash
# An enum with null loses null, and an enum of `true` becomes a type that `true` does not have.
# Versions: swagger-typescript-api 13.13.0, typescript 5.9.3.
# Expected: `null` is accepted for a unit that may be null, and `true` for a consent that can only be true.
# Seen: `enum Unit { Mg = "mg" }` without null, and `enum Consent { True = true }`, which is no TypeScript; the generated
#   file begins with @ts-nocheck, so that the error shows in the caller's code instead.
# Why: the one value that the server takes cannot be written without a cast, and an answer's null is not in its type.
# Source: https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2, https://www.typescriptlang.org/docs/handbook/enums.html
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts swagger-typescript-api@13.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Doses, version: 1.0.0 }
paths:
  /dose: { get: { operationId: readDose, responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Dose" } } } } } } }
components:
  schemas:
    Unit: { type: [string, "null"], enum: [mg, null] }
    Consent: { type: boolean, enum: [true] }
    Dose: { type: object, required: [unit, consent], properties: { unit: { $ref: "#/components/schemas/Unit" }, consent: { $ref: "#/components/schemas/Consent" } } }
YAML
npx swagger-typescript-api generate -p api.yaml -o . -n client.ts --no-client > said 2>&1 && echo "exit 0" > seen
cat > use.ts <<'TS'
import type { Dose } from "./client.js";
export const unit: Dose["unit"] = null;
export const consent: Dose["consent"] = true;
TS
npx tsc --noEmit --strict --skipLibCheck --module nodenext use.ts | grep '^use.ts' >> seen || true

cat seen
diff - seen <<'EXPECTED' && echo "As described."
exit 0
use.ts(2,14): error TS2322: Type 'null' is not assignable to type 'Unit'.
use.ts(3,14): error TS2322: Type 'true' is not assignable to type 'Consent'.
EXPECTED
