#!/usr/bin/env bash
# The same schema in other words is reported as a breaking change, in three of four cases.
# Versions: @redocly/cli 2.77.0, `diff` (experimental since 2.72).
# Expected: no change, or a patch: each pair admits the same values.
# Seen: "major" for a $ref put into an allOf, for a type list written as anyOf, and for an enum of one value written as const;
#   only a $ref replaced by what it names is seen through.
# Why: a new version of a framework that writes its documents (zod, Swashbuckle) blocks a release in which nothing changed.
# Source: https://redocly.com/docs/cli/v2/commands/diff, https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0

write() {
  cat > "$1" <<YAML
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pet: { get: { responses: { "200": { description: Fine., content: { application/json: { schema: $2 } } } } } }
components: { schemas: { Cat: { type: object, required: [name], properties: { name: { type: string } } } } }
YAML
}
compare() {
  write before.yaml "$2" && write after.yaml "$3"
  REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npx redocly diff before.yaml after.yaml --fail-on none > said 2>&1
  echo "$1: $(grep -oE '[0-9]+ major' said | head -1)"
}
{
  compare "in place of \$ref" '{ $ref: "#/components/schemas/Cat" }' '{ type: object, required: [name], properties: { name: { type: string } } }'
  compare "in an allOf" '{ $ref: "#/components/schemas/Cat" }' '{ allOf: [{ $ref: "#/components/schemas/Cat" }] }'
  compare "null by anyOf" '{ type: [string, "null"] }' '{ anyOf: [{ type: string }, { type: "null" }] }'
  compare "enum as const" '{ type: string, enum: [cat] }' '{ type: string, const: cat }'
} > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
in place of $ref: 0 major
in an allOf: 3 major
null by anyOf: 1 major
enum as const: 1 major
EXPECTED
