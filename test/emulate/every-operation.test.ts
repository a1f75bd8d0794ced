import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator.js";
import { root } from "../program.js";
import { sharedDir } from "../shared-dir.js";
import { firstRequest, NoSample, operationsOf, type RawOperation } from "./raw/first-request.js";
import { rawDocument, type Node, type RawDocument } from "./raw/raw-document.js";

const specs = sharedDir("specs") ?? "";
const small = ["petstore.yaml", "museum.yaml", "train-travel.yaml", "spotify.yaml"];
const usual = [...small, "twilio-messaging-v1.yaml", "redocly-cafe.yaml"];
const large = process.env["CHECK_ALL"] === "1" ? ["openai.yaml", "stripe.json", "github.json"] : [];
const files = [
  ...(specs === "" ? [] : [...usual, ...large].map((name) => join(specs, name))),
  join(root, "spec", "healos.yaml"),
];

/** What stands against an answer by the document alone; empty: nothing. */
async function against(
  document: RawDocument,
  { method, node }: RawOperation,
  response: Response,
): Promise<string> {
  const { status } = response;
  const responses = node["responses"] as Record<string, unknown>;
  const name = [String(status), `${String(status)[0]}XX`, "default"].find(
    (each) => responses[each] !== undefined,
  );
  if (name === undefined) return `${status} is not declared: ${await response.text()}`;
  const declared = document.resolve(responses[name]);
  const content = (declared["content"] ?? {}) as Record<string, Node>;
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  const missing = Object.entries((declared["headers"] ?? {}) as Node)
    .filter(([header, each]) => document.resolve(each)["required"] && !response.headers.has(header))
    .map(([header]) => header);
  if (missing.length > 0) return `${status} lacks ${missing.join(", ")}`;
  if (Object.keys(content).length === 0) return "";
  const media = Object.entries(content).find(([each]) => each === type || each.includes("*"))?.[1];
  if (media === undefined) return `${status} answers ${type}, which is not declared`;
  if (method === "HEAD" || !/[/+]json/.test(type) || media["schema"] === undefined) return "";
  const wrong = document.wrong(media["schema"], JSON.parse(text));
  return wrong === "" ? "" : `${status}: ${wrong}, ${text.slice(0, 300)}`;
}

/** CI takes every fourth operation of the large documents; `npm run check:all` takes each. */
const stepOf = (file: string): number =>
  process.env["CI"] && large.some((name) => file.endsWith(name)) ? 4 : 1;

describe.each(files)("%s", (file) => {
  const step = stepOf(file);
  it(`answers the first valid request of operations, in steps of ${step}, as the document declares`, async () => {
    const document = rawDocument(file);
    const emulator = await createEmulator({ spec: file });
    const key = emulator.keys[0]?.key ?? "";
    const wrong: string[] = [];
    const without: string[] = [];
    const operations = operationsOf(document).filter((_, index) => index % step === 0);
    for (const operation of operations) {
      emulator.reset();
      const place = `${operation.method} ${operation.path}`;
      try {
        const origin = `http://localhost:1${emulator.basePath}`;
        const request = firstRequest(document, operation, origin);
        for (const name of ["Authorization", "X-API-Key", "api_key"]) {
          request.headers.set(name, name === "Authorization" ? authorization(document, key) : key);
        }
        const response = await emulator.fetch(request);
        const found = await against(document, operation, response);
        if (found !== "") wrong.push(`${place}: ${found}`);
      } catch (error) {
        if (!(error instanceof NoSample)) throw error;
        without.push(`${place}: ${error.message}`);
      }
    }
    expect(operations.length).toBeGreaterThan(2);
    expect({ wrong, without }).toEqual({ wrong: [], without: [] });
  }, 300_000);
});

function authorization({ root: { components } }: RawDocument, key: string): string {
  const { securitySchemes = {} } = (components ?? {}) as Record<string, Record<string, Node>>;
  const isBasic = Object.values(securitySchemes).some((each) => each["scheme"] === "basic");
  return isBasic ? `Basic ${btoa(`${key}:`)}` : `Bearer ${key}`;
}
