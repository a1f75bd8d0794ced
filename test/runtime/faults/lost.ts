import { always, gone, once, perhaps, type Fault } from "./fault.js";
import { answer, bytes, errorBody, head, late, record, reset, stall, success } from "./answers.js";

const length = { "content-length": `${record.length}` };
const chunked = { "transfer-encoding": "chunked" };
const half = record.slice(0, 20);
const short = { client: { timeoutMs: 500 } };

/** Connections and answers that are lost on the way. */
export const lost: readonly Fault[] = [
  {
    name: "nothing listens",
    serve: [],
    expect: always("network, sent 0 in 3 attempts"),
  },
  { name: "reset before headers", serve: reset(), expect: perhaps("network") },
  { name: "closed before headers", serve: bytes(), expect: perhaps("network") },
  {
    name: "reset in the headers",
    serve: reset("HTTP/1.1 200 OK\r\nContent-T"),
    expect: perhaps("network"),
  },
  {
    name: "reset in a body with a length",
    serve: reset(head(200, length), half),
    expect: perhaps("network"),
  },
  {
    name: "reset in a chunked body",
    serve: reset(head(200, chunked), "14\r\n", half),
    expect: perhaps("decode"),
  },
  {
    name: "reset in an error's body",
    serve: reset(head(500, { "content-length": "99" }), half),
    expect: perhaps("network"),
  },
  {
    name: "closed in a body with a length",
    serve: bytes(head(200, length), half),
    expect: perhaps("network"),
  },
  {
    name: "closed in a chunked body",
    serve: bytes(head(200, chunked), "14\r\n", half),
    expect: perhaps("decode"),
  },
  {
    name: "closed in a body without a length",
    serve: bytes(head(200, {}), half),
    expect: perhaps("decode"),
  },
  {
    name: "no HTTP",
    serve: bytes("SSH-2.0-OpenSSH_9.2\r\n"),
    expect: perhaps("network"),
  },
  {
    name: "headers of 40 KB",
    serve: answer(200, record, { "x-long": "a".repeat(40_000) }),
    expect: perhaps("network"),
  },
  {
    name: "a length that is no number",
    serve: answer(200, record, { "content-length": "many" }),
    expect: perhaps("network"),
  },
  {
    name: "a chunk size that is no number",
    serve: bytes(head(200, chunked), "xyz\r\n", record),
    expect: perhaps("network"),
  },
  {
    name: "101 that nobody asked for",
    serve: bytes(head(101, { upgrade: "x", connection: "upgrade" })),
    expect: perhaps("network"),
  },
  { name: "never answers", serve: stall(), ...short, expect: perhaps("timeout 500") },
  {
    name: "stops in the headers",
    serve: stall("HTTP/1.1 200 OK\r\nContent-T"),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "stops before the body",
    serve: stall(head(200, length)),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "stops in the body",
    serve: stall(head(200, length), half),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "stops in a chunked body",
    serve: stall(head(200, chunked), "14\r\n", half),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "stops in an error's body",
    serve: stall(head(404, { "content-length": "99" }), half),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "answers after the time-out",
    serve: late(2_000, success),
    ...short,
    expect: perhaps("timeout 500"),
  },
  {
    name: "answers after the deadline",
    serve: late(2_000, success),
    client: { deadlineMs: 500 },
    expect: once("timeout 500"),
  },
  { name: "reset once", serve: [reset(), success], expect: gone("network") },
  {
    name: "cut off once, without a length",
    serve: [bytes(head(200, {}), half), success],
    expect: gone("decode"),
  },
  { name: "too slow once", serve: [stall(), success], ...short, expect: gone("timeout 500") },
  {
    name: "reset twice",
    serve: [reset(), reset(), success],
    expect: [
      "ok 200, sent 3",
      "ok 200, sent 3",
      ...once("network").slice(2),
    ] as unknown as Fault["expect"],
  },
  {
    name: "reset, then 404",
    serve: [reset(), answer(404, errorBody)],
    expect: [
      "http 404, sent 2",
      "http 404, maybeApplied, sent 2",
      ...once("network").slice(2),
    ] as unknown as Fault["expect"],
  },
];
