import { expect, test } from "vitest";
import { ApiError, describeFailure, type CallFailure } from "../../src/runtime/index.js";
import { failed } from "../../src/runtime/failures/failed-operation.js";

const response = { status: 503, headers: {}, attempts: 1 };
const answered = { body: { error: "Jane" }, response };

const cases: [CallFailure, string][] = [
  [{ kind: "http", status: 404, ...answered }, "get: the server answered 404."],
  [
    { kind: "http", status: 429, retryAfterMs: 2000, ...answered },
    "get: the server answered 429 and asks to wait 2000 ms.",
  ],
  [
    { kind: "default", range: "5XX", status: 503, maybeApplied: true, ...answered },
    "get: the server answered 503; it may have been carried out.",
  ],
  [
    { kind: "undeclared", status: 418, ...answered },
    "get: the server answered 418, which is not declared.",
  ],
  [
    { kind: "redirect", status: 302, response },
    "get: the server redirects (302), which is not followed.",
  ],
  [{ kind: "redirect", status: 0, response }, "get: the server redirects, which is not followed."],
  [
    { kind: "network", code: "ECONNRESET", maybeApplied: true },
    "get: the connection failed (ECONNRESET); it may have been carried out.",
  ],
  [{ kind: "network" }, "get: the connection failed."],
  [{ kind: "timeout", afterMs: 300 }, "get: it took longer than 300 ms."],
  [{ kind: "aborted", reason: "Jane" }, "get: it was aborted."],
  [
    { kind: "decode", message: "The body is not JSON.", excerpt: "xxxx", response },
    "get: the answer (503) cannot be read: the body is not JSON.",
  ],
  [
    { kind: "invalid", parameter: "patientId", message: "patientId is empty." },
    "get: nothing was sent: patientId is empty.",
  ],
  [
    { kind: "hook", cause: new Error("Jane") },
    "get: the caller's middleware, fetch, key supplier or body failed.",
  ],
];

test.each(cases)("%j", (failure, sentence) => {
  expect(describeFailure(failed("get", failure).error)).toBe(sentence);
});

test("a failure of no operation is told all the same", () => {
  expect(describeFailure({ kind: "network" })).toBe("the connection failed.");
});

test("what unwrap throws names the platform's code", () => {
  const failure: CallFailure = { kind: "network", code: "ECONNREFUSED" };
  expect(String(new ApiError("getPatient", failure))).toBe(
    "ApiError: getPatient network ECONNREFUSED",
  );
});
