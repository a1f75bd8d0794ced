#!/usr/bin/env bash
# A rightly signed body that is not UTF-8 fails its check: it is turned into text before it is hashed.
# Versions: standardwebhooks 1.1.1, the reference library.
# Expected: the signature is that of the bytes as they were sent, so a gzipped body is accepted (with `jsonParse: false`).
# Seen: "No matching signature found" for a gzipped body, and an Error for a Uint8Array, which is what `request.bytes()` gives.
# Why: a receiver that takes the raw body from a proxy or a queue, before it is unpacked, refuses every delivery.
# Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts standardwebhooks@1.1.1

cat > run.mjs <<'JS'
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Webhook } from "standardwebhooks";
const key = Buffer.alloc(24, 7);
const webhook = new Webhook(`whsec_${key.toString("base64")}`);
const json = Buffer.from('{"type":"record.changed"}');
for (const [name, body] of Object.entries({ json, gzip: gzipSync(json), "json as Uint8Array": new Uint8Array(json) })) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.`).update(body).digest("base64");
  const headers = { "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  try {
    webhook.verify(body, headers, { jsonParse: false });
    console.log(`${name}: accepted`);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
json: accepted
gzip: No matching signature found
json as Uint8Array: Expected payload to be of type string or Buffer.
EXPECTED
