#!/usr/bin/env bash
# Parameters that the document allows are refused by a server's middleware, and an id reaches the handler as another one.
# Versions: express-openapi-validator 5.6.2, express 5.3.0.
# Expected: `style` is `simple` where a header has none; `;id=1` and `.1` are what the styles matrix and label send; an int64
#   that a double cannot hold stays as it was sent, or is refused.
# Seen: the header is 400 for a style that nobody gave, both paths are 400, and 9007199254740993 is ...992 in the handler.
# Why: a correct client gets 400 for what it sent as documented, or 200 with another record.
# Source: https://spec.openapis.org/oas/v3.1.1.html#style-values, https://spec.openapis.org/registry/format/int64
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts express-openapi-validator@5.6.2 express@5.3.0

cat > run.mjs <<'JS'
import { once } from "node:events";
import express from "express";
import { middleware } from "express-openapi-validator";
const responses = { 200: { description: "Fine." } };
const get = (parameter) => ({ get: { parameters: [parameter], responses } });
const id = { name: "id", schema: { type: "integer", format: "int64" } };
const paths = {
  "/query": get({ ...id, in: "query" }),
  "/header": get({ name: "X-Ids", in: "header", schema: { type: "array", items: { type: "integer" } } }),
  "/matrix/{id}": get({ ...id, in: "path", required: true, style: "matrix" }),
  "/label/{id}": get({ ...id, in: "path", required: true, style: "label" }),
};
const app = express();
app.use(middleware({ apiSpec: { openapi: "3.1.0", info: { title: "Records", version: "1.0.0" }, paths } }));
app.use((request, response) => response.json(request.query));
app.use((error, _request, response, _next) => response.status(error.status).json({ message: error.message }));
const server = app.listen(0, "127.0.0.1");
await once(server, "listening");
const ask = async (path, headers = {}) => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers });
  console.log(`${path} ${Object.entries(headers).join()}: ${answer.status} ${await answer.text()}`);
};
await ask("/query?id=9007199254740993");
await ask("/header", { "x-ids": "1,2" });
await ask("/matrix/;id=1");
await ask("/label/.1");
server.close();
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
/query?id=9007199254740993 : 200 {"id":9007199254740992}
/header x-ids,1,2: 400 {"message":"Parameter 'style' has incorrect value 'undefined' for [X-Ids]"}
/matrix/;id=1 : 400 {"message":"request/params/id must be integer"}
/label/.1 : 400 {"message":"request/params/id must be integer"}
EXPECTED
