import { answer, bytes, canary, errorBody, head, stall } from "./answers.js";
import { yields, type ListFault } from "./list-fault.js";

const one = "2 of 10";
const person = { id: 10, name: `Jane ${canary}` };
const meta = { page: 1, limit: 2, total_pages: 5 };
const told = (body: object): ReturnType<typeof answer> => answer(200, JSON.stringify(body));

/** Lists whose pages say what they should not, and callers that stop. */
export const listAnswers: readonly ListFault[] = [
  {
    name: "the first page for ever",
    hitch: told({ data: [person, { ...person, id: 11 }], meta }),
    expect: yields("1, decode", 2, 4),
    records: one,
  },
  {
    name: "data that is no list",
    hitch: told({ data: person, meta }),
    expect: yields("1, decode", 2, 4),
    records: one,
  },
  {
    name: "no data",
    hitch: told({ meta }),
    expect: yields("1, 3 times decode", 4, 10),
    records: one,
  },
  { name: "204", hitch: bytes(head(204, {})), expect: yields("1, decode", 2, 4), records: one },
  { name: "an empty page", sizes: [2, 0, 2, 2, 2], expect: yields("1 to 5", 5), records: "8 of 8" },
  {
    name: "no records at all",
    sizes: [0],
    total: () => 0,
    expect: yields("1", 1),
    records: "0 of 0",
  },
  {
    name: "a total that shrinks to two pages",
    total: (page) => (page === 1 ? 5 : 2),
    expect: yields("1 to 2", 2, 4),
    records: "4 of 4",
  },
  {
    name: "a total that grows to six pages",
    sizes: [2, 2, 2, 2, 2, 2],
    total: (page) => (page < 3 ? 5 : 6),
    expect: yields("1 to 6", 6),
    records: "12 of 12",
  },
  {
    name: "no meta: the list ends with an empty page",
    sizes: [2, 2, 2, 2, 2, 0],
    total: () => undefined,
    expect: yields("1 to 6", 6),
    records: "10 of 10",
  },
  {
    name: "no meta from the second page on",
    sizes: [2, 2, 2, 2, 2, 0],
    total: (page) => (page === 1 ? 5 : undefined),
    expect: yields("1 to 6", 6),
    records: "10 of 10",
  },
  {
    name: "the loop is left while pages are in flight",
    hitch: stall(),
    leaves: true,
    expect: ["1, left, sent 1", "1, left, sent 2", "1, left, sent 4"],
    records: one,
  },
  {
    name: "aborted before an answer",
    hitch: stall(),
    abortAfterMs: 0,
    expect: yields("1, aborted", 2, 4),
    records: one,
  },
  {
    name: "aborted in the body",
    hitch: stall(head(200, { "content-length": "99" }), "{"),
    abortAfterMs: 50,
    expect: yields("1, aborted", 2, 4),
    records: one,
  },
  {
    name: "aborted while it waits for a 429",
    hitch: answer(429, errorBody, { "retry-after": "9" }),
    abortAfterMs: 100,
    expect: yields("1, aborted", 2, 4),
    records: one,
  },
  {
    name: "middleware throws on the second page",
    client: {
      middleware: [
        (request, _context, next) =>
          request.url.includes("page=2") ? Promise.reject(new Error("mine")) : next(request),
      ],
    },
    expect: [
      "1, hook, sent 1 in 2 attempts",
      "1, hook, sent 1 in 2 attempts",
      "1, hook, sent 1 in 4 attempts",
    ],
    records: one,
  },
];
