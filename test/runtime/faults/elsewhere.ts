/** A fault that no raw socket tells of: what comes of it, and the test that tries it. */
export interface TriedElsewhere {
  readonly fault: string;
  readonly outcome: string;
  /** Below `test/`. */
  readonly file: string;
  /** As it stands in the file. */
  readonly test: string;
}

/** What depends on other calls, on the runtime or on the compiler. */
export const elsewhere: readonly TriedElsewhere[] = [
  {
    fault: "a 429 with `Retry-After: 0`, seen by other calls",
    outcome: "they go on at once",
    file: "runtime/pausing.test.ts",
    test: "a 429 with %j stops no other call",
  },
  {
    fault: "calls at three times the limit",
    outcome: "they come back one by one, and all succeed",
    file: "runtime/pausing.test.ts",
    test: "calls at three times the limit come back one by one and all succeed",
  },
  {
    fault: "a time limit of Node's own, below `timeoutMs`",
    outcome: "timeout",
    file: "runtime/network-failure.test.ts",
    test: "%o is a time limit of the platform's own",
  },
  {
    fault: "a runtime that says of a failure only a text",
    outcome: "network, with its cause",
    file: "runtime/network-failure.test.ts",
    test: "%j is one of the network, without a code",
  },
  {
    fault: "a mock that gives one Response twice",
    outcome: "hook, sent 1",
    file: "runtime/callers-mistakes.test.ts",
    test: "a mock that gives one Response twice",
  },
  {
    fault: "a body stream that fails",
    outcome: "hook with its error as the cause",
    file: "runtime/callers-mistakes.test.ts",
    test: "a stream, after %i chunks",
  },
  {
    fault: "a file that changed since it was opened",
    outcome: "hook",
    file: "runtime/callers-mistakes.test.ts",
    test: "a file that has changed",
  },
  {
    fault: "a file of 1 GB",
    outcome: "less than 64 MB above the start, in Node 20, 22, 24 and Bun",
    file: "runtimes/large-uploads.test.ts",
    test: "$name keeps less than 64 MB of",
  },
  {
    fault: "timers of a test that stopped the clock",
    outcome: "the retry comes when its timer fires",
    file: "runtime/pausing.test.ts",
    test: "toFake",
  },
  {
    fault: "several `Set-Cookie`",
    outcome: "a list of all",
    file: "runtime/set-cookie.test.ts",
    test: "of the cookies %j none is lost",
  },
  {
    fault: "a value of a server's variable that leads elsewhere",
    outcome: "a TypeError before anything is sent",
    file: "runtime/server-url.test.ts",
    test: "refuses a value that leads elsewhere",
  },
  {
    fault: "a failure that is printed, copied or logged",
    outcome: "shows neither a body nor a cause",
    file: "runtime/printing.test.ts",
    test: "the cause of a network failure",
  },
  {
    fault: "a runtime that leaves a file out of a Blob",
    outcome: "its bytes are sent all the same",
    file: "runtime/bodies.test.ts",
    test: "a file that a runtime leaves out of a Blob of several parts is sent",
  },
  {
    fault: "a number with a fraction of zero beyond 2^53",
    outcome: "keeps its digits",
    file: "runtime/int64.test.ts",
    test: "an integer that is written with a fraction of zero keeps its digits",
  },
  {
    fault: "the types of workers, Bun, Deno, Node and pages",
    outcome: "a client of source layout compiles against each of them alone",
    file: "type-libraries/type-libraries.test.ts",
    test: "$name, TypeScript $compiler",
  },
  {
    fault: "a write with an idempotency key that is lost",
    outcome: "is repeated with the same key",
    file: "runtime/declared-abilities.test.ts",
    test: "is made for each call, and kept over its repetitions",
  },
  {
    fault: "50 calls with a revoked token",
    outcome: "one renewal, and all succeed",
    file: "runtime/refused-secrets.test.ts",
    test: "are one renewal, and all succeed",
  },
  {
    fault: "50 calls on one signal",
    outcome: "one listener, and no warning of Node's",
    file: "runtime/one-signal.test.ts",
    test: "many calls on one signal are one listener of it, and no warning",
  },
  {
    fault: "an upload whose record is there already",
    outcome: "found, and the file is not sent",
    file: "runtime/external-id/ensure-upload.test.ts",
    test: "sends what is not there, and nothing of what is",
  },
  {
    fault: "an abort while rows are under way",
    outcome: "stopped, not failed",
    file: "runtime/external-id/ensure-all.test.ts",
    test: "stops what is under way, which has not failed, and begins nothing more",
  },
  {
    fault: "a webhook with a forged or old signature",
    outcome: "401, and no handler is called",
    file: "webhook-signatures.test.ts",
    test: "%s: 401",
  },
];
