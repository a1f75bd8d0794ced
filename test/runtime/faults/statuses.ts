import { answer, canary, errorBody, success } from "./answers.js";
import { always, gone, once, perhaps, type Fault } from "./fault.js";

const json = JSON.stringify({ error: "taken", data: { name: `Jane ${canary}` } });
const html = { "content-type": "text/html; charset=utf-8" };
const page = `<html><body>Bad gateway ${canary}</body></html>`;
const inThreeDays = new Date(Date.UTC(2030, 0, 4)).toUTCString();
const limited: Fault["expect"] = [
  "http 429, sent 3",
  "http 429, sent 3",
  "http 429, sent 3",
  "http 429, sent 1",
];

/** A 429 with these headers, then success; `after` is what the failure says of the wait. */
function wait(name: string, headers: Readonly<Record<string, string>>, after = ""): Fault {
  const ok = "ok 200, sent 2";
  const serve = [answer(429, errorBody, headers), success];
  return { name: `429 once, ${name}`, serve, expect: [ok, ok, ok, `http 429${after}, sent 1`] };
}

/** Statuses that are failures. */
export const statuses: readonly Fault[] = [
  ...[400, 401, 403, 404].map((status) => ({
    name: `${status}`,
    serve: answer(status),
    expect: always(`http ${status}, sent 1`),
  })),
  { name: "409 with the record", serve: answer(409, json), expect: always("http 409, sent 1") },
  ...[402, 408, 418, 425, 451].map((status) => ({
    name: `${status}, undeclared`,
    serve: answer(status),
    expect: always(`undeclared ${status}, sent 1`),
  })),
  { name: "500", serve: answer(500), expect: perhaps("http 500") },
  ...[502, 503, 504].map((status) => ({
    name: `${status}`,
    serve: answer(status),
    expect: perhaps(`undeclared ${status}`),
  })),
  ...[501, 505].map((status) => ({
    name: `${status}`,
    serve: answer(status),
    expect: always(`undeclared ${status}, sent 1`),
  })),
  ...[507, 520, 599].map((status) => ({
    name: `${status}`,
    serve: answer(status),
    expect: once(`undeclared ${status}`),
  })),
  { name: "500 once", serve: [answer(500), success], expect: gone("http 500") },
  {
    name: "503 once, Retry-After: 0",
    serve: [answer(503, errorBody, { "retry-after": "0" }), success],
    expect: gone("undeclared 503 after 0"),
  },
  {
    name: "503 once, Retry-After in an hour",
    serve: [answer(503, errorBody, { "retry-after": "3600" }), success],
    expect: once("undeclared 503 after 3600000"),
  },
  { name: "429 for ever", serve: answer(429), expect: limited },
  {
    name: "429 for ever, Retry-After: 0",
    serve: answer(429, errorBody, { "retry-after": "0" }),
    expect: limited.map((end) => end.replace("429", "429 after 0")) as unknown as Fault["expect"],
  },
  wait("without Retry-After", {}),
  wait("Retry-After: 1", { "retry-after": "1" }, " after 1000"),
  wait(
    "Retry-After a date of RFC 9110",
    { date: "Tue, 01 Jan 2030 00:00:00 GMT", "retry-after": "Tue, 01 Jan 2030 00:00:01 GMT" },
    " after 1000",
  ),
  wait(
    "Retry-After a date of RFC 850",
    { date: "Tue, 01 Jan 2030 00:00:00 GMT", "retry-after": "Tuesday, 01-Jan-30 00:00:01 GMT" },
    " after 1000",
  ),
  wait(
    "Retry-After a date of asctime",
    { date: "Tue, 01 Jan 2030 00:00:00 GMT", "retry-after": "Tue Jan  1 00:00:01 2030" },
    " after 1000",
  ),
  wait("Retry-After in the past", { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }, " after 0"),
  wait("Retry-After garbage", { "retry-after": "0x10" }),
  wait("Retry-After negative", { "retry-after": "-5" }),
  wait("Retry-After an ISO date", { "retry-after": "2099-10-21" }),
  {
    name: "429, Retry-After of three days",
    serve: answer(429, errorBody, { "retry-after": "259200" }),
    expect: always("http 429 after 259200000, sent 1"),
  },
  {
    name: "429, Retry-After a date in three days",
    serve: answer(429, errorBody, {
      date: "Tue, 01 Jan 2030 00:00:00 GMT",
      "retry-after": inThreeDays,
    }),
    expect: always("http 429 after 259200000, sent 1"),
  },
  {
    name: "429, Retry-After of 10^20 seconds",
    serve: answer(429, errorBody, { "retry-after": "1".padEnd(21, "0") }),
    expect: always("http 429 after 1e+23, sent 1"),
  },
  {
    name: "502 with a page of HTML",
    serve: answer(502, page, html),
    expect: perhaps("undeclared 502"),
  },
  {
    name: "404 with a page of HTML",
    serve: answer(404, page, html),
    expect: always("decode, sent 1"),
  },
  {
    name: "404 with half a JSON",
    serve: answer(404, errorBody.slice(0, 9)),
    expect: always("decode, sent 1"),
  },
  { name: "404 without a body", serve: answer(404, ""), expect: always("http 404, sent 1") },
  {
    name: "404 as text",
    serve: answer(404, `Jane ${canary}`, { "content-type": "text/plain" }),
    expect: always("http 404, sent 1"),
  },
  {
    name: "418 with half a JSON",
    serve: answer(418, errorBody.slice(0, 9)),
    expect: always("undeclared 418, sent 1"),
  },
];
