#!/usr/bin/env bash
# A text that is no date-time by its RFC passes as one, and JavaScript's Date cannot read it.
# Versions: ajv-formats 3.0.1 with ajv 8.20.0; zod 4.6.7 (z.iso.datetime) for comparison.
# Expected: refused: RFC 3339 asks for hours, a colon and minutes in the offset ("time-numoffset").
# Seen: an offset without its minutes or its colon is accepted.
# Why: a value that was checked is then `Invalid Date`; and two validators made from one document disagree about it.
# Source: https://github.com/ajv-validator/ajv-formats/issues/117, https://www.rfc-editor.org/rfc/rfc3339#section-5.6
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts ajv-formats@3.0.1 ajv@8.20.0 zod@4.6.7

cat > run.mjs <<'JS'
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { z } from "zod";
const ajv = formats(new Ajv()).compile({ type: "string", format: "date-time" });
const zod = z.iso.datetime({ offset: true });
const verdict = (valid) => (valid ? "accepts" : "refuses");
for (const offset of ["+01:00", "+0100", "+01"]) {
  const text = `2026-11-30T09:00:00${offset}`;
  const date = new Date(text);
  const read = Number.isNaN(date.valueOf()) ? "Invalid Date" : date.toISOString();
  console.log(`${offset}: ajv-formats ${verdict(ajv(text))}, zod ${verdict(zod.safeParse(text).success)}, Date ${read}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
+01:00: ajv-formats accepts, zod accepts, Date 2026-11-30T08:00:00.000Z
+0100: ajv-formats accepts, zod refuses, Date 2026-11-30T08:00:00.000Z
+01: ajv-formats accepts, zod refuses, Date Invalid Date
EXPECTED
