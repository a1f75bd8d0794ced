import type { CallOptions, Client, Operation, ResponseInfo } from "./contract.js";
import { hide, setOperation } from "./failures.js";
import {
  type Outline,
  type OutlinedPlace,
  isToldMember,
  matchOutline,
  outlineOfAnswer,
  outlinedMember,
  outlinedPlaces,
} from "./observe.js";

/** Replaces what a recording holds by made-up values of the same shape. */
interface Scrubber {
  text(text: string): string;
  /** A JSON value: texts that the document lists stay, and so do names of members that it declares. */
  json(value: unknown, places: readonly OutlinedPlace[]): unknown;
}

/** A scrubber that makes the same of the same text each time, so that ids lead to the same records. */
function createScrubber({ models }: Pick<Outline, "models">): Scrubber {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  const text = (original: string): string => {
    const known = made.get(original);
    if (known !== undefined) return known;
    let other = madeUpText(original);
    // A text of few letters has few others; what has none at all says nothing.
    for (let tries = 0; tries < 50 && (other === original || taken.has(other)); tries += 1) {
      other = madeUpText(original);
    }
    made.set(original, other);
    taken.add(other);
    return other;
  };
  const json = (value: unknown, places: readonly OutlinedPlace[]): unknown => {
    if (typeof value === "string") {
      return places.some(({ words }) => words?.includes(value)) ? value : text(value);
    }
    if (typeof value === "number") return madeUpNumber(value, text);
    if (Array.isArray(value)) {
      const items = outlinedPlaces(
        places.map((place) => place.items),
        models,
      );
      return value.map((each) => json(each, items));
    }
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [
      isToldMember(places, name) ? name : text(name),
      json(member, outlinedPlaces(outlinedMember(places, name), models)),
    ]);
    return Object.fromEntries(members) as unknown;
  };
  return { text, json };
}

/** Ids and amounts are replaced digit by digit; small numbers, such as those of pages, stay. */
function madeUpNumber(value: number, text: (original: string) => string): number {
  const written = String(value);
  return /^-?\d{1,4}$|e/.test(written) ? value : Number(text(written));
}

const letters = "abcdefghijklmnopqrstuvwxyz";

const moment = /^(\d{4})-(\d\d)-(\d\d)([Tt]\d\d:\d\d.*)?$/;

/** Another text with letters where this one has letters and digits where it has digits; a date stays a date. */
function madeUpText(text: string): string {
  const [, , , , time = ""] = moment.exec(text) ?? [];
  if (moment.test(text)) {
    const date = `${1950 + below(70)}-${two(1 + below(12))}-${two(1 + below(28))}`;
    const clock = time.replace(/\d\d:\d\d(:\d\d)?/, (own) =>
      own.length > 5
        ? `${two(below(24))}:${two(below(60))}:${two(below(60))}`
        : `${two(below(24))}:${two(below(60))}`,
    );
    return date + clock;
  }
  const isUuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(text);
  const [scheme = ""] = /^https?:\/\//.exec(text) ?? [];
  const rest = text.slice(scheme.length).replace(/\p{L}|\p{N}/gu, (sign) => {
    // A number does not begin with a zero, and a UUID keeps to its digits.
    if (/\p{N}/u.test(sign)) return String(isUuid ? below(10) : 1 + below(9));
    const letter = isUuid ? "abcdef".charAt(below(6)) : letters.charAt(below(26));
    return sign === sign.toLowerCase() ? letter : letter.toUpperCase();
  });
  return scheme + rest;
}

function below(count: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return random % count;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Requests and their answers, with made-up values in the place of what was sent and answered. */
interface Cassette {
  /** The version of this form. */
  readonly cassette: 1;
  readonly exchanges: readonly RecordedExchange[];
}

/** One request and its answer. */
interface RecordedExchange {
  /** The id of the operation. */
  readonly operation: string;
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Of a request in JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** Of an answer in JSON. */
  readonly answer?: unknown;
}

/** What `fetch` is, without what single runtimes add to theirs. */
export type SendRequest = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What of Node's `fs` is used; Deno and Bun have it, too. */
interface FileSystem {
  readFileSync(path: string, encoding: "utf8"): string;
  writeFileSync(path: string, text: string): void;
}

/**
 * A `fetch` that sends, and writes what it sent and got to a file, scrubbed by the outline. The file is written anew.
 *
 * @throws Error where there are no files, such as in a page
 */
export function recordTo(outline: Outline, file: string, send: SendRequest): SendRequest {
  const scrubber = createScrubber(outline);
  const exchanges: RecordedExchange[] = [];
  const { writeFileSync } = fileSystem();
  return async (input, init) => {
    const request = new Request(input as string, init);
    const sent = await request.clone().text();
    const response = await send(request);
    const { pathname, searchParams } = new URL(request.url);
    const match = matchOutline(outline, request.method, pathname);
    if (match === undefined) return response;
    const got = await response.clone().text();
    const { status } = response;
    const places = outlineOfAnswer(outline, match.id, status);
    const body = parsedJson(sent);
    const query: [string, string][] = [];
    searchParams.forEach((value, name) => query.push([name, scrubbedValue(value, scrubber)]));
    const answer = parsedJson(got);
    exchanges.push({
      operation: match.id,
      method: request.method,
      path: scrubbedPath(match.path, match.operation.path, scrubber),
      query,
      ...(body && { body: scrubber.json(body.value, placesOfBody(outline)) }),
      status,
      ...(answer && { answer: scrubber.json(answer.value, places) }),
    });
    const cassette: Cassette = { cassette: 1, exchanges };
    writeFileSync(file, `${JSON.stringify(cassette, undefined, 2)}\n`);
    return response;
  };
}

/**
 * A `fetch` that answers from a recording: by the same request, or else by the next one of the same operation.
 *
 * @throws Error on what is no recording; a request that it has no answer to rejects with one
 */
export function replayFrom(outline: Outline, file: string): SendRequest {
  const cassette = JSON.parse(fileSystem().readFileSync(file, "utf8")) as Partial<Cassette>;
  if (cassette.cassette !== 1) throw new Error(`${file} is no recording.`);
  const left = [...(cassette.exchanges ?? [])];
  return async (input, init) => {
    const { method, url } = new Request(input as string, init);
    const { pathname, search } = new URL(url);
    const match = matchOutline(outline, method, pathname);
    const own = left.filter(({ operation }) => operation === match?.id);
    const next =
      own.find(({ path, query }) => path === match?.path && searchOf(query) === search) ?? own[0];
    if (next === undefined)
      throw new Error(`The recording has no more answers to ${match?.id ?? method}.`);
    left.splice(left.indexOf(next), 1);
    const { status, answer } = next;
    if (answer === undefined) return new Response(null, { status });
    const headers = { "content-type": "application/json" };
    return new Response(JSON.stringify(answer), { status, headers });
  };
}

/** A query as it is written in a URL. */
function searchOf(query: RecordedExchange["query"]): string {
  const search = new URLSearchParams();
  for (const [name, value] of query) search.append(name, value);
  return query.length === 0 ? "" : `?${search.toString()}`;
}

/** What is sent has the names that some answer has: those of every model are told. */
function placesOfBody({ models }: Outline): ReturnType<typeof outlineOfAnswer> {
  const places = Object.values(models).flatMap((part) =>
    typeof part === "object" && !Array.isArray(part) ? [part] : [],
  );
  return places as ReturnType<typeof outlineOfAnswer>;
}

function scrubbedPath(path: string, template: string, scrubber: Scrubber): string {
  const names = template.split("/");
  const segments = path
    .split("/")
    .map((segment, index) =>
      names[index]?.includes("{")
        ? encodeURIComponent(scrubber.text(decodeURIComponent(segment)))
        : segment,
    );
  return segments.join("/");
}

/** Small numbers, such as those of pages, stay. */
function scrubbedValue(value: string, scrubber: Scrubber): string {
  return /^\d{1,4}$/.test(value) ? value : scrubber.text(value);
}

function parsedJson(text: string): { value: unknown } | undefined {
  try {
    return text === "" ? undefined : { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function fileSystem(): FileSystem {
  const runtime = (globalThis as Record<string, unknown>)["process"] as
    { getBuiltinModule?: (name: string) => FileSystem } | undefined;
  const files = runtime?.getBuiltinModule?.("node:fs");
  if (files === undefined) throw new Error("Recordings are files, which there are none of here.");
  return files;
}

/** A generated function that carries out one operation. */
export type OperationFunction = (client: Client, ...rest: never[]) => Promise<unknown>;

/** What an operation takes; an empty object where it takes nothing but options. */
export type RequestOf<Call extends OperationFunction> =
  Required<Parameters<Call>> extends [Client, infer Request, unknown]
    ? NonNullable<Request>
    : Record<string, never>;

/** What an operation resolves to. */
export type ResultOf<Call extends OperationFunction> = Awaited<ReturnType<Call>>;

/** The same members, but for the response, of which a test says what it needs. */
export type WithoutResponse<Each> = Each extends { response: ResponseInfo }
  ? Omit<Each, "ok" | "response"> & { response?: Partial<ResponseInfo> | undefined }
  : Each;

/** What can happen to a call of an operation. */
export type FailureOf<Call extends OperationFunction> =
  Extract<ResultOf<Call>, { ok: false }> extends { error: infer Failure } ? Failure : never;

/**
 * One answer: `{ data }` with its siblings such as `meta`, or `{ error }` with a member of the operation's union.
 * The response is status 200 (or the failure's own), no headers and one attempt, where it does not say otherwise.
 */
export type FakeAnswer<Call extends OperationFunction> =
  | (WithoutResponse<Extract<ResultOf<Call>, { ok: true }>> & { error?: never })
  | { error: WithoutResponse<FailureOf<Call>>; data?: never };

/** How calls of one operation are answered: all alike, the first with the first of a list, or as a function says. */
export type FakeAnswering<Call extends OperationFunction> =
  | FakeAnswer<Call>
  | readonly FakeAnswer<Call>[]
  | ((
      request: RequestOf<Call>,
      options: CallOptions,
    ) => FakeAnswer<Call> | Promise<FakeAnswer<Call>>);

/** Answers by operation. `Calls` has the generated functions by their operation's id. */
export type FakeAnswers<Calls extends Record<keyof Calls, OperationFunction>> = {
  readonly [Id in keyof Calls]?: FakeAnswering<Calls[Id]> | undefined;
};

/** A call that a fake client has seen. `operation` tells which, and narrows `request`. */
export type FakeCall<Calls extends Record<keyof Calls, OperationFunction>> = {
  [Id in keyof Calls]: { operation: Id; request: RequestOf<Calls[Id]>; options: CallOptions };
}[keyof Calls];

/** A client that sends nothing. */
export interface FakeClient<Calls extends Record<keyof Calls, OperationFunction>> extends Client {
  /** The calls so far, in their order. */
  readonly calls: readonly FakeCall<Calls>[];
}

/** An answer, as code that works for all operations sees it. */
interface AnyAnswer {
  data?: unknown;
  error?: { kind: string; status?: number; body?: unknown; response?: object };
  response?: object;
}

/**
 * Makes a client that answers from a list instead of a network. A call that has no answer rejects with an `Error`
 * that names the operation: a result would be handled by the code under test, and the gap would stay unseen.
 */
export function fakeClientOf<Calls extends Record<keyof Calls, OperationFunction>>(
  answers: FakeAnswers<Calls>,
): FakeClient<Calls> {
  const calls: { operation: string; request: object; options: CallOptions }[] = [];
  const answering = new Map<string, unknown>(Object.entries(answers));
  return {
    calls: calls as FakeCall<Calls>[],
    async call<Outcome>(
      { id }: Operation,
      request: object = {},
      options: CallOptions = {},
    ): Promise<Outcome> {
      calls.push({ operation: id, request, options });
      const count = calls.filter(({ operation }) => operation === id).length;
      const given = answering.get(id);
      const answer: unknown = Array.isArray(given)
        ? given[count - 1]
        : typeof given === "function"
          ? await given(request, options)
          : given;
      if (answer === undefined) throw new Error(missing(id, given, count));
      return resultOf(id, answer as AnyAnswer) as Outcome;
    },
  };
}

function missing(id: string, given: unknown, count: number): string {
  return Array.isArray(given)
    ? `The fake client has ${given.length} answers to ${id}, and this is call ${count}.`
    : `The fake client has no answer to ${id}.`;
}

function resultOf(id: string, answer: AnyAnswer): object {
  const { error } = answer;
  if (error === undefined) return { ok: true, ...answer, response: responseOf(200, answer) };
  const { body, ...failure } = error;
  if (hasResponse(error)) failure.response = responseOf(error.status ?? 200, error);
  // As in a real failure, the body does not show when the failure is printed.
  if ("body" in error) hide(failure, "body", () => body);
  setOperation(failure, id);
  return { ok: false, error: failure };
}

function hasResponse({ kind, status }: { kind: string; status?: number }): boolean {
  return status !== undefined || kind === "decode";
}

/** As in a real answer, the headers do not show when it is printed. */
function responseOf(status: number, { response }: { response?: { headers?: object } }): object {
  const { headers = {}, ...told } = { ...response };
  return hide({ status, attempts: 1, ...told }, "headers", () => headers);
}
