import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare } from "../../src/compare.js";
import { createEmulator } from "../../src/emulator.js";
import { generate } from "../../src/generate.js";
import type { JsonObject } from "../../src/json/json.js";
import { lint } from "../../src/lint/lint.js";
import { open } from "../../src/read/open.js";
import { tempFolder } from "../temp-folder.js";
import { tree } from "../tree.js";
import { holdTable } from "./page-table.js";
import { schemaKeywords } from "./schema-keywords.js";

/*
 * The table of JSON Schema's keywords in docs/keywords.md says what really becomes of each: the page has to be what is
 * measured here. UPDATE_KEYWORDS=1 writes it.
 */
const names = schemaKeywords.map((_, index) => `K${String(index).padStart(2, "0")}`);

/**
 * A file that is a document with these components, each of them the body of an operation, and the parameter of another,
 * where that is asked for.
 */
function documentOf(schemas: readonly JsonObject[], isSent: boolean): string {
  const path = join(tempFolder(), "api.json");
  const info = { title: "Keywords", version: "1" };
  const sent = names.map((name) => [`/${name}`, { get: query(name), post: operation(name) }]);
  const components = { schemas: Object.fromEntries(names.map((name, i) => [name, schemas[i]])) };
  const paths = Object.fromEntries(isSent ? sent : []);
  writeFileSync(path, JSON.stringify({ openapi: "3.1.0", info, paths, components }, undefined, 2));
  return path;
}

function query(name: string): JsonObject {
  const schema = { $ref: `#/components/schemas/${name}` };
  return {
    operationId: `ask${name}`,
    parameters: [{ name: "p", in: "query", schema }],
    responses: { "204": { description: "Taken." } },
  };
}

function operation(name: string): JsonObject {
  const schema = { $ref: `#/components/schemas/${name}` };
  return {
    operationId: `send${name}`,
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { "204": { description: "Taken." } },
  };
}

async function clientOf(spec: string): Promise<Record<string, string>> {
  const out = join(tempFolder(), "client");
  await generate({ spec, out, layout: "source" });
  return tree(out);
}

/** The types of the components, each on one line. */
async function typesOf(spec: string): Promise<string[]> {
  const text = (await clientOf(spec))["models.ts"] ?? "";
  return names.map((name) => {
    const found = new RegExp(
      `^export (?:type ${name} =|interface ${name}) (.*?)(?=\\n\\nexport|$(?![^]))`,
      "ms",
    );
    return (found.exec(text)?.[1] ?? "").trim().replace(/;$/, "").replaceAll(/\s+/g, " ");
  });
}

/** What the runtime is told of the two operations of each component: how a query and a body are sent. */
async function sentAs(spec: string): Promise<string[]> {
  const text = Object.values(await clientOf(spec)).join("\n");
  return names.map((name) => {
    const constant = new RegExp(`^export const (?:ask|send)${name}Operation[^]*?^};`, "gm");
    const found = text.match(constant) ?? [];
    expect(found, name).toHaveLength(2);
    return found.join("\n");
  });
}

/** The rules that lint has something to say by, of each component. */
async function lintedBy(spec: string): Promise<Set<string>[]> {
  const lines = readFileSync(spec, "utf8").split("\n");
  const starts = names.map((name) => lines.indexOf(`      "${name}": {`) + 1);
  const found = names.map(() => new Set<string>());
  for (const { id, place, others } of (await lint({ spec })).findings) {
    for (const { line } of [place, ...others]) {
      found[starts.findLastIndex((start) => start <= line)]?.add(id);
    }
  }
  return found;
}

/** Whether the emulator takes each valid value, and refuses each invalid one. */
async function emulated(spec: string): Promise<string[]> {
  const emulator = await createEmulator({ spec });
  const send = async (name: string, body: unknown): Promise<number> => {
    const url = `http://localhost${emulator.basePath}/${name}`;
    const headers = { "content-type": "application/json" };
    const sent = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
    return (await emulator.fetch(sent)).status;
  };
  return Promise.all(
    schemaKeywords.map(async ({ valid, invalid }, index) => {
      const name = names[index] ?? "";
      expect(await send(name, valid), name).toBe(204);
      return (await send(name, invalid)) === 204 ? "takes" : "refuses";
    }),
  );
}

/** The schemas without their keywords. */
const without = schemaKeywords.map(({ keyword, schema }) => {
  const gone = new Set(keyword.split(", "));
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !gone.has(key)));
});

/** Whether a change is reported where the keyword, and nothing else, has gone. */
async function compared(spec: string, plain: string): Promise<string[]> {
  const head = await open(plain, {});
  const { report } = await compare(await open(spec, {}), head, { wireOnly: true });
  const reached = new Set(report.findings.flatMap(({ operations }) => operations));
  return names.map((name) => (reached.has(`send${name}`) ? "compared" : "not compared"));
}

test(
  "the page says what becomes of each keyword of JSON Schema",
  { timeout: 120_000 },
  async () => {
    const schemas = schemaKeywords.map(({ schema }) => schema);
    const spec = documentOf(schemas, true);
    const types = await typesOf(documentOf(schemas, false));
    const answers = await emulated(spec);
    const plain = documentOf(without, true);
    const changes = await compared(spec, plain);
    const [sent, sentPlain] = [await sentAs(spec), await sentAs(plain)];
    const [linted, lintedPlain] = [await lintedBy(spec), await lintedBy(plain)];
    const isMore = (one: Set<string>[], other: Set<string>[], index: number): boolean =>
      [...(one[index] ?? [])].some((id) => !other[index]?.has(id));
    const rows = schemaKeywords.map(({ keyword, schema, invalid }, index) => [
      keyword.replaceAll(/\w+/g, "`$&`"),
      `\`${JSON.stringify(schema)}\``,
      `\`${types[index]?.replaceAll("|", "\\|")}\``,
      sent[index] === sentPlain[index] ? "–" : "changes",
      `${answers[index]} \`${JSON.stringify(invalid)}\``,
      isMore(linted, lintedPlain, index)
        ? "warned"
        : isMore(lintedPlain, linted, index)
          ? "heeded"
          : "–",
      changes[index] ?? "",
    ]);
    const head = ["keyword", "example", "type", "request", "emulator", "lint", "diff"];
    const [start, end] = ["<!-- keywords: measured -->", "<!-- /keywords -->"];
    holdTable({ start, end, head, rows, isWhole: true });
  },
);
