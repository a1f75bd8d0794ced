#!/usr/bin/env bash
# Of the members that the types call Date, some are still text, and a null in a list becomes the year 1970.
# Versions: @hey-api/openapi-ts 0.99.0 with its transformers plugin (`dates: true`), typescript 5.9.3.
# Expected: what is typed as a Date is one; null, which the document allows, stays null.
# Seen: a list in a list, a tuple and a member of a oneOf are typed as Date and left alone; null in a list is `new Date(null)`.
# Why: `visit.event.when.getTime()` compiles and throws; a missing date of a patient turns into 1 January 1970, silently.
# Source: https://github.com/hey-api/hey-api/issues/3503 (the same for anyOf, mended since), https://heyapi.dev/openapi-ts/plugins/transformers
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @hey-api/openapi-ts@0.99.0 typescript@5.9.3 esbuild@0.28.2
node node_modules/esbuild/install.js

cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Visits, version: 1.0.0 }
paths:
  /visit:
    get:
      operationId: readVisit
      responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } } } }
components:
  schemas:
    Time: { type: string, format: date-time }
    Entry: { type: object, required: [when], properties: { when: { $ref: "#/components/schemas/Time" } } }
    Note: { type: object, required: [text], properties: { text: { type: string } } }
    Visit:
      type: object
      properties:
        start: { type: string, format: date-time }
        slots: { type: array, items: { type: array, items: { type: string, format: date-time } } }
        period: { type: array, minItems: 2, prefixItems: [{ type: string, format: date-time }, { type: string, format: date-time }] }
        event: { oneOf: [{ $ref: "#/components/schemas/Entry" }, { $ref: "#/components/schemas/Note" }] }
        ends: { type: array, items: { type: [string, "null"], format: date-time } }
YAML
cat > openapi-ts.config.mjs <<'JS'
const transformers = { name: "@hey-api/transformers", dates: true };
export default { input: "./api.yaml", output: "client", plugins: ["@hey-api/client-fetch", transformers, { name: "@hey-api/sdk", transformer: true }] };
JS
npx openapi-ts > said 2>&1
grep -E '^    (start|slots)' client/types.gen.ts > seen
cat > run.mjs <<'JS'
import { readVisitResponseTransformer } from "./client/transformers.gen";
const at = "2026-11-30T09:00:00Z";
const answer = { start: at, slots: [[at]], period: [at, at], event: { when: at }, ends: [at, null] };
const { start, slots, period, event, ends } = await readVisitResponseTransformer(answer);
for (const [name, value] of Object.entries({ start, slots: slots[0][0], period: period[0], event: event.when }))
  console.log(`${name}: ${value.constructor.name}`);
console.log(`null: ${ends[1]?.toISOString()}`);
JS
npx esbuild run.mjs --bundle --platform=node --format=esm --outfile=bundle.mjs --log-level=error
node bundle.mjs >> seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
    start?: Date;
    slots?: Array<Array<Date>>;
start: Date
slots: String
period: String
event: String
null: 1970-01-01T00:00:00.000Z
EXPECTED
