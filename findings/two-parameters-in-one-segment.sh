#!/usr/bin/env bash
# The path `/{name}.{format}` is split in four ways by what servers and mocks match it with.
# Versions: msw 2.15.0, msw 3.0.5, find-my-way 9.10.2 (fastify's), hono 4.13.19, openapi-backend 5.21.2.
# Expected: one answer for /report.v2.csv. OpenAPI leaves open which, and RFC 6570 has no matching.
# Seen: split at the last dot, at the first dot, not at all (one parameter named `name.:format`), or inside the extension.
# Why: a client's test passes against the mock and the server reads other values; msw changed sides between 2 and 3.
# Source: https://spec.openapis.org/oas/v3.1.1.html#path-templating
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts msw2@npm:msw@2.15.0 msw3@npm:msw@3.0.5 find-my-way@9.10.2 hono@4.13.19 openapi-backend@5.21.2

cat > run.mjs <<'JS'
import router from "find-my-way";
import { Hono } from "hono";
import * as msw2 from "msw2";
import * as msw3 from "msw3";
import { OpenAPIBackend } from "openapi-backend";
const path = "/report.v2.csv";
const tell = (who, params) => console.log(`${who}: ${JSON.stringify(params)}`);
for (const [who, { matchRequestUrl }] of Object.entries({ msw2, msw3 }))
  tell(who, matchRequestUrl(new URL(path, "http://x"), "http://x/:name.:format").params);
const routes = router();
routes.on("GET", "/:name.:format", () => {});
tell("find-my-way", routes.find("GET", path).params);
const app = new Hono().get("/:name.:format", (context) => context.json(context.req.param()));
tell("hono", await (await app.request(path)).json());
const parameters = ["name", "format"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
const get = { operationId: "read", parameters, responses: { 200: { description: "Fine." } } };
const info = { title: "Reports", version: "1.0.0" };
const definition = { openapi: "3.0.3", info, paths: { "/{name}.{format}": { get } } };
const backend = new OpenAPIBackend({ definition, validate: false, handlers: { read: ({ request }) => request.params } });
await backend.init();
tell("openapi-backend", await backend.handleRequest({ method: "GET", path, headers: {} }));
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
msw2: {"name":"report.v2","format":"csv"}
msw3: {"name":"report","format":"v2.csv"}
find-my-way: {"name":"report.v2","format":"csv"}
hono: {"name.:format":"report.v2.csv"}
openapi-backend: {"name":"report.v2.cs","format":""}
EXPECTED
