import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { generate } from "../../src/generate.js";
import { tempFolder } from "../temp-folder.js";
import { findingsIn, json, list, merge, plainDocument, ref, type Part } from "./documents.js";

const things = { type: "array", items: ref("Thing") };
const text = { type: "string" };
const whole = { type: "integer" };

/** Shapes of lists: the parameters, the body, and what is proposed. */
const shapes: Record<string, [parameters: Part, body: Part, proposal: Part]> = {
  "page and limit with a meta": [
    { page: whole, limit: whole },
    body({ data: things, meta: body({ page: whole, limit: whole, total_pages: whole }) }),
    { style: "page", page: "page", limit: "limit", totalPages: "meta.total_pages", items: "data" },
  ],
  "page as a string, which the meta explains": [
    { page: text, limit: text },
    body({ data: things, meta: body({ total_pages: whole }) }),
    { style: "page", page: "page", limit: "limit", totalPages: "meta.total_pages", items: "data" },
  ],
  "pages counted from 0": [
    { page: { ...whole, default: 0 }, size: whole },
    things,
    { style: "page", page: "page", limit: "size", first: 0 },
  ],
  "offset and limit": [
    { offset: whole, limit: whole },
    body({ items: things, total: whole }),
    { style: "offset", offset: "offset", limit: "limit", total: "total", items: "items" },
  ],
  "a cursor that the answer hands back": [
    { cursor: text, limit: whole },
    body({ data: things, next_cursor: { type: ["string", "null"] } }),
    { style: "cursor", cursor: "cursor", limit: "limit", next: "next_cursor", items: "data" },
  ],
  "the last item's id as a cursor": [
    { after: text },
    body({ data: things, last_id: text, has_more: { type: "boolean" } }),
    { style: "cursor", cursor: "after", next: "last_id", more: "has_more", items: "data" },
  ],
  "a page that is a cursor": [
    { page: text, limit: whole },
    body({ data: things, next_page: text, has_more: { type: "boolean" } }),
    {
      style: "cursor",
      cursor: "page",
      limit: "limit",
      next: "next_page",
      more: "has_more",
      items: "data",
    },
  ],
};

/** Shapes that leave a doubt. */
const doubtful: Record<string, [parameters: Part, body: Part]> = {
  "a cursor that the answer does not hand back": [
    { starting_after: text },
    body({ data: things, has_more: { type: "boolean" } }),
  ],
  "two lists, either of which may be the items": [
    { page: whole, limit: whole },
    body({ data: things, removed: things }),
  ],
  "a page number without a size and without an end": [{ page: whole }, things],
  "one thing": [{ page: whole, limit: whole }, body({ id: text })],
};

describe("what looks like a list with pages", () => {
  test.each(Object.entries(shapes))("%s", async (_, [parameters, schema, proposal]) => {
    const document = documentWith(parameters, schema);
    expect(await proposed(document)).toEqual(proposal);
  });

  test("a Link header that leads to the next page", async () => {
    const description = 'Such as `<https://example.com?page=2>; rel="next"`.';
    const headers = { Link: { description, schema: text } };
    const document = documentWith({ page: whole }, things);
    expect(await proposed(merge(document, list({ responses: { 200: { headers } } })))).toEqual({
      style: "link",
    });
  });

  test("is proposed in JSON where the document is JSON", async () => {
    const [parameters, schema, proposal] = shapes["offset and limit"] as [Part, Part, Part];
    const [finding] = await findingsIn(documentWith(parameters, schema), "things.json");
    const pasted = finding?.todo.replace(/^Add (.*)$/, "{ $1 }");
    expect(JSON.parse(pasted ?? "")).toEqual({ "x-pagination": proposal });
  });
});

test.each(Object.entries(doubtful))("not proposed: %s", async (_, [parameters, schema]) => {
  expect(await proposed(documentWith(parameters, schema))).toBeUndefined();
});

test("what is proposed can be pasted: the client then walks the pages", async () => {
  for (const [parameters, schema, proposal] of Object.values(shapes)) {
    const changes = list({ "x-pagination": proposal });
    const document = merge(documentWith(parameters, schema), changes);
    const folder = tempFolder();
    writeFileSync(join(folder, "things.yaml"), stringify(document));
    const report = await generate({
      spec: join(folder, "things.yaml"),
      out: join(folder, "out"),
      dryRun: true,
    });
    expect(report.warnings).toEqual([]);
    expect(await findingsIn(document)).toEqual([]);
  }
});

function body(properties: Part): Part {
  return { type: "object", properties };
}

function documentWith(parameters: Part, schema: Part): Part {
  return merge(
    plainDocument,
    list({
      parameters: Object.entries(parameters).map(([name, type]) => ({
        name,
        in: "query",
        schema: type,
      })),
      // The answer may be without things, and Thing must be used.
      responses: { 200: json(schema), 299: json(ref("Thing")) },
    }),
  );
}

/** The declaration that is proposed, as it would be read. */
async function proposed(document: Part): Promise<unknown> {
  const [finding] = (await findingsIn(document)).filter(({ id }) => id === "pagination-undeclared");
  const pasted = finding && (parse(finding.todo.replace(/^Add /, "")) as Part);
  return pasted?.["x-pagination"];
}
