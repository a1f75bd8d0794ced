#!/usr/bin/env bash
# A file among the parts of a Blob is left out of a request's body.
# Versions: Bun 1.4.5 (npm @oven/bun-linux-x64), Linux.
# Expected: 15 bytes, "head-file--tail": a file is a Blob, and a Blob may be made of Blobs (W3C File API, "constructor").
# Seen: 10 bytes are sent, and the Blob's own size says 10 too; no error.
# Why: an upload made of a boundary, a file and an end arrives without the file, under a status of success.
# Source: https://github.com/oven-sh/bun/issues/25851
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @oven/bun-linux-x64@1.4.5
bun=node_modules/@oven/bun-linux-x64/bin/bun

printf 'file-' > part.txt
cat > run.mjs <<'JS'
const server = Bun.serve({ port: 0, fetch: async (request) => new Response(await request.text()) });
const body = new Blob(["head-", Bun.file("part.txt"), "-tail"]);
console.log(`size ${body.size}`);
console.log(`sent ${await (await fetch(server.url, { method: "POST", body })).text()}`);
server.stop();
JS
"$bun" run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
size 10
sent head--tail
EXPECTED
