#!/usr/bin/env bash
# A bigint expands to nothing, as if it were not defined.
# Versions: url-template 3.1.1.
# Expected: /users/9007199254740993. RFC 6570 expands texts; a number is turned into one here, and a bigint could be.
# Seen: /users/
# Why: who reads int64 ids as bigint, so as to keep their digits, asks for the list in place of the record; with DELETE too.
# Source: https://www.rfc-editor.org/rfc/rfc6570#section-2.3
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts url-template@3.1.1

cat > run.mjs <<'JS'
import { parseTemplate } from "url-template";
for (const id of [7, "7", 9007199254740993n])
  console.log(`${typeof id}: ${parseTemplate("/users/{id}").expand({ id })}`);
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
number: /users/7
string: /users/7
bigint: /users/
EXPECTED
