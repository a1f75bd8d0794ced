import { gzipSync } from "node:zlib";
import { answer, bytes, canary, head, record } from "./answers.js";
import { always, once, perhaps, type Fault } from "./fault.js";

const ok = always("ok 200, sent 1");
const type = (contentType: string): Record<string, string> => ({ "content-type": contentType });
const zipped = gzipSync(record);
const gzip = { "content-encoding": "gzip" };

/** A 200 with this body, and what becomes of it. */
function body(
  name: string,
  text: string | Uint8Array,
  more: Partial<Fault> & { headers?: Record<string, string> } = {},
): Fault {
  const { headers, ...rest } = more;
  return { name, serve: answer(200, text, headers), expect: once("decode"), ...rest };
}

/** Bodies of successes. */
export const bodies: readonly Fault[] = [
  {
    name: "204",
    serve: bytes(head(204, { "content-type": "" })),
    expect: always("ok 204, sent 1"),
  },
  {
    name: "205",
    serve: bytes(head(205, { "content-type": "", "content-length": "0" })),
    expect: always("ok 205, sent 1"),
  },
  { name: "299", serve: answer(299, record), expect: always("ok 299, sent 1") },
  body("empty, declared as JSON", ""),
  body("empty, without a type", "", { headers: type("") }),
  body("JSON with a charset", record, {
    headers: type("application/json; charset=UTF-8"),
    expect: ok,
  }),
  body("JSON in Latin-1, declared", Buffer.from('{"data":"é"}', "latin1"), {
    headers: type("application/json; charset=iso-8859-1"),
    expect: ok,
  }),
  body("+json", record, { headers: type("application/vnd.api+json"), expect: ok }),
  body("a byte order mark", `\uFEFF${record}`, { expect: ok }),
  body("without a length", record, { serve: bytes(head(200, {}), record), expect: ok }),
  body("chunked", record, {
    serve: bytes(
      head(200, { "transfer-encoding": "chunked" }),
      `${record.length.toString(16)}\r\n${record}\r\n0\r\n\r\n`,
    ),
    expect: ok,
  }),
  body("early hints before it", record, {
    serve: bytes(
      "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n",
      head(200, { "content-length": `${record.length}` }),
      record,
    ),
    expect: ok,
  }),
  body("JSON as text", record, { headers: type("text/plain") }),
  body("JSON as bytes", record, { headers: type("application/octet-stream") }),
  body("JSON without a type", record, { headers: type("") }),
  body("a page of HTML", `<html>${canary}</html>`, { headers: type("text/html") }),
  body("a page of HTML, declared as JSON", `<html>${canary}</html>`),
  body("malformed JSON", `{"data": ${canary}}`),
  body("two JSON texts", record + record),
  body("half a JSON", record.slice(0, 15), { expect: perhaps("decode") }),
  body("bytes that are no UTF-8", Buffer.from(record.replace("Jane", "Jan\xe9"), "latin1")),
  body("a charset that nobody knows", record, {
    headers: type("application/json; charset=klingon"),
  }),
  body("null", "null"),
  body("a list without its envelope", `[${record}]`),
  body("a text", `"${canary}"`),
  body("an object without its envelope", `{"error":"${canary}"}`),
  body(
    "__proto__ and constructor",
    `{"__proto__":{"admin":true},"constructor":1,"data":{"__proto__":{"admin":true}}}`,
    { expect: ok },
  ),
  body("an envelope only in __proto__", `{"__proto__":{"data":1}}`),
  body("siblings named as the result's own", `{"ok":false,"data":{},"response":1,"error":2}`, {
    expect: ok,
  }),
  body("compressed", zipped, { headers: gzip, expect: ok }),
  body("compressed, cut off", zipped, {
    serve: bytes(head(200, { ...gzip, "content-length": "40" }), zipped.subarray(0, 40)),
    expect: perhaps("decode"),
  }),
  body("not compressed, but said to be", record, {
    headers: gzip,
    expect: perhaps("network"),
  }),
];
