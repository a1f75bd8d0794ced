#!/usr/bin/env bash
# A Retry-After in the oldest of HTTP's three date formats is taken for local time: three clients come back at once, or never.
# Versions: axios-retry 4.5.0 and retry-axios 4.0.3 with axios 1.21.1, undici 7.30.2 (RetryAgent); ky 2.1.0 and got 16.1.0.
# Expected: the second request some four seconds after the first, in every time zone: all dates of HTTP are in UTC, and a
#   recipient must accept the format of asctime.
# Seen: so where the clock is set to UTC. In Tokyo axios-retry and undici come back at once and retry-axios gives up: they hand
#   the text to `Date.parse`, which takes one without a zone for local time. West of London they would wait for hours (not tried
#   here). ky and got read it right since their latest major versions.
# Why: a client that comes back at once is what a server that asked for a pause blocks, and no test on a server, whose clock
#   is set to UTC, shows it.
# Source: RFC 9110, section 5.6.7
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts axios-retry@4.5.0 retry-axios@4.0.3 axios@1.21.1 \
  undici@7.30.2 ky@2.1.0 got@16.1.0

cat > try.mjs <<'JS'
import { createServer } from "node:http";
import axios from "axios";
import axiosRetry from "axios-retry";
import got from "got";
import ky from "ky";
import * as rax from "retry-axios";
import { Agent, request, RetryAgent } from "undici";

let times = [];
const server = createServer((_request, response) => {
  times.push(Date.now());
  if (times.length > 1) return response.end("{}");
  const utc = new Date(Date.now() + 4500).toUTCString();
  const [day, date, month, year, time] = utc.replace(",", "").split(" ");
  const asctime = `${day} ${month} ${date.replace(/^0/, " ")} ${time} ${year}`;
  response.writeHead(429, { "retry-after": asctime }).end();
}).listen(0);
await new Promise((listening) => server.once("listening", listening));
const url = `http://localhost:${server.address().port}/`;

const retrying = axios.create();
axiosRetry(retrying, { retries: 1, retryCondition: () => true });
const attached = axios.create();
attached.defaults.raxConfig = { retry: 1, statusCodesToRetry: [[429, 429]] };
rax.attach(attached);
const dispatcher = new RetryAgent(new Agent(), { maxRetries: 1 });
const calls = {
  "axios-retry": () => retrying.get(url),
  "retry-axios": () => attached.get(url),
  undici: () => request(url, { dispatcher }),
  ky: () => ky(url, { retry: 1, timeout: 20_000 }).json(),
  got: () => got(url, { retry: { limit: 1 } }).json(),
};
for (const [name, call] of Object.entries(calls)) {
  times = [];
  const ended = await call().then(
    () => (times[1] - times[0] > 2500 ? "waits" : "at once"),
    () => "gives up",
  );
  console.log(`${process.env.TZ} ${name}: ${ended}`);
}
process.exit();
JS
for zone in UTC Asia/Tokyo; do TZ=$zone node try.mjs; done > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
UTC axios-retry: waits
UTC retry-axios: waits
UTC undici: waits
UTC ky: waits
UTC got: waits
Asia/Tokyo axios-retry: at once
Asia/Tokyo retry-axios: gives up
Asia/Tokyo undici: at once
Asia/Tokyo ky: waits
Asia/Tokyo got: waits
EXPECTED
