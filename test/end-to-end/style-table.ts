import type { JsonObject } from "../../src/json/json.js";

/** One row of "Style Examples" (OpenAPI 3.1, section 4.8.12.4), or one like them: how a parameter `color` goes out. */
export interface StyleRow {
  readonly place: "cookie" | "header" | "path" | "query";
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
  /** In place of a style. */
  readonly contentType?: string;
  readonly value: unknown;
  /** The path's end, the query, or the header, as the server gets it. */
  readonly sent: string;
}

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

/** What a row has beside its parameter's place and style. */
type Cell = readonly [explode: boolean, value: unknown, sent: string];

function rows(place: StyleRow["place"], style: string, cells: readonly Cell[]): StyleRow[] {
  return cells.map(([explode, value, sent]) => ({ place, style, explode, value, sent }));
}

function reserved(style: string, cells: readonly Cell[]): StyleRow[] {
  return rows("query", style, cells).map((row) => ({ ...row, allowReserved: true }));
}

function content(
  place: StyleRow["place"],
  contentType: string,
  cells: readonly Cell[],
): StyleRow[] {
  return rows(place, "content", cells).map((row) => ({ ...row, contentType }));
}

/** What stands in the table, and below it what follows from RFC 6570, which the table refers to. */
export const styleTable: readonly StyleRow[] = [
  ...rows("path", "matrix", [
    [false, "", ";color"],
    [false, "blue", ";color=blue"],
    [false, list, ";color=blue,black,brown"],
    [false, object, ";color=R,100,G,200,B,150"],
    [true, "", ";color"],
    [true, "blue", ";color=blue"],
    [true, list, ";color=blue;color=black;color=brown"],
    [true, object, ";R=100;G=200;B=150"],
    [false, "a;b/c", ";color=a%3Bb%2Fc"],
    [true, ["a", ""], ";color=a;color"],
    [true, { a: "", b: "c=d" }, ";a;b=c%3Dd"],
  ]),
  ...rows("path", "label", [
    [false, "blue", ".blue"],
    [false, list, ".blue,black,brown"],
    [false, object, ".R,100,G,200,B,150"],
    [true, "blue", ".blue"],
    [true, list, ".blue.black.brown"],
    [true, object, ".R=100.G=200.B=150"],
    [false, "ä", ".%C3%A4"],
  ]),
  ...rows("path", "simple", [
    [false, "blue", "blue"],
    [false, list, "blue,black,brown"],
    [false, object, "R,100,G,200,B,150"],
    [true, "blue", "blue"],
    [true, list, "blue,black,brown"],
    [true, object, "R=100,G=200,B=150"],
    [false, ["a,b", "c/d?e#f%"], "a%2Cb,c%2Fd%3Fe%23f%25"],
    [false, 1.5, "1.5"],
    [false, true, "true"],
  ]),
  ...rows("header", "simple", [
    [false, "blue", "blue"],
    [false, list, "blue,black,brown"],
    [false, object, "R,100,G,200,B,150"],
    [true, "blue", "blue"],
    [true, list, "blue,black,brown"],
    [true, object, "R=100,G=200,B=150"],
    // Headers are not percent-encoded.
    [false, "a b%/", "a b%/"],
  ]),
  ...rows("query", "form", [
    [false, "", "?color="],
    [false, "blue", "?color=blue"],
    [false, list, "?color=blue,black,brown"],
    [false, object, "?color=R,100,G,200,B,150"],
    [true, "", "?color="],
    [true, "blue", "?color=blue"],
    [true, list, "?color=blue&color=black&color=brown"],
    [true, object, "?R=100&G=200&B=150"],
    [true, "a b&c=d/e?f#g+h", "?color=a%20b%26c%3Dd%2Fe%3Ff%23g%2Bh"],
    [false, ["a,b", "ä"], "?color=a%2Cb,%C3%A4"],
    [true, 0, "?color=0"],
    [true, false, "?color=false"],
    [true, null, ""],
    [true, [], ""],
  ]),
  ...rows("query", "spaceDelimited", [
    [false, list, "?color=blue%20black%20brown"],
    [false, object, "?color=R%20100%20G%20200%20B%20150"],
    // The table has nothing for these; as with `form`, which is what documents mean by them.
    [true, list, "?color=blue&color=black&color=brown"],
    [true, object, "?R=100&G=200&B=150"],
  ]),
  ...rows("query", "pipeDelimited", [
    [false, list, "?color=blue%7Cblack%7Cbrown"],
    [false, object, "?color=R%7C100%7CG%7C200%7CB%7C150"],
    [true, list, "?color=blue&color=black&color=brown"],
    [true, object, "?R=100&G=200&B=150"],
  ]),
  ...rows("query", "deepObject", [
    [true, object, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    [false, object, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    [true, { a: "b c&d" }, "?color%5Ba%5D=b%20c%26d"],
  ]),
  // Reserved characters pass, but for those that a query cannot have (`#`) or that would divide it (`&`, `+`).
  ...reserved("form", [
    [true, ":/?#[]@!$&()*+,;= %", "?color=:/?%23[]@!$%26()*%2B,;=%20%25"],
    [false, ["a/b", "c:d"], "?color=a/b,c:d"],
    [true, { a: "b/c" }, "?a=b/c"],
    // Percent-encoded triples pass as well (RFC 6570, section 3.2.3).
    [true, "a%2Fb", "?color=a%2Fb"],
  ]),
  ...reserved("spaceDelimited", [[false, ["a/b", "c"], "?color=a/b%20c"]]),
  ...reserved("pipeDelimited", [[false, ["a/b", "c"], "?color=a/b%7Cc"]]),
  ...reserved("deepObject", [[true, { a: "b/c" }, "?color%5Ba%5D=b/c"]]),
  ...rows("cookie", "form", [
    [false, "", "color="],
    [false, "blue", "color=blue"],
    [false, list, "color=blue,black,brown"],
    [false, object, "color=R,100,G,200,B,150"],
    [true, "", "color="],
    [true, "blue", "color=blue"],
    [true, list, "color=blue; color=black; color=brown"],
    [true, object, "R=100; G=200; B=150"],
    [true, "a;b c", "color=a%3Bb%20c"],
    [true, ["a&b", "c"], "color=a%26b; color=c"],
  ]),
  // OpenAPI 3.2, section 4.12.2.2.
  ...rows("cookie", "cookie", [
    [false, list, "color=blue,black,brown"],
    [false, object, "color=R,100,G,200,B,150"],
    [true, "a%20b", "color=a%20b"],
    [true, list, "color=blue; color=black; color=brown"],
    [true, object, "R=100; G=200; B=150"],
  ]),
  // Parameters with a content type instead of a style (section 4.8.12.2).
  ...content("path", "application/json", [[true, { a: "/" }, "%7B%22a%22%3A%22%2F%22%7D"]]),
  ...content("query", "application/json", [
    [true, ["a&", 1], "?color=%5B%22a%26%22%2C1%5D"],
    [true, "a", "?color=%22a%22"],
  ]),
  ...content("header", "application/vnd.color+json", [[true, { a: "ü" }, '{"a":"\\u00fc"}']]),
  ...content("cookie", "application/json", [[true, { a: ";" }, "color=%7B%22a%22%3A%22%3B%22%7D"]]),
  ...content("path", "text/plain", [[true, "a/b", "a%2Fb"]]),
  ...content("query", "application/xml", [[true, "<a/>", "?color=%3Ca%2F%3E"]]),
  ...content("header", "text/plain", [[true, '"a", b', '"a", b']]),
  ...content("cookie", "text/plain; charset=utf-8", [[true, "a;b", "color=a%3Bb"]]),
];

/** What the parameters' schemas are: just the type of the row's value, or one that allows all of them. */
export type Schemas = "exact" | "any";

/** The document whose operation `style<n>` has the parameter of the nth row. */
export function documentOfStyles(schemas: Schemas): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Styles", version: "1.0.0" },
    paths: Object.fromEntries(styleTable.map((row, index) => pathOf(row, index, schemas))),
    components: { schemas: { Color: { oneOf: everyType } } },
  };
}

function pathOf(row: StyleRow, index: number, schemas: Schemas): [path: string, item: JsonObject] {
  const { place, style, explode, allowReserved, contentType, value } = row;
  const schema = schemas === "any" ? { $ref: "#/components/schemas/Color" } : schemaOf(value);
  const spelling =
    contentType === undefined
      ? { style, explode, ...(allowReserved && { allowReserved }), schema }
      : { content: { [contentType]: { schema } } };
  const get = {
    operationId: `style${index}`,
    tags: ["styles"],
    parameters: [{ name: "color", in: place, required: place === "path", ...spelling }],
    responses: { "204": { description: "Done." } },
  };
  return [`/style${index}/${place === "path" ? "{color}" : ""}`, { get }];
}

const member = { type: ["integer", "string"] };
const everyType = [
  { type: ["string", "number", "boolean", "null"] },
  { type: "array", items: member },
  { type: "object", additionalProperties: member },
];

function schemaOf(value: unknown): JsonObject {
  if (Array.isArray(value)) return { type: "array", items: member };
  if (value === null) return { type: ["string", "null"] };
  return typeof value === "object"
    ? { type: "object", additionalProperties: member }
    : { type: typeof value };
}
