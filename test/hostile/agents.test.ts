import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { expect, test } from "vitest";
import { emulateForAgents } from "../../src/emulate-mcp.js";
import { clientOf } from "../client-of.js";
import { root } from "../program.js";
import { tempFolder } from "../temp-folder.js";
import { hostileDocument, hostileTexts } from "./hostile-document.js";
import { liveMarkdown, unseen } from "./live.js";

/*
 * What an agent reads of a document, and of what an API answers: it takes for an order what people do not see, and its
 * host shows Markdown.
 */
interface Told {
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  inputSchema: object;
}

const operations = hostileTexts.map((_, index) => `plain${index}`);

/** Every text that is told of schemas beside what they ask for. */
function saidIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]): string[] => {
    const isSaid = (keyword === "description" || keyword === "title") && typeof value === "string";
    return isSaid ? [value] : saidIn(value);
  });
}

function expectPlain(texts: readonly string[]): void {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text).not.toMatch(unseen);
    expect(liveMarkdown(text, { links: true }), text).toEqual([]);
  }
}

function expectTold(tools: readonly Told[]): void {
  expect(tools.map(({ name }) => name)).toEqual(operations);
  for (const { title = "", description = "", inputSchema } of tools) {
    expectPlain([title, description, ...saidIn(inputSchema)]);
    expect(saidIn(inputSchema).length).toBeGreaterThan(2);
    // A default is no more than a hint.
    expect(JSON.stringify(inputSchema)).not.toMatch(/"default":"[^"]*\u202e/);
  }
}

/** Arguments of the names that the document has, and of such as it has not. */
function argumentsOf({ inputSchema }: Told): object[] {
  const { properties } = inputSchema as { properties: Record<string, object> };
  const all = Object.fromEntries(Object.keys(properties).map((name) => [name, 5]));
  return [{}, all, Object.fromEntries(hostileTexts.map((text) => [text, text]))];
}

test("the emulator's tools: names, descriptions, refusals and answers", async () => {
  const spec = join(tempFolder(), "plain.json");
  writeFileSync(spec, JSON.stringify(hostileDocument("plain")));
  const { server } = await emulateForAgents({ spec, operations });
  const ask = async (method: string, params: object): Promise<Record<string, never>> => {
    const line = await server.answer(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
    expect(line).not.toContain("\n");
    return (JSON.parse(line ?? "") as { result: Record<string, never> }).result;
  };
  expect(JSON.stringify(await ask("initialize", {}))).not.toMatch(unseen);
  const { tools } = (await ask("tools/list", {})) as unknown as { tools: Told[] };
  expectTold(tools);
  for (const [index, tool] of tools.entries()) {
    const text = hostileTexts[index];
    const body = { [`${text} a`]: text, [`${text} b`]: text };
    for (const args of [...argumentsOf(tool), { [`${text} a`]: "x", body }, { body }]) {
      const { content } = (await ask("tools/call", { name: tool.name, arguments: args })) as {
        content?: { text: string }[];
      };
      for (const each of content ?? []) expect(each.text).not.toMatch(unseen);
      expect(content?.length).toBeGreaterThan(0);
    }
  }
});

/** A document as YAML of plain letters: what is not one of them is an escape. */
function asYaml(document: object): string {
  const escaped = (value: unknown): string =>
    JSON.stringify(value).replace(
      /[^ -~]/gu,
      (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
    );
  return Object.entries(document)
    .map(([name, value]) => `${name}: ${escaped(value)}\n`)
    .join("");
}

test("a client's tools, and what an API answers", async () => {
  const made = await clientOf(asYaml(hostileDocument("plain")), { companions: ["mcp"] });
  symlinkSync(join(root, "node_modules"), join(made.folder, "node_modules"));
  const { createMcpServer } = (await made.importFile("mcp")) as {
    createMcpServer: (client: unknown, options: object) => McpServer;
  };
  let answered = new Response();
  const client = made.client["createClient"]?.({
    ...{ baseUrl: "https://api.example.com", retries: 0, apiKey: null },
    fetch: async () => answered.clone(),
  });
  const agent = new Client({ name: "test", version: "1.0.0" });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const server = createMcpServer(client, { operations, maxCharacters: 60 });
  await Promise.all([server.connect(there), agent.connect(here)]);
  expect(agent.getServerVersion()?.version).not.toMatch(unseen);
  const { tools } = await agent.listTools();
  expectTold(tools);
  for (const [index, tool] of tools.entries()) {
    const text = hostileTexts[index];
    const body = { [`${text} a`]: text, [`${text} b`]: text };
    for (const status of [200, 404, 418, 500]) {
      answered = Response.json(body, { status, statusText: "Odd", headers: { "x-a": "1" } });
      for (const args of [{ [`${text} a`]: "x", body }, ...argumentsOf(tool)]) {
        const { content } = await agent.callTool({ name: tool.name, arguments: { ...args } });
        const texts = (content as { text: string }[]).map((each) => each.text);
        expect(texts.length).toBeGreaterThan(0);
        for (const each of texts) expect(each).not.toMatch(unseen);
      }
    }
  }
});
