import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { compare } from "../../src/compare.js";
import type { JsonObject } from "../../src/json/json.js";
import { open } from "../../src/read/open.js";
import { documentObjects } from "./openapi/document-objects.js";
import { versionOf } from "./openapi/keyword-row.js";
import { messageObjects } from "./openapi/message-objects.js";
import { changed, plainDocument } from "./openapi/plain-document.js";
import { schemaObjects } from "./openapi/schema-objects.js";
import { securityObjects } from "./openapi/security-objects.js";
import { holdTable } from "./page-table.js";
import { outcomeOf, type Outcome } from "./outcome.js";
import { schemaKeywords } from "./schema-keywords.js";

/*
 * The table of OpenAPI's keywords in docs/keywords.md says where each of them shows: what differs between a document that
 * has it and one that has not. UPDATE_KEYWORDS=1 writes it.
 */
const objects = { ...documentObjects, ...messageObjects, ...schemaObjects, ...securityObjects };

/** Otherwise one keyword of each object is tried. */
const isWhole = process.env["CHECK_ALL"] === "1" || process.env["UPDATE_KEYWORDS"] !== undefined;
/** What the pages of a package tell of. */
const onPages = new Set(["OpenAPI", "Info", "Contact", "License", "Tag", "External Documentation"]);

const known = new Map<string, Promise<Outcome>>();

/** What comes of a document; many rows begin with the same. */
function outcome(document: JsonObject, isOnPages: boolean): Promise<Outcome> {
  const text = `${isOnPages} ${JSON.stringify(document)}`;
  const found = known.get(text) ?? outcomeOf(document, isOnPages);
  known.set(text, found);
  return found;
}

/** The words of a row: where two outcomes differ. */
async function shown(before: Outcome, after: Outcome): Promise<string[]> {
  const differs = (name: Exclude<keyof Outcome, "findings">): boolean =>
    before[name] !== after[name];
  const more = after.findings.filter((each) => !before.findings.includes(each));
  const fewer = before.findings.filter((each) => !after.findings.includes(each));
  const sides = [await open(before.spec, {}), await open(after.spec, {})] as const;
  const { report } = await compare(...sides, { wireOnly: true });
  return [
    differs("types") ? "changes" : differs("prose") ? "documented" : "–",
    differs("constants") ? "changes" : "–",
    differs("statuses") ? "checked" : differs("answers") ? "answered" : "–",
    more.length > 0 ? "warned" : fewer.length > 0 ? "heeded" : "–",
    report.findings.length > 0 ? "compared" : "–",
  ];
}

test("the page says where each keyword of OpenAPI shows", { timeout: 300_000 }, async () => {
  const rows: string[][] = [];
  for (const [object, own] of Object.entries(objects)) {
    const isOnPages = onPages.has(object);
    for (const [keyword, change, shownBy = {}] of isWhole ? own : own.slice(0, 1)) {
      const plain = changed(plainDocument(versionOf(shownBy)), shownBy.base ?? {}) as JsonObject;
      const before = await outcome(plain, isOnPages);
      const after = await outcome(changed(plain, change) as JsonObject, isOnPages);
      expect(after.spec, `${object} ${keyword} changes nothing`).not.toBe(before.spec);
      const name = `${object}: ${keyword}`.replace(/^Schema, of.*?: /, "Schema: ");
      rows.push([name, shownBy.since ?? "", ...(await shown(before, after))]);
    }
  }
  const head = ["keyword", "since", "type", "request", "emulator", "lint", "diff"];
  const [start, end] = ["<!-- openapi: measured -->", "<!-- /openapi -->"];
  holdTable({ start, end, head, rows, isWhole });
});

/** The objects of OpenAPI by the names that Redocly's types have for them; its types of 3.2 are not published. */
const named: Readonly<Record<string, string>> = {
  Root: "OpenAPI",
  ServerVariable: "Server Variable",
  PathItem: "Path Item",
  ExternalDocs: "External Documentation",
  RequestBody: "Request Body",
  MediaType: "Media Type",
  Xml: "XML",
  OAuth2Flows: "OAuth Flows",
  ImplicitFlow: "OAuth Flow",
  AuthorizationCode: "OAuth Flow",
  SecurityScheme: "Security Scheme",
};

test("the table has every keyword that another tool knows of 3.0 and 3.1", () => {
  const load = createRequire(import.meta.url);
  type Types = Record<string, { properties?: object }>;
  const { Oas3Types } = load("@redocly/openapi-core/lib/types/oas3.js") as { Oas3Types: Types };
  const { Oas3_1Types } = load("@redocly/openapi-core/lib/types/oas3_1.js") as {
    Oas3_1Types: Types;
  };
  const keywords = new Map(
    Object.entries(objects).map(([object, rows]) => [
      object,
      rows.map(([keyword]) => keyword).join(),
    ]),
  );
  const schema = [
    ...["Schema, of OpenAPI", "Schema, of JSON Schema"].map((name) => keywords.get(name)),
    ...schemaKeywords.map(({ keyword }) => keyword.replaceAll(/\w+/g, "`$&`")),
  ].join();
  const missing = [Oas3Types, Oas3_1Types].flatMap((types) =>
    Object.entries(types).flatMap(([type, { properties = {} }]) => {
      const name = named[type] ?? type;
      const own = name === "Schema" ? schema : keywords.get(name);
      return own === undefined
        ? []
        : Object.keys(properties)
            .filter(
              (keyword) => !/^x-|^(id|definitions|summary)$/.test(keyword) || name !== "Schema",
            )
            .filter((keyword) => !keyword.startsWith("x-") && !own.includes(`\`${keyword}`))
            .map((keyword) => `${name}: ${keyword}`);
    }),
  );
  expect([...new Set(missing)]).toEqual([]);
});
