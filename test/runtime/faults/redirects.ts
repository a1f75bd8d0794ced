import { answer, errorBody } from "./answers.js";
import { always, type Fault } from "./fault.js";

/** A redirect to another origin. */
function away(status: number): Fault["serve"] {
  return answer(status, errorBody, { location: "http://127.0.0.2:9/elsewhere" });
}

/**
 * What a redirect comes to. A stream has Node refuse it, since Node would keep the stream for another request
 * otherwise: its status is not told then.
 */
function refused(status: number, maybeApplied: string): Fault["expect"] {
  const end = `redirect ${status}${maybeApplied}, sent 1`;
  return [`redirect ${status}, sent 1`, end, end, "redirect 0, maybeApplied, sent 1"];
}

/** Redirects, of which none is followed. */
export const redirects: readonly Fault[] = [
  ...[301, 302, 303].map((status) => ({
    name: `${status} to another origin`,
    serve: away(status),
    expect: refused(status, ", maybeApplied"),
  })),
  ...[307, 308].map((status) => ({
    name: `${status} to another origin`,
    serve: away(status),
    expect: refused(status, ""),
  })),
  {
    name: "307 to itself",
    serve: answer(307, "", { location: "/patients/1" }),
    expect: refused(307, ""),
  },
  {
    name: "302 without a location",
    serve: answer(302, ""),
    expect: refused(302, ", maybeApplied"),
  },
  {
    name: "302 to no URL",
    serve: answer(302, "", { location: "http://[" }),
    expect: refused(302, ", maybeApplied"),
  },
  {
    name: "304",
    serve: answer(304, "", { "content-length": "" }),
    expect: always("redirect 304, sent 1"),
  },
];
