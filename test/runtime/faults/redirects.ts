import { answer, errorBody } from "./answers.js";
import { always, once, type Fault } from "./fault.js";

/** A redirect to another origin. */
function away(status: number): Fault["serve"] {
  return answer(status, errorBody, { location: "http://127.0.0.2:9/elsewhere" });
}

/** Redirects, of which none is followed. */
export const redirects: readonly Fault[] = [
  ...[301, 302, 303].map((status) => ({
    name: `${status} to another origin`,
    serve: away(status),
    expect: once(`redirect ${status}`),
  })),
  ...[307, 308].map((status) => ({
    name: `${status} to another origin`,
    serve: away(status),
    expect: always(`redirect ${status}, sent 1`),
  })),
  {
    name: "307 to itself",
    serve: answer(307, "", { location: "/patients/1" }),
    expect: always("redirect 307, sent 1"),
  },
  { name: "302 without a location", serve: answer(302, ""), expect: once("redirect 302") },
  {
    name: "302 to no URL",
    serve: answer(302, "", { location: "http://[" }),
    expect: once("redirect 302"),
  },
  {
    name: "304",
    serve: answer(304, "", { "content-length": "" }),
    expect: always("redirect 304, sent 1"),
  },
];
