#!/usr/bin/env bash
# A Date in a query is left out, and an empty pair stands in its place.
# Versions: openapi-fetch 0.17.0.
# Expected: the time as a text (as JSON.stringify and a template string give one), or an error.
# Seen: `/things?&limit=1`: the parameter is gone.
# Why: "changed since" becomes "everything", with a status of success. Types that turn date-time into Date invite it.
# Source: https://www.npmjs.com/package/openapi-fetch/v/0.17.0 (querySerializer)
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0

cat > run.mjs <<'JS'
import createClient from "openapi-fetch";
const fetch = async (request) => (console.log(new URL(request.url).search), new Response(null, { status: 204 }));
const client = createClient({ baseUrl: "http://localhost", fetch });
await client.GET("/things", { params: { query: { since: new Date(0), limit: 1 } } });
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
?&limit=1
EXPECTED
