import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  asBigInt,
  asDigits,
  asJsonLines,
  connect,
  inQuery,
  inBody,
  inEnvelope,
  jsonLinesWithFormats,
  jsonWithFormats,
  pageCursor,
  paginate,
  withFormats,
  writeGuard,
  type CallFailure,
  type FormatPlaces,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";
import { jsonServer, type JsonServer } from "./json-server.js";

/*
 * JSON documents with integers of any size, their places known. What the text of a document says must be what the
 * caller gets, digit by digit, and the same must go out again.
 */
interface Drawn {
  text: string;
  value: unknown;
  places: FormatPlaces;
}

const base = { id: "x", method: "POST", guard: writeGuard, path: "/x", errors: ["4XX"] } as const;
const formats = { bigint: asBigInt, string: asDigits };

function drawn(form: "bigint" | "string"): fc.Arbitrary<Drawn> {
  const int64 = fc
    .oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }), fc.bigInt({ min: -9n, max: 9n }))
    .map((value): Drawn => ({
      text: `${value}`,
      value: form === "bigint" ? value : `${value}`,
      places: formats[form],
    }));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("9007199254740993", 'a"9007199254740993', "\\", "int64-1:5", "__proto__"),
  );
  const other = fc
    .oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    .map((value): Drawn => ({ text: JSON.stringify(value), value: noMinus(value), places: {} }));
  // A number of the document that is no int64 is rounded, as JSON.parse rounds it.
  const large = fc
    .bigInt({ min: 2n ** 53n, max: 2n ** 70n })
    .map((value): Drawn => ({ text: `${value}`, value: Number(value), places: {} }));
  return fc.letrec<{ any: Drawn; list: Drawn; tuple: Drawn; map: Drawn; object: Drawn }>((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      int64,
      other,
      large,
      tie("list"),
      tie("tuple"),
      tie("object"),
      tie("map"),
    ),
    list: fc.array(int64).map((items) => listOf(items, { items: formats[form] })),
    tuple: fc
      .array(tie("any"))
      .map((items) => listOf(items, { first: items.map((each) => each.places) })),
    map: fc
      .dictionary(text, int64)
      .map((members) => objectOf(members, { others: () => formats[form] })),
    object: fc.dictionary(text, tie("any")).map((members) =>
      objectOf(members, {
        also: [
          {
            properties: Object.fromEntries(
              Object.entries(members).map(([name, { places }]) => [name, places]),
            ),
          },
        ],
      }),
    ),
  })).any;
}

function listOf(items: Drawn[], places: FormatPlaces): Drawn {
  const text = `[${items.map((each) => each.text).join(" , ")}]`;
  return { text, value: items.map(({ value }) => value), places };
}

function objectOf(members: Record<string, Drawn>, places: FormatPlaces): Drawn {
  const entries = Object.entries(members);
  const texts = entries.map(([name, each]) => `${JSON.stringify(name)} : ${each.text}`);
  const value = Object.fromEntries(entries.map(([name, each]) => [name, each.value]));
  return { text: `{ ${texts.join(",")} }`, value, places };
}

/** JSON.stringify writes `-0` as `0`. */
function noMinus(value: unknown): unknown {
  return Object.is(value, -0) ? 0 : value;
}

describe.each(["bigint", "string"] as const)("as %s", (form) => {
  test("what a text says is what the caller gets, and what goes out again", () => {
    fc.assert(
      fc.property(drawn(form), ({ text, value, places }) => {
        const operation = {
          ...base,
          parse: withFormats,
          formats: { success: places, body: places },
        };
        const read = operation.parse(text, { status: 200 });
        expect(read).toEqual(value);
        const { body } = jsonWithFormats(read, operation);
        expect(operation.parse(`${body}`, { status: 200 })).toEqual(value);
        expect(`${body}`).not.toMatch(/int64-\d{2}/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is no JSON is refused, large integers or not", () => {
    const operation = { ...base, parse: withFormats };
    for (const text of [
      "",
      "01",
      "{9007199254740993: 1}",
      "9007199254740993 1",
      '["\\x"]',
      "[1,]",
    ]) {
      expect(() => operation.parse(text, { status: 200 }), text).toThrow();
    }
  });
});

test("a union of variants that contain the union takes no longer on a deeper level", () => {
  const node: FormatPlaces = { also: [() => left, () => right, { properties: { id: asBigInt } }] };
  const left: FormatPlaces = { properties: { left: () => node, right: () => node } };
  const right: FormatPlaces = { properties: { left: () => node, right: () => node } };
  const depth = 40;
  const text = `${'{"left":'.repeat(depth)}{"id":9007199254740993}${"}".repeat(depth)}`;
  const operation = { ...base, parse: withFormats, formats: { success: node } };
  let value = operation.parse(text, { status: 200 });
  for (let level = 0; level < depth; level++) value = (value as { left: unknown }).left;
  expect(value).toEqual({ id: 9007199254740993n });
});

describe("over HTTP", () => {
  let server: JsonServer;
  afterEach(() => server.close());

  async function call(
    operation: Pick<Operation, "body" | "decode" | "envelope" | "formats" | "parse">,
    {
      answer,
      type = "application/json",
      status = 200,
    }: { answer: string; type?: string; status?: number },
    body?: unknown,
  ): Promise<Result<unknown, CallFailure>> {
    server = await jsonServer((_, response) =>
      response.writeHead(status, { "content-type": type }).end(answer),
    );
    const client = connect({ baseUrl: server.url }, { baseUrl: "" });
    return client.call({ ...base, ...operation }, { body }, { retries: 0 });
  }

  const id: FormatPlaces = { properties: { id: asBigInt } };
  const digits: FormatPlaces = { properties: { id: asDigits } };
  const large = '{"id":9007199254740993}';

  test("a success inside its envelope", async () => {
    const operation = {
      parse: withFormats,
      envelope: [inEnvelope, "data"],
      formats: { success: { properties: { data: id } } },
    } as const;
    expect(await call(operation, { answer: `{"data":${large}}` })).toMatchObject({
      data: { id: 9007199254740993n },
    });
  });

  test.each([
    [404, { "404": id }, 9007199254740993n],
    [404, { "4XX": id, default: {} }, 9007199254740993n],
    [404, { default: id }, 9007199254740993n],
    [404, { "409": id }, 9007199254740992],
  ] as const)("a failure %i with the places of %o", async (status, failures, expected) => {
    const result = await call(
      { parse: withFormats, formats: { failures } },
      { answer: large, status },
    );
    expect(result).toMatchObject({ ok: false, error: { kind: "default" } });
    expect(!result.ok && "body" in result.error && result.error.body).toEqual({ id: expected });
  });

  test("an integer that is written with a fraction of zero keeps its digits", async () => {
    const answer = '{"id":9007199254740993.0}';
    expect(await call({ parse: withFormats, formats: { success: id } }, { answer })).toMatchObject({
      data: { id: 9007199254740993n },
    });
  });

  test("the values of a stream of JSON lines", async () => {
    const result = await call(
      { parse: withFormats, decode: asJsonLines, formats: { success: digits } },
      { answer: `${large}\n{"id":1}\n`, type: "application/jsonl" },
    );
    const values: unknown[] = [];
    for await (const value of (result as { data: AsyncIterable<unknown> }).data) values.push(value);
    expect(values).toEqual([{ id: "9007199254740993" }, { id: "1" }]);
  });

  test("a cursor, from page to page", async () => {
    const pages = ["9007199254740993", "9007199254740995", "null"];
    server = await jsonServer(({ url }, response) => {
      const at = pages.findIndex((each) => url.endsWith(`after=${each}`)) + 1;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(`{"next":${pages[at]},"items":[${at}]}`);
    });
    const client = connect({ baseUrl: server.url }, { baseUrl: "" });
    const operation: Operation = {
      ...base,
      method: "GET",
      parameters: [[inQuery, "after"]],
      parse: withFormats,
      formats: { success: { properties: { next: asBigInt } } },
    };
    const walked = paginate<string, { after?: string }, number, unknown, CallFailure, unknown>({
      id: "x",
      list: (connected, request) => connected.call(operation, request),
      style: pageCursor({ cursor: "after", next: ["data", "next"] }),
      items: ["data", "items"],
      client,
      request: undefined,
      options: undefined,
    });
    expect(await walked.toArray()).toEqual([0, 1, 2]);
  });

  test("malformed JSON is a decode failure that quotes nothing", async () => {
    const result = await call({ parse: withFormats }, { answer: '{"id":9007199254740993' });
    expect(result).toMatchObject({ error: { kind: "decode", excerpt: '{"xx":xxxxxxxxxxxxxxxx' } });
  });

  test("bigints are sent as bare numbers, whatever their toJSON says", async () => {
    const prototype = BigInt.prototype as { toJSON?: () => string };
    prototype.toJSON = () => "text";
    try {
      await call(
        { body: [inBody, jsonWithFormats] },
        { answer: "{}" },
        { id: 2n ** 64n, at: new Date(0), none: undefined },
      );
    } finally {
      delete prototype.toJSON;
    }
    expect(server.received[0]?.body.toString()).toBe(
      '{"id":18446744073709551616,"at":"1970-01-01T00:00:00.000Z"}',
    );
  });

  test("strings of digits are sent as bare numbers; others are refused", async () => {
    const operation = { body: [inBody, jsonWithFormats], formats: { body: digits } } as const;
    await call(operation, { answer: "{}" }, { id: "-9007199254740993", name: "9007199254740993" });
    expect(server.received[0]?.body.toString()).toBe(
      '{"id":-9007199254740993,"name":"9007199254740993"}',
    );
    await server.close();
    for (const wrong of ["", "1.5", "1e3", "007", "one", " 1"]) {
      expect(await call(operation, { answer: "{}" }, { id: wrong })).toMatchObject({
        error: { kind: "invalid", parameter: "body" },
      });
      expect(server.received).toEqual([]);
      await server.close();
    }
  });

  test("the values of a stream that is sent", async () => {
    const operation = { body: [inBody, jsonLinesWithFormats], formats: { body: digits } } as const;
    await call(operation, { answer: "{}" }, [{ id: "9007199254740993" }, { id: "1" }]);
    expect(server.received[0]?.body.toString()).toBe(`${large}\n{"id":1}\n`);
  });

  test("what is no integer in the JSON stays as it is", async () => {
    const operation = { parse: withFormats, formats: { success: { items: asBigInt } } } as const;
    expect(
      await call(operation, { answer: '[1.5, "7", null, 1e3, 12345678901234567890.5]' }),
    ).toMatchObject({
      data: [1.5, "7", null, 1000n, 12345678901234567000],
    });
  });
});
