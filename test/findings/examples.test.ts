import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { diff } from "../../src/diff.js";
import { rules as diffRules } from "../../src/diff/rules/catalog.js";
import { rules } from "../../src/lint/rules.js";
import { verifyApi } from "../../src/verify.js";
import { verifyRules, type VerifyRule } from "../../src/verify/rules.js";
import { findingsIn, type Part } from "../lint/documents.js";
import { jsonServer, send } from "../runtime/json-server.js";
import { tempFolder } from "../temp-folder.js";
import { har } from "../verify/recordings.js";

/* The examples that rules are explained by: what stands before breaks the rule, and what stands after does not. */

const info = { title: "Pets", version: "1" };

describe("lint", () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))("%s", async (id, { example }) => {
    const told = async (lines: readonly string[]): Promise<string[]> => {
      const document = { openapi: "3.1.0", info, ...(parse(lines.join("\n")) as Part) };
      return (await findingsIn(document)).map((finding) => finding.id);
    };
    expect(await told(example.before)).toContain(id);
    expect(await told(example.after)).not.toContain(id);
  });
});

describe("diff", () => {
  const shown = diffRules.flatMap(({ id, example }) => (example ? [[id, example] as const] : []));

  test.each(shown)("%s", async (id, { before, after }) => {
    const folder = tempFolder();
    const [base = "", head = ""] = [before, after].map((lines, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, JSON.stringify(wholeDocument(parse(lines.join("\n")) as Part)));
      return path;
    });
    const { findings } = await diff({ base, head, wireOnly: true });
    expect(findings.map((finding) => finding.id)).toContain(id);
  });
});

/** A document, or one of which an example shows the operation. */
function wholeDocument(example: Part): Part {
  const operation = { post: { operationId: "createPet", ...example } };
  const rest = Object.hasOwn(example, "paths") ? example : { paths: { "/pets": operation } };
  return { openapi: "3.1.0", info, ...rest };
}

interface Exchange {
  request: string;
  answer: { status: number; headers?: Record<string, string>; body?: unknown };
}

/** Rules that speak of requests, which verify makes itself. */
const ofContract = new Set(["answer-invalid", "broken-accepted", "server-failed", "valid-refused"]);

describe("verify", () => {
  test.each(verifyRules.map((rule) => [rule.id, rule] as const))("%s", async (id, { example }) => {
    const [before, seen, after] = [example.before, example.seen ?? [], example.after].map(
      (lines) => parse(lines.join("\n")) as Part,
    );
    const exchange = seen as unknown as Exchange;
    expect(await told(id, before ?? {}, exchange)).toContain(id);
    // Either the document is corrected, or the API.
    const isApi = Object.hasOwn(after ?? {}, "answer");
    const mended = isApi ? (after as unknown as Exchange) : exchange;
    expect(await told(id, (isApi ? before : after) ?? {}, mended)).not.toContain(id);
  });
});

async function told(id: VerifyRule["id"], operation: Part, exchange: Exchange): Promise<string[]> {
  const folder = tempFolder();
  const spec = join(folder, "pets.json");
  const paths = { "/pets": { get: { operationId: "listPets", ...operation } } };
  const servers = [{ url: "https://pets.example" }];
  writeFileSync(spec, JSON.stringify({ openapi: "3.1.0", info, servers, paths }));
  if (ofContract.has(id)) return asked(spec, exchange);
  writeFileSync(join(folder, "pets.har"), recorded(exchange));
  const { report } = await verifyApi({ spec, har: [join(folder, "pets.har")] });
  return report.findings.map((finding) => finding.id);
}

function recorded({ request, answer }: Exchange): string {
  const [method = "", path = ""] = request.split(" ");
  const { status, body } = answer;
  const headers = { "content-type": "application/json", ...answer.headers };
  const entry = {
    startedDateTime: "2026-11-29T10:00:00.000Z",
    request: { method, url: `https://pets.example${path}`, headers: [] },
    response: {
      status,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
      content: { mimeType: headers["content-type"], text: JSON.stringify(body ?? "") },
    },
  };
  return har(Array.from({ length: 12 }, () => entry));
}

/** What is found at a server that answers one request as the example says, and any other with success. */
async function asked(spec: string, { request, answer }: Exchange): Promise<string[]> {
  const [, path] = request.split(" ");
  const server = await jsonServer(({ url }, response) => {
    const { status, body = {} } = url === path ? answer : { status: 200, body: [] };
    send(response, body, { status });
  });
  try {
    const { report } = await verifyApi({ spec, baseUrl: server.url, contract: true });
    return report.findings.map((finding) => finding.id);
  } finally {
    await server.close();
  }
}
