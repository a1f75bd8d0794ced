import { answer, errorBody } from "./answers.js";
import { ends, not, stored, type StoreFault } from "./store-fault.js";

const now = { "retry-after": "0" };

/** The create of `ensure…` is answered with a failure, whether it was carried out or not. */
export const answeredCreates: readonly StoreFault[] = [
  {
    name: "500 after it was stored",
    create: [stored(answer(500))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "500 before it was stored",
    create: [not(answer(500))],
    expect: ends("created", 2),
    records: 1,
  },
  {
    name: "500 for ever after it was stored",
    create: stored(answer(500)),
    expect: ends("http 500, maybeApplied", 3),
    records: 1,
  },
  {
    name: "502 after it was stored",
    create: [stored(answer(502))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "503 before it was stored",
    create: [not(answer(503, errorBody, now))],
    expect: ends("created", 2),
    records: 1,
  },
  {
    name: "503 for ever",
    create: not(answer(503, errorBody, now)),
    expect: ends("undeclared 503 after 0, maybeApplied", 3),
    records: 0,
  },
  {
    name: "503, Retry-After in an hour",
    create: not(answer(503, errorBody, { "retry-after": "3600" })),
    expect: ends("undeclared 503 after 3600000, maybeApplied", 1),
    records: 0,
  },
  {
    name: "504 after it was stored",
    create: [stored(answer(504))],
    expect: ends("found", 2, 3),
    records: 1,
  },
  {
    name: "429 once",
    create: [not(answer(429, errorBody, now))],
    expect: ends("created", 2),
    records: 1,
  },
  {
    name: "429 for ever",
    create: not(answer(429, errorBody, now)),
    expect: ends("http 429 after 0", 3),
    records: 0,
  },
  {
    name: "429, Retry-After of three days",
    create: not(answer(429, errorBody, { "retry-after": "259200" })),
    expect: ends("http 429 after 259200000", 1),
    records: 0,
  },
  ...[400, 401, 403].map((status): StoreFault => ({
    name: `${status}`,
    create: not(answer(status)),
    expect: ends(`http ${status}`, 1),
    records: 0,
  })),
  {
    name: "413, undeclared",
    create: not(answer(413)),
    expect: ends("undeclared 413", 1),
    records: 0,
  },
  {
    name: "307 to another origin",
    create: not(answer(307, "", { location: "http://127.0.0.2:9/patients" })),
    expect: ends("redirect 307", 1),
    records: 0,
  },
];
