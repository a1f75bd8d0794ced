#!/usr/bin/env bash
# A document that merges with `<<` reads otherwise in js-yaml 5 than in 4: the merge is kept as a property.
# Versions: js-yaml 5.5.0 and 4.1.0, with their defaults.
# Expected: { x, y } in both; anchors and merges are how long OpenAPI documents share their responses.
# Seen: 5 gives a property named "<<" and no x.
# Why: `responses: { <<: *errors, "200": … }` loses its errors, and "<<" is reported as an unknown field, or not at all.
# Source: https://yaml.org/type/merge.html; js-yaml 5 follows the core schema of YAML 1.2, which has no merge.
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts yaml4@npm:js-yaml@4.1.0 yaml5@npm:js-yaml@5.5.0

cat > run.mjs <<'JS'
import four from "yaml4";
import * as five from "yaml5";
const text = "a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n";
console.log(`4: ${JSON.stringify(four.load(text).b)}`);
console.log(`5: ${JSON.stringify(five.load(text).b)}`);
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
4: {"x":1,"y":2}
5: {"<<":{"x":1},"y":2}
EXPECTED
