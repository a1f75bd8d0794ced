import { answer, bytes, errorBody, head, record, stall, success } from "./answers.js";
import { always, once, type Fault } from "./fault.js";

const length = { "content-length": `${record.length}` };
const never = (): Promise<never> => new Promise(() => undefined);

/** A signal that is aborted after this time, in milliseconds. */
function abortAfter(ms: number): () => { signal: AbortSignal } {
  return () => {
    const controller = new AbortController();
    if (ms === 0) controller.abort(new Error("enough"));
    else setTimeout(() => controller.abort(new Error("enough")), ms).unref();
    return { signal: controller.signal };
  };
}

/** What the caller, its key supplier and its middleware do. */
export const caller: readonly Fault[] = [
  {
    name: "aborted before",
    serve: success,
    call: abortAfter(0),
    expect: always("aborted, sent 0"),
  },
  {
    name: "aborted before an answer",
    serve: stall(),
    call: abortAfter(300),
    expect: once("aborted"),
  },
  {
    name: "aborted in the headers",
    serve: stall("HTTP/1.1 200 OK\r\nX"),
    call: abortAfter(300),
    expect: once("aborted"),
  },
  {
    name: "aborted in the body",
    serve: stall(head(200, length), record.slice(0, 9)),
    call: abortAfter(300),
    expect: once("aborted"),
  },
  {
    name: "aborted while it waits for a 429",
    serve: answer(429, errorBody, { "retry-after": "9" }),
    call: abortAfter(400),
    expect: [
      "aborted, sent 1",
      "aborted, sent 1",
      "aborted, sent 1",
      "http 429 after 9000, sent 1",
    ],
  },
  {
    name: "aborted while it waits for a 503",
    serve: answer(503, errorBody, { "retry-after": "9" }),
    call: abortAfter(400),
    expect: [
      "aborted, sent 1",
      "aborted, maybeApplied, sent 1",
      ...once("undeclared 503 after 9000").slice(2),
    ] as unknown as Fault["expect"],
  },
  {
    name: "aborted while the key supplier hangs",
    serve: success,
    client: { apiKey: never },
    call: abortAfter(300),
    expect: always("aborted, sent 0"),
  },
  {
    name: "the key supplier hangs",
    serve: success,
    client: { apiKey: never, timeoutMs: 300, retries: 0 },
    expect: always("timeout 300, sent 0"),
  },
  {
    name: "the key supplier throws",
    serve: success,
    client: {
      apiKey: () => {
        throw new Error("no vault");
      },
    },
    expect: always("hook, sent 0"),
  },
  {
    name: "the key supplier gives a line break",
    serve: success,
    client: { apiKey: () => Promise.resolve("hlsk_x\r\nx-admin: 1") },
    expect: always("invalid, sent 0"),
  },
  {
    name: "the key supplier gives nothing",
    serve: success,
    client: { apiKey: () => "" },
    expect: always("invalid, sent 0"),
  },
  {
    name: "401 once, with a key supplier",
    serve: [answer(401), success],
    client: { apiKey: () => "hlsk_new" },
    expect: ["ok 200, sent 2", "ok 200, sent 2", "ok 200, sent 2", "http 401, sent 1"],
  },
  {
    name: "401 for ever, with a key supplier",
    serve: answer(401),
    client: { apiKey: () => "hlsk_new" },
    expect: ["http 401, sent 2", "http 401, sent 2", "http 401, sent 2", "http 401, sent 1"],
  },
  {
    name: "middleware throws before",
    serve: success,
    client: { middleware: [() => Promise.reject(new Error("mine"))] },
    expect: always("hook, sent 0"),
  },
  {
    name: "middleware throws after",
    serve: success,
    client: {
      middleware: [
        async (request, _, next) => {
          await next(request);
          throw new Error("mine");
        },
      ],
    },
    expect: once("hook"),
  },
  {
    name: "middleware has read the body",
    serve: success,
    client: {
      middleware: [
        async (request, _, next) => {
          const read = await next(request);
          await read.text();
          return read;
        },
      ],
    },
    expect: once("hook"),
  },
  {
    name: "middleware gives no response",
    serve: success,
    client: { middleware: [() => Promise.resolve(undefined as unknown as Response)] },
    expect: always("hook, sent 0"),
  },
  {
    name: "middleware hangs",
    serve: success,
    client: { middleware: [never], timeoutMs: 300, retries: 0 },
    expect: always("timeout 300, sent 0"),
  },
  {
    name: "middleware swallows a network failure",
    serve: bytes(),
    client: {
      middleware: [
        async (request, _, next) => next(request).catch(() => Response.json({ data: 1 })),
      ],
    },
    expect: always("ok 200, sent 1"),
  },
  {
    name: "fetch throws at once",
    serve: success,
    client: {
      fetch: () => {
        throw new TypeError("mine");
      },
    },
    expect: always("hook, sent 0"),
  },
  {
    name: "fetch has a mistake after it has sent",
    serve: success,
    client: {
      fetch: async (...given) => {
        await fetch(...given);
        throw new ReferenceError("lgo is not defined");
      },
    },
    expect: once("hook"),
  },
  {
    name: "fetch refuses a header",
    serve: success,
    client: {
      middleware: [
        (request, _, next) =>
          next({ ...request, headers: { ...request.headers, expect: "100-continue" } }),
      ],
    },
    expect: always("hook, sent 0"),
  },
  {
    name: "fetch says that it failed",
    serve: success,
    client: { fetch: () => Promise.reject(new TypeError("fetch failed")) },
    expect: [
      "network, sent 0 in 3 attempts",
      "network, maybeApplied, sent 0 in 3 attempts",
      "network, maybeApplied, sent 0",
      "network, maybeApplied, sent 0",
    ],
  },
  {
    name: "fetch hangs and ignores its signal",
    serve: success,
    client: { fetch: never, timeoutMs: 300, retries: 0 },
    expect: [
      "timeout 300, sent 0",
      "timeout 300, maybeApplied, sent 0",
      "timeout 300, maybeApplied, sent 0",
      "timeout 300, maybeApplied, sent 0",
    ],
  },
  {
    name: "a limit that is no number",
    serve: success,
    call: () => ({ timeoutMs: NaN }),
    expect: always("invalid, sent 0"),
  },
  {
    name: "a header with a line break",
    serve: success,
    call: () => ({ headers: { "x-note": "a\r\nb: c" } }),
    expect: always("invalid, sent 0"),
  },
];
