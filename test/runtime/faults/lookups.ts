import { answer, bytes, canary, errorBody, head, reset, stall } from "./answers.js";
import {
  aborted,
  deletedBefore,
  ends,
  halved,
  not,
  type Step,
  type StoreFault,
} from "./store-fault.js";

const short = { client: { timeoutMs: 500 } };
const html = { "content-type": "text/html" };
const items = (...data: object[]): Step => not(answer(200, JSON.stringify({ data })));
const item = { id: "7", filename: canary, name: canary };
const other = { ...item, external_id: `Q-${canary}` };

/** The record is there, and the 409 carries nothing of it. */
function looked(
  name: string,
  expect: StoreFault["expect"],
  more: Omit<StoreFault, "expect" | "name" | "records"> & { records?: number },
): StoreFault {
  return {
    name,
    isTaken: true,
    conflict: () => ({ error: `in use by ${canary}` }),
    expect,
    records: 1,
    ...more,
  };
}

/** What happens to the lookup, and to reading what it found, after the 409 of an `ensure…`. */
export const lookups: readonly StoreFault[] = [
  looked("deleted between the 409 and the lookup", ends("created", 3), { lookup: [deletedBefore] }),
  looked("deleted between the lookup and reading", ["created, sent 4", "found, sent 2"], {
    read: [deletedBefore],
  }),
  looked("deleted between a 409 that tells the id and reading", ends("created", 4, 3), {
    conflict: ({ id, external_id }) => ({ id, external_id }),
    read: [deletedBefore],
    lookup: [deletedBefore],
  }),
  looked("a list that lags behind once", ends("found", 5, 4), { lookup: [not(answer(404))] }),
  looked("a list that lags behind for ever", ends("http 409", 6), { lookup: not(answer(404)) }),
  looked("an empty list for ever", ends("http 409", 6), { lookup: items() }),
  looked("lookup: reset once", ends("found", 4, 3), { lookup: [not(reset())] }),
  looked("lookup: reset for ever", ends("network", 4), { lookup: not(reset()) }),
  looked("lookup: cut off once", ends("found", 4, 3), { lookup: [halved("with a length")] }),
  looked("lookup: half a JSON for ever", ends("decode", 4), { lookup: halved("without a length") }),
  looked("lookup: a page of HTML", ends("decode", 2), { lookup: not(answer(200, canary, html)) }),
  looked("lookup: 429 once", ends("found", 4, 3), {
    lookup: [not(answer(429, errorBody, { "retry-after": "0" }))],
  }),
  looked("lookup: 500 once", ends("found", 4, 3), { lookup: [not(answer(500))] }),
  looked("lookup: 500 for ever", ends("http 500", 4), { lookup: not(answer(500)) }),
  looked("lookup: 403", ends("http 403", 2), { lookup: not(answer(403)) }),
  looked("lookup: 302 to another origin", ends("redirect 302", 2), {
    lookup: not(answer(302, "", { location: "http://127.0.0.2:9/" })),
  }),
  looked("lookup: never answered once", ends("found", 4, 3), { lookup: [not(stall())], ...short }),
  looked("lookup: never answered", ends("timeout 500", 4), { lookup: not(stall()), ...short }),
  looked("the deadline ends in the lookup", ends("timeout 500", 2), {
    lookup: not(stall()),
    client: { deadlineMs: 500 },
  }),
  looked("aborted in the lookup", ends("aborted", 2), { lookup: aborted }),
  looked("lookup: two records", ends("decode", 2), { lookup: items(item, { ...item, id: "8" }) }),
  looked("lookup: a record with another external id", ends("decode", 2), { lookup: items(other) }),
  looked("lookup: no list", ends("decode", 2), {
    lookup: not(answer(200, JSON.stringify({ data: item }))),
  }),
  looked("reading: reset once", ends("found", 4, 2), { read: [not(reset())] }),
  looked("reading: cut off once", ends("found", 4, 2), { read: [halved("chunked")] }),
  looked("reading: 500 for ever", ["http 500, sent 5", "found, sent 2"], {
    read: not(answer(500)),
  }),
  looked("reading: 403", ["http 403, sent 3", "found, sent 2"], { read: not(answer(403)) }),
  looked("reading: a record with another external id", ["decode, sent 3", "found, sent 2"], {
    read: not(answer(200, JSON.stringify({ data: other }))),
  }),
  looked("lost once, lookup: 403", ends("http 403, maybeApplied", 3), {
    create: [not(reset())],
    lookup: not(answer(403)),
  }),
  looked("lost once, aborted in the lookup", ends("aborted, maybeApplied", 3), {
    create: [not(reset())],
    lookup: aborted,
  }),
  looked("lost once, reading: 403", ["http 403, maybeApplied, sent 4", "found, sent 3"], {
    create: [not(reset())],
    read: not(answer(403)),
  }),
  looked("lost once, a list that lags behind for ever", ends("http 409, maybeApplied", 7), {
    create: [not(reset())],
    lookup: not(answer(404)),
  }),
  looked("reading: nothing", ["decode, sent 3", "found, sent 2"], {
    read: not(answer(200, JSON.stringify({ data: null }))),
  }),
  looked("reading: never answered", ["timeout 500, sent 5", "found, sent 2"], {
    read: not(stall(head(200, { "content-length": "99" }))),
    ...short,
  }),
  looked("aborted in reading", ["aborted, sent 3", "found, sent 2"], { read: aborted }),
  looked("two at once, the lookup lost once", ends("2 times found", 7, 5), {
    lookup: [not(bytes())],
    atOnce: 2,
  }),
];
