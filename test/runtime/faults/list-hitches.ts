import { answer, bytes, canary, errorBody, head, late, record, reset, stall } from "./answers.js";
import { yields, type ListFault } from "./list-fault.js";
import type { Serve } from "./raw-server.js";

const half = record.slice(0, 20);
const length = { "content-length": `${record.length}` };
const cut = bytes(head(200, length), half);
const html = { "content-type": "text/html" };
const all = "10 of 10";
const one = "2 of 10";
const short = { client: { timeoutMs: 500 }, isSlow: true } as const;

/** All attempts of a call. */
const call = (serve: Serve): Serve[] => [serve, serve, serve];

/** Lists whose second page fails, for a while or for ever. */
export const listHitches: readonly ListFault[] = [
  {
    name: "reset before headers, once",
    hitch: [reset()],
    expect: yields("1 to 5", 6),
    records: all,
  },
  { name: "lost in its body, once", hitch: [cut], expect: yields("1 to 5", 6), records: all },
  {
    name: "lost in its body, a whole call long",
    hitch: call(cut),
    expect: yields("1, network, 2 to 5", 8, 10),
    records: all,
  },
  {
    name: "lost in its body, for ever",
    hitch: cut,
    expect: yields("1, 3 times network", 10, 16),
    records: one,
  },
  {
    name: "lost in a chunked body, a whole call long",
    hitch: call(reset(head(200, { "transfer-encoding": "chunked" }), "14\r\n", half)),
    expect: yields("1, decode, 2 to 5", 8, 10),
    records: all,
  },
  {
    name: "half a JSON, once",
    hitch: [bytes(head(200, {}), half)],
    expect: yields("1 to 5", 6),
    records: all,
  },
  {
    name: "half a JSON, for ever",
    hitch: bytes(head(200, {}), half),
    expect: yields("1, 3 times decode", 10, 16),
    records: one,
  },
  {
    name: "malformed JSON, once",
    hitch: [answer(200, canary)],
    expect: yields("1, decode, 2 to 5", 6, 8),
    records: all,
  },
  {
    name: "a page of HTML, once",
    hitch: [answer(200, canary, html)],
    expect: yields("1, decode, 2 to 5", 6, 8),
    records: all,
  },
  {
    name: "never answered, once",
    hitch: [stall()],
    ...short,
    expect: yields("1 to 5", 6),
    records: all,
  },
  {
    name: "never answered, a whole call long",
    hitch: call(stall()),
    ...short,
    expect: yields("1, timeout 500, 2 to 5", 8, 11),
    records: all,
  },
  {
    name: "stops in its body, for ever",
    hitch: stall(head(200, length), half),
    ...short,
    expect: yields("1, 3 times timeout 500", 10, 19),
    records: one,
  },
  {
    name: "answered after the deadline, once",
    hitch: [late(2_000, answer(200, record))],
    client: { deadlineMs: 500 },
    isSlow: true,
    expect: yields("1, timeout 500, 2 to 5", 6, 9),
    records: all,
  },
  {
    name: "429 once, Retry-After: 1",
    hitch: [answer(429, errorBody, { "retry-after": "1" })],
    expect: yields("1 to 5", 6),
    records: all,
  },
  {
    name: "429 a whole call long",
    hitch: call(answer(429)),
    expect: yields("1, http 429, 2 to 5", 8, 10),
    records: all,
  },
  {
    name: "429, Retry-After of three days",
    hitch: answer(429, errorBody, { "retry-after": "259200" }),
    expect: yields("1, 3 times http 429 after 259200000", 4, 10),
    records: one,
  },
  { name: "500 once", hitch: [answer(500)], expect: yields("1 to 5", 6), records: all },
  {
    name: "500 a whole call long",
    hitch: call(answer(500)),
    expect: yields("1, http 500, 2 to 5", 8, 10),
    records: all,
  },
  {
    name: "500 for ever",
    hitch: answer(500),
    expect: yields("1, 3 times http 500", 10, 16),
    records: one,
  },
  {
    name: "500 for ever, on the last page",
    hitch: answer(500),
    at: 5,
    expect: yields("1 to 4, 3 times http 500", 13),
    records: "8 of 10",
  },
  {
    name: "500 for ever, on the first page",
    hitch: answer(500),
    at: 1,
    expect: yields("3 times http 500", 9),
    records: "0 of 10",
  },
  {
    name: "503 once, Retry-After: 0",
    hitch: [answer(503, errorBody, { "retry-after": "0" })],
    expect: yields("1 to 5", 6),
    records: all,
  },
  {
    name: "401, which asking again cannot change",
    hitch: answer(401),
    expect: yields("1, http 401", 2, 4),
    records: one,
  },
  { name: "404", hitch: answer(404), expect: yields("1, http 404", 2, 4), records: one },
  {
    name: "404 to a filter by external id",
    hitch: answer(404),
    at: 1,
    request: { external_id: `P-${canary}` },
    expect: yields("nothing", 1),
    records: "0 of 10",
  },
  {
    name: "302 to another origin",
    hitch: answer(302, errorBody, { location: "http://127.0.0.2:9/items?page=2" }),
    expect: yields("1, redirect 302", 2, 4),
    records: one,
  },
  {
    name: "307 to itself",
    hitch: answer(307, "", { location: "/items?page=2" }),
    expect: yields("1, redirect 307", 2, 4),
    records: one,
  },
];
