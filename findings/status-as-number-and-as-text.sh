#!/usr/bin/env bash
# The keys 200 and "200" in one map: one reader of YAML takes the last in silence, the other refuses the document.
# Versions: yaml 2.9.1 and js-yaml 5.5.0, with their defaults.
# Expected: the same from both. As nodes of YAML the two keys differ (a number and a text); in the object they are one.
# Seen: yaml gives the second response without a warning, js-yaml throws.
# Why: a document that its author's tools accept is refused by a generator, or loses a response in it.
# Source: https://yaml.org/spec/1.2.2/#mapping, https://spec.openapis.org/oas/v3.1.1.html#responses-object (keys should be quoted)
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 js-yaml@5.5.0

cat > run.mjs <<'JS'
import * as jsYaml from "js-yaml";
import { parseDocument } from "yaml";
const text = 'responses:\n  200: first\n  "200": second\n';
const document = parseDocument(text);
console.log(`yaml: ${JSON.stringify(document.toJS())}, ${document.errors.length + document.warnings.length} complaints`);
try {
  console.log(`js-yaml: ${JSON.stringify(jsYaml.load(text))}`);
} catch (error) {
  console.log(`js-yaml: ${error.message.split("\n")[0]}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
yaml: {"responses":{"200":"second"}}, 0 complaints
js-yaml: duplicated mapping key (3:4)
EXPECTED
