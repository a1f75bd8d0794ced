#!/usr/bin/env bash
# A tool's answer that fits its schema is refused by the client: tuples are read as in draft 7.
# Versions: @modelcontextprotocol/sdk 1.32.2.
# Expected: ["mg", 5, 7.5], with and without `$schema`: without one, a schema of MCP is JSON Schema 2020-12.
# Seen: error -32602, "must be number": `items` is held against the item that `prefixItems` describes, even where `$schema`
#   names 2020-12.
# Why: the schemas of OpenAPI 3.1 are 2020-12, and so are those of tools made from them; the call fails after it was carried out.
# Source: https://modelcontextprotocol.io/seps/1613-establish-json-schema-2020-12-as-default-dialect-f, https://github.com/modelcontextprotocol/typescript-sdk/pull/2337
set -euo pipefail
cd "$(mktemp -d)" && trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat > run.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
const doses = { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" } };
const declared = { $schema: "https://json-schema.org/draft/2020-12/schema" };
for (const [name, extra] of Object.entries({ "no $schema": {}, "2020-12": declared })) {
  const server = new Server({ name: "doses", version: "1.0.0" }, { capabilities: { tools: {} } });
  const outputSchema = { ...extra, type: "object", properties: { doses } };
  const tool = { name: "readDoses", inputSchema: { type: "object" }, outputSchema };
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [tool] }));
  server.setRequestHandler(CallToolRequestSchema, () => ({ content: [], structuredContent: { doses: ["mg", 5, 7.5] } }));
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "reader", version: "1.0.0" });
  await Promise.all([server.connect(far), client.connect(near)]);
  await client.listTools();
  const said = await client.callTool({ name: "readDoses" }).then(() => "accepted", (error) => error.message);
  console.log(`${name}: ${said}`);
}
JS
node run.mjs > seen

cat seen
diff - seen <<'EXPECTED' && echo "As described."
no $schema: MCP error -32602: Structured content does not match the tool's output schema: data/doses/0 must be number
2020-12: MCP error -32602: Structured content does not match the tool's output schema: data/doses/0 must be number
EXPECTED
