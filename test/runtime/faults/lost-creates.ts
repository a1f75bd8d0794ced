import { answer, bytes, canary, errorBody, head, late, reset, stall } from "./answers.js";
import {
  aborted,
  doneAndAborted,
  ends,
  halved,
  not,
  stored,
  type StoreFault,
} from "./store-fault.js";

const short = { client: { timeoutMs: 500 } };
const html = { "content-type": "text/html" };
const other = { id: "7", name: canary, filename: canary, external_id: `Q-${canary}` };
const started = "HTTP/1.1 201 Created\r\nContent-T";

/** The create of `ensure…` is lost on the way, or its caller stops. */
export const lostCreates: readonly StoreFault[] = [
  {
    name: "nothing listens",
    isDown: true,
    expect: ["network, sent 0 in 3 attempts", "network, sent 0 in 3 attempts"],
    records: 0,
  },
  {
    name: "lost before it was stored",
    create: [not(reset())],
    expect: ends("created", 2),
    records: 1,
  },
  {
    name: "lost after it was stored",
    create: [stored(reset())],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "lost after it was stored, then before",
    create: [stored(reset()), not(reset())],
    expect: ends("found", 3, 4),
    records: 1,
  },
  {
    name: "lost before it was stored, for ever",
    create: not(reset()),
    expect: ends("network, maybeApplied", 3),
    records: 0,
  },
  {
    name: "lost after it was stored, for ever",
    create: stored(reset()),
    expect: ends("network, maybeApplied", 3),
    records: 1,
  },
  {
    name: "closed after it was stored",
    create: [stored(bytes())],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "reset in the headers of a 201",
    create: [stored(reset(started))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "201 cut off, with a length",
    create: [halved("with a length")],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "201 cut off, chunked",
    create: [halved("chunked")],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "201 cut off, without a length",
    create: [halved("without a length")],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "201 with malformed JSON",
    create: [stored(answer(201, canary))],
    expect: ends("decode, maybeApplied", 1),
    records: 1,
  },
  {
    name: "201 with a page of HTML",
    create: [stored(answer(201, canary, html))],
    expect: ends("decode, maybeApplied", 1),
    records: 1,
  },
  {
    name: "201 without a body",
    create: [stored(answer(201, ""))],
    expect: ends("decode, maybeApplied", 1),
    records: 1,
  },
  ...[
    { what: "no record", body: JSON.stringify({ data: null }) },
    { what: "a text for the record", body: JSON.stringify({ data: "queued" }) },
    { what: "a record without an id", body: JSON.stringify({ data: { name: canary } }) },
    { what: "another external id", body: JSON.stringify({ data: other }) },
  ].map(({ what, body }): StoreFault => ({
    name: `201 with ${what}`,
    create: [stored(answer(201, body))],
    expect: ends("decode, maybeApplied", 1),
    records: 1,
  })),
  {
    name: "204",
    create: [stored(bytes("HTTP/1.1 204 No Content\r\n\r\n"))],
    expect: ends("decode, maybeApplied", 1),
    records: 1,
  },
  {
    name: "never answered after it was stored",
    create: [stored(stall())],
    ...short,
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "never answered before it was stored",
    create: [not(stall())],
    ...short,
    expect: ends("created", 2),
    records: 1,
  },
  {
    name: "stops in the headers after it was stored",
    create: [stored(stall(started))],
    ...short,
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "stops in the body of a 201",
    create: [stored(stall(head(201, { "content-length": "99" }), "{"))],
    ...short,
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "answers after the time-out",
    create: [stored(late(2_000, answer(201, errorBody)))],
    ...short,
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "never answered after it was stored, for ever",
    create: stored(stall()),
    ...short,
    expect: ends("timeout 500, maybeApplied", 3),
    records: 1,
  },
  {
    name: "the deadline ends after it was stored",
    create: stored(stall()),
    client: { deadlineMs: 500 },
    expect: ends("timeout 500, maybeApplied", 1),
    records: 1,
  },
  { name: "aborted before", isAborted: true, expect: ends("aborted", 0), records: 0 },
  {
    name: "aborted before it was stored",
    create: aborted,
    expect: ends("aborted, maybeApplied", 1),
    records: 0,
  },
  {
    name: "aborted after it was stored",
    create: doneAndAborted,
    expect: ends("aborted, maybeApplied", 1),
    records: 1,
  },
  { name: "two at once", atOnce: 2, expect: ends("created, found", 2, 3), records: 1 },
  {
    name: "two at once, the first lost after it was stored",
    create: [stored(reset())],
    atOnce: 2,
    expect: ends("2 times found", 3, 5),
    records: 1,
  },
  {
    name: "twenty at once, half of them lost before they were stored",
    create: Array.from({ length: 10 }, () => not(reset())),
    atOnce: 20,
    expect: ends("created, 19 times found", 30, 49),
    records: 1,
  },
];
