import {
  asEvents,
  asJsonLines,
  ownMethod,
  type BaseClientOptions,
} from "../../../src/runtime/index.js";
import { answer, canary, errorBody, success } from "./answers.js";
import { always, once, type Fault } from "./fault.js";

type Fetch = NonNullable<BaseClientOptions["fetch"]>;

const html = { "content-type": "text/html" };

/** A `fetch` that fails for this cause, as Node's does. */
function failing(cause: object): { fetch: Fetch } {
  const failure = new TypeError("fetch failed", { cause: Object.assign(new Error("no"), cause) });
  return { fetch: () => Promise.reject(failure) };
}

/** One whose answers have no stream, as in React Native and of node-fetch. */
const withoutStream: Fetch = async (url, init) => {
  const given = await fetch(url, init);
  const { ok, status, headers } = given;
  return { ok, status, headers, arrayBuffer: () => given.arrayBuffer() };
};

/** What looks like a failure of the network, or like an answer, and is something else. */
export const apart: readonly Fault[] = [
  {
    name: "TLS to a server without it",
    serve: success,
    client: failing({ code: "ERR_SSL_WRONG_VERSION_NUMBER" }),
    expect: always("network, sent 0 in 3 attempts"),
  },
  {
    name: "a certificate that has expired",
    serve: success,
    client: failing({ code: "CERT_HAS_EXPIRED" }),
    expect: always("network, sent 0"),
  },
  {
    name: "429 once, nothing remaining until a reset",
    serve: [
      answer(429, errorBody, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" }),
      success,
    ],
    expect: ["ok 200, sent 2", "ok 200, sent 2", "ok 200, sent 2", "http 429, sent 1"],
  },
  {
    name: "a page of HTML for an event stream",
    serve: answer(200, `<p>${canary}</p>`, html),
    operation: { decode: asEvents },
    expect: once("decode"),
  },
  {
    name: "JSON for an event stream",
    serve: answer(200, errorBody),
    operation: { decode: asEvents },
    expect: once("decode"),
  },
  {
    name: "JSON for JSON Lines",
    serve: answer(200, errorBody),
    operation: { decode: asJsonLines },
    expect: once("decode"),
  },
  {
    name: "an encoding that the runtime does not know",
    serve: answer(200, Buffer.from([0x28, 0xb5, 0x2f, 0xfd]).toString("latin1"), {
      "content-encoding": "compress",
    }),
    expect: once("decode"),
  },
  {
    name: "a failure longer than maxBodyBytes",
    serve: answer(404, errorBody),
    client: { maxBodyBytes: errorBody.length - 1 },
    expect: always("decode, sent 1"),
  },
  {
    name: "a success longer than maxBodyBytes",
    serve: success,
    call: () => ({ maxBodyBytes: 1 }),
    expect: once("decode"),
  },
  {
    name: "an answer without a stream",
    serve: success,
    client: { fetch: withoutStream },
    expect: always("ok 200, sent 1"),
  },
  {
    name: "a 404 without a stream",
    serve: answer(404),
    client: { fetch: withoutStream },
    expect: always("http 404, sent 1"),
  },
  {
    name: "a method that the runtime writes otherwise",
    serve: success,
    operation: { method: "Delete", parameters: [[ownMethod]] },
    expect: always("invalid, sent 0"),
  },
  {
    name: "a header that only the platform sets",
    serve: success,
    call: () => ({ headers: { "Content-Length": "5" } }),
    expect: always("invalid, sent 0"),
  },
  {
    name: "undefined in a list of the body",
    serve: success,
    body: () => ({ tags: ["a", undefined] }),
    expect: ["ok 200, sent 1", "invalid, sent 0", "invalid, sent 0", "invalid, sent 0"],
  },
  {
    name: "a body that nobody has waited for",
    serve: success,
    body: () => Promise.resolve({ name: canary }),
    expect: ["ok 200, sent 1", "invalid, sent 0", "invalid, sent 0", "invalid, sent 0"],
  },
];
