import type { StoredRecord } from "../external-id/patients-store.js";
import { answer, bytes, canary, head, reset } from "./answers.js";
import { ends, not, type Step, type StoreFault } from "./store-fault.js";

const error = `in use by Jane ${canary}`;

/** What a 409 may look like, none of which the document promises. */
const shapes: readonly [string, StoreFault["expect"], (record: StoredRecord) => unknown][] = [
  ["the record at the top", ends("found", 1, 2), (record) => record],
  [
    "the record at the top, beside the error",
    ends("found", 1, 2),
    (record) => ({ error, ...record }),
  ],
  ["the record under data", ends("found", 1, 2), (data) => ({ error, data })],
  ["the record under another key", ends("found", 1, 2), (existing) => ({ error, existing })],
  ["the record twice", ends("found", 1, 2), (record) => ({ data: record, existing: record })],
  [
    "a part of the record",
    ends("found", 2),
    ({ id, external_id }) => ({ data: { id, external_id } }),
  ],
  [
    "the error's own id beside the external id",
    ends("found", 4, 2),
    ({ external_id }) => ({ error, id: "err_17", external_id }),
  ],
  ["an id only", ends("found", 3, 2), ({ id }) => ({ error, id })],
  ["the record two levels down", ends("found", 3, 2), (record) => ({ data: { patient: record } })],
  ["the record in a list", ends("found", 3, 2), (record) => ({ data: [record] })],
  [
    "a record with another external id",
    ends("found", 3, 2),
    (it) => ({ data: { ...it, external_id: "Q-1" } }),
  ],
  ["a record with an empty id", ends("found", 3, 2), (record) => ({ data: { ...record, id: "" } })],
  [
    "the record and another one",
    ends("found", 3, 2),
    (it) => ({ data: it, other: { ...it, id: "7" } }),
  ],
  ["no record", ends("found", 3, 2), () => ({ error })],
  ["null", ends("found", 3, 2), () => null],
  ["a text", ends("found", 3, 2), () => error],
  [
    "__proto__",
    ends("found", 3, 2),
    () => JSON.parse(`{"__proto__":{"id":"1","external_id":"x"}}`) as unknown,
  ],
];

/** A 409 whose body is none of JSON. */
const body = (name: string, ...parts: Parameters<typeof answer>): StoreFault => ({
  name,
  isTaken: true,
  create: not(answer(...parts)),
  expect: ends("found", 3, 2),
  records: 1,
});

const refused: Step = not(answer(409, JSON.stringify({ error: `merge of ${canary}` })));

/** What a 409 to the create of `ensure…` may carry, and why it may come. */
export const conflicts: readonly StoreFault[] = [
  ...shapes.map(([name, expect, conflict]): StoreFault => ({
    name,
    isTaken: true,
    conflict,
    expect,
    records: 1,
  })),
  {
    name: "the error's own id, which is somebody else's record",
    isTaken: true,
    conflict: ({ external_id }) => ({ error, id: 17, external_id }),
    read: [not(answer(200, JSON.stringify({ data: { id: "17", name: canary } })))],
    expect: ends("found", 4, 2),
    records: 1,
  },
  {
    name: "the record, of another patient where it is a document",
    isTaken: true,
    isOthers: true,
    expect: ["found, sent 1", "http 409, sent 6"],
    records: 1,
  },
  body("an empty body", 409, ""),
  body("a text, as text", 409, error, { "content-type": "text/plain" }),
  body("a page of HTML", 409, error, { "content-type": "text/html" }),
  body("malformed JSON", 409, error),
  {
    name: "cut off once",
    isTaken: true,
    create: [not(bytes(head(409, { "content-length": "99" }), "{"))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "lost once",
    isTaken: true,
    create: [not(reset("HTTP/1.1 409 Con"))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  { name: "for another reason, once", create: [refused], expect: ends("created", 3), records: 1 },
  {
    name: "for another reason, twice",
    create: [refused, refused],
    expect: ends("created", 5),
    records: 1,
  },
  {
    name: "for another reason, for ever",
    create: refused,
    expect: ends("http 409", 6),
    records: 0,
  },
];
