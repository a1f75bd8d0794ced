#!/usr/bin/env bash
# A parser of RateLimit headers reads NaN from what the limiter of the same authors writes for the newest draft.
# Versions: ratelimit-header-parser 0.1.0, express-rate-limit 8.7.5, express 5.3.0.
# Expected: limit 5 and 4 remaining from drafts 6, 7 and 8 alike.
# Seen: drafts 6 and 7 are read; of draft 8, whose fields are lists (`"5-in-1min"; r=4; t=60`), all numbers are NaN.
# Why: `remaining === 0` and `remaining > 0` are both false for NaN: a client that paces itself by them stops doing so.
# Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts ratelimit-header-parser@0.1.0 express-rate-limit@8.7.5 express@5.3.0

cat > run.mjs <<'JS'
import express from "express";
import { rateLimit } from "express-rate-limit";
import { parseRateLimit } from "ratelimit-header-parser";
for (const standardHeaders of ["draft-6", "draft-7", "draft-8"]) {
  const app = express();
  app.use(rateLimit({ windowMs: 60_000, limit: 5, standardHeaders, legacyHeaders: false }));
  app.get("/", (_, response) => response.end());
  const server = await new Promise((done) => { const it = app.listen(0, () => done(it)); });
  const { limit, remaining } = parseRateLimit(await fetch(`http://127.0.0.1:${server.address().port}/`));
  console.log(`${standardHeaders}: limit ${limit}, remaining ${remaining}`);
  server.close();
  server.closeAllConnections();
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
draft-6: limit 5, remaining 4
draft-7: limit 5, remaining 4
draft-8: limit NaN, remaining NaN
EXPECTED
