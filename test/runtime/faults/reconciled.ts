import { row } from "./acts.js";
import { answer, bytes, canary, errorBody, reset, stall } from "./answers.js";
import {
  aborted,
  deletedBefore,
  doneAndAborted,
  halved,
  not,
  stored,
  type StoreFault,
} from "./store-fault.js";

const short = { client: { timeoutMs: 500 } };
const another = { id: "7", name: canary, external_id: `Q-${canary}` };
const others = [1, 2, 3].map((number) => ({ ...row, external_id: `P-${number} ${canary}` }));

/** A row that is not there before: it is created, and then updated with what the create does not take. */
const fresh = (
  name: string,
  expect: StoreFault["expect"],
  more: Partial<StoreFault>,
): StoreFault => ({
  name,
  expect,
  records: 1,
  ...more,
});

/** A row that is there and differs. */
const present = (
  name: string,
  expect: StoreFault["expect"],
  more: Partial<StoreFault>,
): StoreFault => ({
  ...fresh(name, expect, more),
  isTaken: true,
});

/** What happens to a row of `reconcile…`, and what comes of it when it is run again. */
export const reconciled: readonly StoreFault[] = [
  fresh("create: lost after it was stored", ["created, sent 4", "unchanged, sent 2"], {
    create: [stored(reset())],
  }),
  fresh(
    "create: lost after it was stored, for ever",
    ["failed: network, maybeApplied, sent 4", "updated, sent 3"],
    { create: stored(reset()) },
  ),
  fresh(
    "create: lost before it was stored, for ever",
    ["failed: network, maybeApplied, sent 4", "created, sent 3"],
    { create: not(reset()) },
  ),
  fresh("create: 201 cut off", ["created, sent 4", "unchanged, sent 2"], {
    create: [halved("with a length")],
  }),
  fresh(
    "create: 500 for ever after it was stored",
    ["failed: http 500, maybeApplied, sent 4", "updated, sent 3"],
    { create: stored(answer(500)) },
  ),
  fresh(
    "create: lost after it was stored, then the lookup: 403",
    ["failed: http 403, maybeApplied, sent 4", "updated, sent 3"],
    {
      create: [stored(reset())],
      conflict: () => ({ error: canary }),
      lookup: [undefined, not(answer(403))],
    },
  ),
  fresh("create: 204", ["failed: decode, maybeApplied, sent 2", "updated, sent 3"], {
    create: [stored(bytes("HTTP/1.1 204 No Content\r\n\r\n"))],
  }),
  fresh(
    "create: 201 with another record",
    ["failed: decode, maybeApplied, sent 2", "updated, sent 3"],
    { create: [stored(answer(201, JSON.stringify({ data: another })))] },
  ),
  present("reading: nothing", ["failed: decode, sent 2", "updated, sent 3"], {
    read: [not(answer(200, JSON.stringify({ data: null })))],
  }),
  fresh("create: 400", ["failed: http 400, sent 2", "created, sent 3"], {
    create: not(answer(400)),
  }),
  fresh(
    "create: 429, Retry-After of three days",
    ["failed: http 429 after 259200000, sent 2", "created, sent 3"],
    {
      create: not(answer(429, errorBody, { "retry-after": "259200" })),
    },
  ),
  fresh(
    "create: 409 for another reason, for ever",
    ["failed: http 409, sent 7", "created, sent 3"],
    { create: not(answer(409)) },
  ),
  fresh(
    "create: aborted after it was stored",
    ["stopped, maybeApplied, sent 2", "updated, sent 3"],
    { create: doneAndAborted },
  ),
  fresh(
    "update after the create: lost before it was stored",
    ["failed after create: network, maybeApplied, sent 5", "updated, sent 3"],
    { update: not(reset()) },
  ),
  fresh(
    "update after the create: lost after it was stored",
    ["failed after create: network, maybeApplied, sent 5", "unchanged, sent 2"],
    { update: stored(reset()) },
  ),
  fresh(
    "update after the create: answer cut off",
    ["failed after create: network, maybeApplied, sent 5", "unchanged, sent 2"],
    { update: halved("with a length") },
  ),
  fresh(
    "update after the create: never answered",
    ["failed after create: timeout 500, maybeApplied, sent 5", "updated, sent 3"],
    { update: not(stall()), ...short },
  ),
  fresh(
    "update after the create: 400",
    ["failed after create: http 400, sent 3", "updated, sent 3"],
    { update: not(answer(400)) },
  ),
  fresh(
    "update after the create: 404, it was deleted",
    ["failed after create: http 404, sent 3", "created, sent 3"],
    { update: deletedBefore },
  ),
  fresh("update after the create: 429 once", ["created, sent 4", "unchanged, sent 2"], {
    update: [not(answer(429, errorBody, { "retry-after": "0" }))],
  }),
  fresh(
    "update after the create: 500",
    ["failed after create: http 500, maybeApplied, sent 5", "updated, sent 3"],
    { update: not(answer(500)) },
  ),
  fresh(
    "update after the create: aborted before it was stored",
    ["stopped after create, maybeApplied, sent 3", "updated, sent 3"],
    { update: aborted },
  ),
  fresh(
    "update after the create: aborted after it was stored",
    ["stopped after create, maybeApplied, sent 3", "unchanged, sent 2"],
    { update: doneAndAborted },
  ),
  fresh("lookup: 500 for ever", ["failed: http 500, sent 3", "created, sent 3"], {
    lookup: not(answer(500)),
  }),
  fresh("lookup: reset once", ["created, sent 4", "unchanged, sent 2"], { lookup: [not(reset())] }),
  fresh("aborted before", ["nothing, sent 0", "created, sent 3"], { isAborted: true }),
  fresh("aborted in the lookup", ["stopped, sent 1", "created, sent 3"], {
    lookup: aborted,
  }),
  present(
    "update: lost before it was stored",
    ["failed: network, maybeApplied, sent 5", "updated, sent 3"],
    { update: not(reset()) },
  ),
  present(
    "update: lost after it was stored",
    ["failed: network, maybeApplied, sent 5", "unchanged, sent 2"],
    { update: stored(reset()) },
  ),
  present(
    "update: 500 after it was stored",
    ["failed: http 500, maybeApplied, sent 5", "unchanged, sent 2"],
    { update: stored(answer(500)) },
  ),
  present("update: lost once, after it was stored", ["updated, sent 4", "unchanged, sent 2"], {
    update: [stored(reset())],
  }),
  present("update: lost once, before it was stored", ["updated, sent 4", "unchanged, sent 2"], {
    update: [not(reset())],
  }),
  present("lookup: two records", ["failed: decode, sent 1", "updated, sent 3"], {
    lookup: not(answer(200, JSON.stringify({ data: [{ id: "7" }, { id: "8" }] }))),
  }),
  present("reading: reset once", ["updated, sent 4", "unchanged, sent 2"], {
    read: [not(reset())],
  }),
  present("reading: 500 for ever", ["failed: http 500, sent 4", "updated, sent 3"], {
    read: not(answer(500)),
  }),
  present("deleted between the lookup and reading", ["created, sent 4", "unchanged, sent 2"], {
    read: [deletedBefore],
  }),
  present(
    "deleted between reading and the update",
    ["failed: http 404, sent 3", "created, sent 3"],
    { update: [deletedBefore] },
  ),
  fresh(
    "three rows, the second refused",
    ["created, failed: http 400, created, sent 8", "unchanged, created, unchanged, sent 7"],
    {
      rows: others,
      create: [undefined, not(answer(400))],
      records: 3,
    },
  ),
  fresh(
    "three rows, the second's update lost once",
    ["created, created, created, sent 10", "unchanged, unchanged, unchanged, sent 6"],
    {
      rows: others,
      update: [undefined, stored(reset())],
      records: 3,
    },
  ),
  fresh(
    "two rows with the same external id",
    ["created, failed: invalid, sent 3", "unchanged, failed: invalid, sent 2"],
    { rows: [row, row] },
  ),
];
