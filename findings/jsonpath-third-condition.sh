#!/usr/bin/env bash
# Of three conditions joined by "and", the first and either of the others are enough.
# Versions: jsonpath-rfc9535 1.3.0; json-p3 2.3.1 and jsonpath-js 0.3.1 do as expected.
# Expected: only the last element, which has all three members (RFC 9535, 2.3.5.1: logical-and-expr is any number of terms).
# Seen: the elements without `b` and without `c` are selected as well.
# Why: the target of an overlay's action selects, and then changes or removes, what its author excluded.
# Source: https://www.rfc-editor.org/rfc/rfc9535#section-2.3.5.1
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts jsonpath-rfc9535@1.3.0 json-p3@2.3.1 jsonpath-js@0.3.1

cat > run.mjs <<'JS'
import { JSONPathJS } from "jsonpath-js";
import { query as p3 } from "json-p3";
import { query as rfc9535 } from "jsonpath-rfc9535";
const schemas = [{ a: 1, b: 2 }, { a: 1, c: 3 }, { b: 2, c: 3 }, { a: 1, b: 2, c: 3 }];
const target = "$[?@.a && @.b && @.c]";
const show = (name, found) => console.log(`${name}: ${JSON.stringify(found)}`);
show("jsonpath-rfc9535", rfc9535(schemas, target));
show("json-p3", p3(target, schemas).values());
show("jsonpath-js", new JSONPathJS(target).find(schemas));
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
jsonpath-rfc9535: [{"a":1,"b":2},{"a":1,"c":3},{"a":1,"b":2,"c":3}]
json-p3: [{"a":1,"b":2,"c":3}]
jsonpath-js: [{"a":1,"b":2,"c":3}]
EXPECTED
