#!/usr/bin/env bash
# A discriminator without a mapping: of four generators one forbids the declared values, and one forbids all values.
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, orval 8.38.0, swagger-typescript-api 13.13.0, typescript 5.9.3.
# Expected: `kind: "kitten"`, which the schema lists: a discriminator "MUST NOT change the validation outcome" (3.1.1).
# Seen: openapi-typescript puts the schemas' names in place of the listed values, hey-api demands both, which no value is.
# Why: a server that sends and takes "kitten" is described rightly; the client can neither send it nor compare with it.
# Source: https://github.com/openapi-ts/openapi-typescript/issues/2149, https://github.com/hey-api/hey-api/issues/3020, https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 orval@8.38.0 swagger-typescript-api@13.13.0 typescript@5.9.3

cat > api.yaml <<'YAML'
openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
paths:
  /pet: { get: { operationId: readPet, responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } } }
components:
  schemas:
    Cat: { type: object, required: [kind], properties: { kind: { type: string, enum: [cat, kitten] } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string, const: dog } } }
    Pet:
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
      discriminator: { propertyName: kind }
YAML
npx openapi-typescript api.yaml -o openapi-typescript.ts > said 2>&1
echo 'export type Pet = components["schemas"]["Pet"];' >> openapi-typescript.ts
npx openapi-ts -i api.yaml -o client -p @hey-api/typescript > said 2>&1 && cp client/types.gen.ts hey-api.ts
npx orval --input api.yaml --output orval.ts > said 2>&1
npx swagger-typescript-api generate -p api.yaml -o . -n swagger-typescript-api.ts --no-client > said 2>&1
for tool in openapi-typescript hey-api orval swagger-typescript-api; do
  for kind in kitten Cat; do
    printf 'import type { Pet } from "./%s.ts";\nexport const pet: Pet = { kind: "%s" };\n' "$tool" "$kind" > use.ts
    npx tsc --noEmit --strict --skipLibCheck --allowImportingTsExtensions --target esnext --module esnext --moduleResolution bundler use.ts > said && verdict=accepted || verdict=refused
    grep '^use.ts' said > /dev/null || verdict=accepted
    echo "$tool: \"$kind\" $verdict"
  done
done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
openapi-typescript: "kitten" refused
openapi-typescript: "Cat" accepted
hey-api: "kitten" refused
hey-api: "Cat" refused
orval: "kitten" accepted
orval: "Cat" refused
swagger-typescript-api: "kitten" accepted
swagger-typescript-api: "Cat" refused
EXPECTED
