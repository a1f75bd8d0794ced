import type { ByteReader } from "./bodies.js";
import type {
  AcceptOptions,
  ApiDescription,
  CallFailure,
  DecodeContext,
  Decoder,
  Exchange,
  Failed,
  Limits,
  Operation,
  Payload,
  RateLimit,
  RateLimitHeaders,
  ReadBody,
  ReadContext,
  ResponseInfo,
  Success,
} from "./contract.js";
import { Unreadable, hide } from "./failures.js";

/** The Content-Type header; empty where there is none. */
function contentTypeOf({ headers }: Response): string {
  return headers.get("content-type") ?? "";
}

/** The largest body that is held in memory, in decompressed bytes. Larger ones are read with `stream`. */
function bodyLimitOf({ maxBodyBytes }: Limits, isFailure?: boolean): number {
  return maxBodyBytes ?? (isFailure ? 2 ** 20 : 100 * 2 ** 20);
}

/**
 * Begins to read a body; undefined where there is none. React Native and node-fetch have no stream of the platform: such
 * a body is one chunk.
 */
function readerOf(response: Response): ByteReader | undefined {
  const { body } = response as { body?: Partial<ReadableStream<Uint8Array>> | null };
  return body === null ? undefined : (body?.getReader?.() ?? wholeReader(response));
}

function wholeReader(response: Response): ByteReader {
  let isRead = false;
  return {
    async read() {
      if (isRead) return {};
      isRead = true;
      return { value: new Uint8Array(await response.arrayBuffer()) };
    },
    cancel: () => Promise.resolve(),
  };
}

/**
 * What `convert` makes of the body's bytes, which are decompressed, and of a type that TypeScript before 5.7 can spell
 * too. Throws `Unreadable` beyond the limit, so that a small answer cannot fill the memory.
 */
async function readWhole<Value>(
  response: Response,
  { limits }: ReadContext,
  convert: (chunks: Uint8Array[]) => Value,
): Promise<Value> {
  const chunks: Uint8Array[] = [];
  const reader = readerOf(response);
  const limit = bodyLimitOf(limits, !response.ok);
  let left = limit;
  while (reader) {
    const { value } = await reader.read();
    if (!value) break;
    left -= value.length;
    if (left < 0) {
      void reader.cancel().catch(() => undefined);
      throw new Unreadable(`is longer than ${limit} bytes`);
    }
    chunks.push(value);
  }
  return convert(chunks);
}

/** As a type: Node's declarations have the value alone. */
type CharsetDecoder = InstanceType<typeof TextDecoder>;

/** A decoder for the charset that a content type names (default UTF-8). Throws a `RangeError` on an unknown one. */
function strictDecoder(type: string): CharsetDecoder {
  // Bun's types list the charsets, and those of workers have no option that may be left out.
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] as "utf-8" | undefined;
  return new TextDecoder(charset, { fatal: true, ignoreBOM: false });
}

/** The body as text, in the charset that its content type names (default UTF-8), without a byte order mark. */
function textOfBody(chunks: readonly Uint8Array[], response: Response): string {
  try {
    const decoder = strictDecoder(contentTypeOf(response));
    // Most bodies are one chunk, for which the platforms decode faster than for a stream of them.
    if (chunks.length < 2) return decoder.decode(chunks[0]);
    const texts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    return texts.join("") + decoder.decode();
  } catch {
    const encoding = response.headers.get("content-encoding") ?? "";
    // What every platform decodes, and which it then is not.
    const isDecoded = /^((x-)?gzip|br|identity|)$/i.test(encoding);
    throw new Unreadable(
      isDecoded
        ? "is not in its charset"
        : `has an encoding (${encoding}) that is not decoded here`,
    );
  }
}

/**
 * A body as JSON, or what may come instead. A page of HTML is no answer of an API but of something on the way to it:
 * like malformed JSON it is `Unreadable`. 204 and 205 have no body (RFC 9110, sections 15.3.5 and 15.3.6).
 */
const readJson: ReadBody = (response, context, anything) =>
  readWhole(response, context, (chunks) => {
    const { status } = response;
    const type = contentTypeOf(response);
    const text = textOfBody(chunks, response);
    const isJsonOnly = anything == null;
    if (!text && (!isJsonOnly || status === 204 || status === 205)) return undefined;
    const isJson = /[/+]json *(;|$)/i.test(type);
    try {
      if (isJson) return context.operation.parse?.(text, response) ?? JSON.parse(text);
    } catch (thrown) {
      // The engine's own message quotes the body.
      if (thrown instanceof Unreadable) throw thrown;
    }
    if (anything || !(isJsonOnly || isJson || /^text\/html/i.test(type))) return text;
    throw new Unreadable(`(${text.length} characters, ${type}) is not JSON`, text);
  });

/** A body as its content type says: JSON, text, otherwise a Blob. */
const readByContentType: ReadBody = (response, context, anything) => {
  const type = contentTypeOf(response);
  if (/[/+]json *(;|$)|^text\/|[/+]xml/i.test(type)) return readJson(response, context, anything);
  return readWhole(response, context, (chunks) =>
    chunks.length > 0 ? new Blob(chunks as Uint8Array<ArrayBuffer>[], { type }) : undefined,
  );
};

/**
 * The body as its content type says; undefined where there is none. Named where a success is declared as something
 * beside JSON or without a body, and where a range such as `image/*` has a decoder of its own.
 */
export const asContentType: Decoder = {
  read: (response, context) => readByContentType(response, context, false),
};

const tellersOf = new WeakMap<EventTarget, Set<() => void>>();

/** One function for all signals: a platform takes the same listener of a signal but once (DOM, "add an event listener"). */
function tellAll({ target }: { readonly target: unknown }): void {
  for (const tell of tellersOf.get(target as EventTarget) ?? []) tell();
}

/**
 * Calls `tell` when `signal` is aborted, as a listener would be. Returns what ends that. However many wait for a signal,
 * it has one listener: Node warns of more than ten as of a leak.
 */
export function whenAborted(signal: AbortSignal | undefined, tell: () => void): () => void {
  if (!signal) return () => {};
  const tellers = tellersOf.get(signal) ?? new Set();
  tellersOf.set(signal, tellers.add(tell));
  signal.addEventListener("abort", tellAll);
  return () => {
    tellers.delete(tell);
    if (tellers.size === 0) signal.removeEventListener("abort", tellAll);
  };
}

/** `setTimeout` takes 31 bits and fires at once beyond them: about 24.8 days. */
export const maxTimerMs: number = 2 ** 31 - 1;

/**
 * What an answer says about itself. `attempts`: how many requests it took. Its headers are copied when they are asked
 * for, and like a failure's body they are not enumerable: a server may repeat a key in them, or name a patient.
 */
export function infoOf(
  { status, headers }: Response,
  attempts: number,
  { rateLimitHeaders, rateLimit }: ApiDescription,
): ResponseInfo {
  // Not every type library knows that `Headers` can be iterated.
  const list = headers as unknown as Map<string, string>;
  // What a wrong `fetch` gives cannot be: that is told now, not at the first reading.
  list.entries();
  const told = { status, ...rateLimit?.(headers, rateLimitHeaders), attempts };
  return hide(told, "headers", () => headersOf([...list])) as ResponseInfo;
}

/** The only header that may come several times without being a list in one text (RFC 9110, section 5.3). */
function headersOf(entries: [name: string, text: string][]): object {
  const cookies = entries.filter(([name]) => name === "set-cookie").map(([, text]) => text);
  return Object.fromEntries(
    entries.map(([name, text]) => [name, name === "set-cookie" ? cookies : text]),
  );
}

/** The payload is a property of the body; the others are kept beside it, but for those that results have themselves. */
export function inEnvelope(
  body: unknown,
  { envelope, method }: Operation,
  status: number,
): Payload {
  const name = envelope?.[1] ?? "";
  // No body is promised here (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6).
  if (body === undefined && (method === "HEAD" || status === 204 || status === 205))
    return { data: body };
  if (!Object.hasOwn(Object(body), name)) throw new Unreadable(`has no "${name}"`);
  const members = body as Record<string, unknown>;
  // The half of a result that failed has an error, and every object what its prototype has.
  const siblings = Object.entries(members).filter(([key]) => !(key in { error: 0 }));
  return { ...Object.fromEntries(siblings), data: members[name] };
}

const httpDate =
  /^(\w{3}, \d\d \w{3} \d{4}|\w+day, \d\d-\w{3}-\d\d) [\d:]{8} GMT$|^\w{3} \w{3} [\d ]\d [\d:]{8} \d{4}$/;

/**
 * Milliseconds since the epoch of an HTTP-date in any of its three forms (RFC 9110, section 5.6.7), NaN otherwise.
 * `Date.parse` alone takes "120" for a year, and reads the third form, which names no zone, as local time. Two-digit
 * years are its business: from 50 on they are of the last century.
 */
function parseHttpDate(text: string): number {
  return httpDate.test(text) ? Date.parse(text.replace(/( GMT)?$/, " GMT")) : NaN;
}

/**
 * The rate limit as the response tells it, a member of the response's information; nothing where it does not. A reset is
 * meant by the server's clock, which its `Date` tells, and given by this machine's.
 */
export function tellRateLimit(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): { rateLimit?: RateLimit } {
  const rateLimit: RateLimit = {};
  const skew = skewOf(headers);
  for (const key of ["limit", "remaining", "reset"] as const) {
    const text = `${headers.get(`${names?.[key]}`)}`;
    // More digits than epoch milliseconds have are no time that one could wait for.
    if (!/^\d{1,13}(\.\d+)?$/.test(text)) continue;
    if (key === "reset")
      rateLimit.resetAt = new Date(resetTime(Number(text), Date.now() - skew) + skew);
    else rateLimit[key] = Number(text);
  }
  for (const _ in rateLimit) return { rateLimit };
  return {};
}

/** How far this clock is ahead of the server's, in milliseconds; 0 where whole seconds and the way could explain it. */
export function skewOf(headers: Headers): number {
  const skew = Date.now() - parseHttpDate(`${headers.get("date")}`);
  return Math.abs(skew) > 2000 ? skew : 0;
}

/** Above 10^12 epoch milliseconds, above 10^9 epoch seconds, otherwise seconds from now. */
function resetTime(reset: number, now: number): number {
  return reset > 1e12 ? reset : reset * 1000 + (reset > 1e9 ? 0 : now);
}

/** A policy by its name, with its parameters that are whole numbers. */
type Policies = Map<string, Readonly<Record<string, number>>>;

/** An item of a structured list: a text or a token, and its parameters (RFC 9651, sections 3.1 and 3.3). */
const item =
  /("(?:[^"\\]|\\.)*"|[\w*:/.!#$%&'+^`|~-]+)((?:\s*;\s*[a-z*][\w.*-]*(?:=(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)\s*(?:,|$)/g;

const parameter = /;\s*([a-z*][\w.*-]*)=("(?:[^"\\]|\\.)*"|[^\s",;]*)/g;

/**
 * The rate limit as `RateLimit` and `RateLimit-Policy` tell it (draft-ietf-httpapi-ratelimit-headers-10), or headers that
 * have one number each. Of several policies the one counts of which least remains, or else that resets last.
 */
export function rateLimitFieldOf(
  headers: Headers,
  names: RateLimitHeaders | undefined,
): RateLimit | undefined {
  const { rateLimit: told } = tellRateLimit(headers, names);
  const current = policiesOf(headers, names?.current);
  const [tightest] = [...current]
    .filter(([, { r }]) => r !== undefined)
    .sort(([, a], [, b]) => (a["r"] ?? 0) - (b["r"] ?? 0) || (b["t"] ?? 0) - (a["t"] ?? 0));
  if (!tightest) return told;
  const [name, { r: remaining = 0, t }] = tightest;
  const limit = policiesOf(headers, names?.policy).get(name)?.["q"];
  return {
    ...told,
    remaining,
    ...(limit !== undefined && { limit }),
    // Seconds from now: no clock is meant (section 4.1 of the draft).
    ...(t !== undefined && { resetAt: new Date(Date.now() + t * 1000) }),
  };
}

function policiesOf(headers: Headers, name: string | undefined): Policies {
  const text = (name !== undefined && headers.get(name)) || "";
  return new Map(
    [...text.matchAll(item)].map(([, policy = "", parameters = ""]) => [
      policy,
      Object.fromEntries(
        [...parameters.matchAll(parameter)]
          // More digits than epoch milliseconds have are no time that one could wait for.
          .filter(([, , value = ""]) => /^\d{1,13}$/.test(value))
          .map(([, key = "", value]) => [key, Number(value)]),
      ),
    ]),
  );
}

/**
 * What an answer means, as far as the document says: its body on the way, and what the two together are. Reading fails
 * with `Unreadable`, or with what the platform throws; `tell` may throw `Unreadable`.
 */
export function readAnswer(
  answer: Response,
  exchange: Exchange,
  { info: response, controller }: Pick<DecodeContext, "info" | "controller">,
): [
  body: Promise<unknown> | void,
  tell: (body: unknown) => Success<unknown> | Failed<CallFailure>,
] {
  const { status, ok } = answer;
  const { operation } = exchange;
  const { decode, errors, tell, envelope, read = readJson } = operation;
  const told = {
    ...tell?.(answer, (exchange.options as AcceptOptions | undefined)?.accept),
    response,
  };
  if (ok)
    return [
      decode
        ? decode.read(answer, { ...exchange, info: response, controller })
        : readJson(answer, exchange),
      (data) => ({ ...(envelope ? envelope[0](data, operation, status) : { data }), ...told, ok }),
    ];
  const range = [status, `${`${status}`[0]}XX`, "default"].find((name) => errors.includes(name));
  const isRedirect = status < 400 && range !== status;
  const kind = isRedirect
    ? { kind: "redirect" }
    : range === status
      ? { kind: "http" }
      : range
        ? { kind: "default", range }
        : { kind: "undeclared" };
  const error = { ...kind, status, ...told };
  return [
    isRedirect ? controller.abort() : read(answer, exchange, !range),
    (value) => {
      if (!isRedirect) hide(error, "body", () => value);
      return { ok, error: error as CallFailure };
    },
  ];
}

/**
 * How long a Retry-After header asks to wait, in milliseconds (RFC 9110, section 10.2.3): seconds, or a date, judged
 * against the answer's own Date where it has one, since the clocks may differ. NaN where it is neither.
 * Header names are lower case.
 */
export function retryAfterOf({
  "retry-after": value = "",
  date = "",
}: Readonly<Record<string, string>>): number {
  return Math.max(
    0,
    /^\d+$/.test(value)
      ? +value * 1000
      : parseHttpDate(value) - (parseHttpDate(date) || Date.now()),
  );
}
