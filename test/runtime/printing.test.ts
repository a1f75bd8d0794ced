import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import {
  connect,
  unwrap,
  type BaseClientOptions,
  type CallFailure,
  type Failed,
  type Operation,
  type Result,
} from "../../src/runtime/index.js";

/*
 * What a server tells of a person, and what something thrown may quote, is read by its name only: no way to print a
 * failure shows it.
 */

const canary = "Jane Doe";
const read: Operation = { id: "read", method: "GET", path: "/x", errors: [404] };

async function failure(options: BaseClientOptions): Promise<Failed<CallFailure>> {
  const client = connect({ ...options, retries: 0 }, { baseUrl: "https://h.example" });
  return client.call<Failed<CallFailure>>(read);
}

/** What `console.table` writes. */
function table(value: unknown): string {
  let text = "";
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  new Console({ stdout }).table(value);
  return text;
}

/** Everything that a member for member copy of a logger finds. */
function members(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, member]) => `${name}: ${members(member)}`)
    .join();
}

const answers = (): Promise<Response> =>
  Promise.resolve(Response.json({ error: canary }, { status: 404, headers: { "x-name": canary } }));

test.each<[string, BaseClientOptions, (error: CallFailure) => unknown]>([
  ["a body", { fetch: answers }, (error) => (error as { body: unknown }).body],
  [
    "the cause of a hook",
    { middleware: [() => Promise.reject(new Error(canary))] },
    (error) => (error as { cause: unknown }).cause,
  ],
  [
    "the cause of a network failure",
    { fetch: () => Promise.reject(new TypeError("fetch failed", { cause: new Error(canary) })) },
    (error) => (error as { cause: unknown }).cause,
  ],
])("%s shows nowhere", async (_, options, hidden) => {
  const failed = await failure({
    ...options,
    ...(options.fetch && {
      fetch: (url, init) => (init?.signal ? options.fetch?.(url, init) : undefined) as never,
    }),
  });
  const { error } = failed;
  expect(inspect(hidden(error), { depth: 9 })).toContain(canary);
  const thrown: unknown = await unwrap(Promise.resolve<Result<unknown, unknown>>(failed)).catch(
    (each: unknown) => each,
  );
  const shown = [failed, error, thrown].flatMap((value) => [
    inspect(value, { depth: 9, showHidden: true }),
    format("%o %O %s %j", value, value, value, value),
    table(value),
    table([value]),
    JSON.stringify(value),
    JSON.stringify({ ...(value as object) }),
    members(value),
  ]);
  shown.push(inspect(structuredClone(failed), { depth: 9, showHidden: true }));
  for (const text of shown) expect(text).not.toContain("Jane");
});
