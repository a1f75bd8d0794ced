import { answer, canary, errorBody, reset, stall } from "./answers.js";
import { ends, aborted, halved, not, type Step, type StoreFault } from "./store-fault.js";

const html = { "content-type": "text/html" };
const items = (...data: unknown[]): Step => not(answer(200, JSON.stringify({ data })));
const item = { id: "7", filename: canary, name: canary };

const found = (
  name: string,
  expect: StoreFault["expect"],
  more: Partial<StoreFault>,
): StoreFault => ({
  name,
  isTaken: true,
  expect,
  records: 1,
  ...more,
});

/** What happens to `find…ByExternalId`. */
export const misses: readonly StoreFault[] = [
  { name: "404", lookup: not(answer(404)), expect: ends("none", 1), records: 0 },
  { name: "404 without a body", lookup: not(answer(404, "")), expect: ends("none", 1), records: 0 },
  { name: "an empty list", lookup: items(), expect: ends("none", 1), records: 0 },
  found("404 with a page of HTML", ends("decode", 1), { lookup: not(answer(404, canary, html)) }),
  found("two records", ends("decode", 1), { lookup: items(item, { ...item, id: "8" }) }),
  found("a record with another external id", ends("decode", 1), {
    lookup: items({ ...item, external_id: canary }),
  }),
  found("a record whose external id is null", ends("decode", 1), {
    lookup: items({ ...item, external_id: null }),
  }),
  found("an item that is null", ends("decode", 1), { lookup: items(null) }),
  found("an item that is a text", ends("decode", 1), { lookup: items(canary) }),
  found("an item without an id", ends("decode", 1), { lookup: items({ name: canary }) }),
  found("no list", ends("decode", 1), { lookup: not(answer(200, JSON.stringify({ data: item }))) }),
  found("a list without its envelope", ends("decode", 1), {
    lookup: not(answer(200, JSON.stringify([item]))),
  }),
  found("reset once", ends("found", 2), { lookup: [not(reset())] }),
  found("reset for ever", ends("network", 3), { lookup: not(reset()) }),
  found("cut off once", ends("found", 2), { lookup: [halved("with a length")] }),
  found("half a JSON for ever", ends("decode", 3), { lookup: halved("without a length") }),
  found("429 once", ends("found", 2), {
    lookup: [not(answer(429, errorBody, { "retry-after": "0" }))],
  }),
  found("500 for ever", ends("http 500", 3), { lookup: not(answer(500)) }),
  found("403", ends("http 403", 1), { lookup: not(answer(403)) }),
  found("302 to another origin", ends("redirect 302", 1), {
    lookup: not(answer(302, "", { location: "http://127.0.0.2:9/" })),
  }),
  found("never answered once", ends("found", 2), {
    lookup: [not(stall())],
    client: { timeoutMs: 500 },
  }),
  found("the deadline", ends("timeout 500", 1), {
    lookup: not(stall()),
    client: { deadlineMs: 500 },
  }),
  found("aborted", ends("aborted", 1), { lookup: aborted }),
];
