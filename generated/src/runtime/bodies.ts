import type {
  Arguments,
  BodySettings,
  Draft,
  EncodedBody,
  Operation,
  ParameterStyle,
  SendBody,
  SentInit,
  UploadOptions,
  UploadProgress,
} from "./contract.js";
import { Invalid, linesOfCauses } from "./failures.js";
import { isJsonValue, isRecord, itemsOf, jsonText, membersOf, textOf } from "./parameters.js";

/** What a stream of bytes is read with, of which every type library has a type of its own. At the end there is no value. */
export interface ByteReader {
  read(): Promise<{ done?: boolean; value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/** The style of a body's property, where it has one. */
function partStyle(
  { partStyles = [] }: BodySettings,
  property: string,
): ParameterStyle | undefined {
  return partStyles.find(([, ...properties]) => properties.includes(property))?.[0];
}

/** The media type of a body's property, where it has one of its own. */
function partType({ partTypes = {} }: BodySettings, property: string): string | undefined {
  return Object.hasOwn(partTypes, property) ? partTypes[property] : undefined;
}

/** True for a property whose values, each item of a list, are written as JSON (OpenAPI 3.2, section 4.15.1.1). */
function isJsonPart(settings: BodySettings, property: string): boolean {
  return /[/+]json *(;|$)/i.test(partType(settings, property) ?? "");
}

/** A JSON body. */
export function json(
  body: unknown,
  { bodyType: contentType = "application/json" }: BodySettings,
): EncodedBody {
  return { body: jsonText("body", body), contentType };
}

/** A part of a body, in the order in which they are sent. */
type Piece = string | Blob | Uint8Array<ArrayBuffer>;

/** Pieces as one body: a Blob of all, which reads a file on disk while it is sent. */
function inOne(pieces: Piece[]): Pick<EncodedBody, "body" | "length"> {
  const body = new Blob(pieces);
  const blobs = pieces.map((piece) => (piece instanceof Blob ? piece : new Blob([piece])));
  const length = blobs.reduce((sum, { size }) => sum + size, 0);
  if (body.size === length) return { body };
  // Bun leaves a file on disk out of a Blob of several parts, and says nothing (oven-sh/bun, issue 25851).
  return {
    get body() {
      return inTurn(blobs);
    },
    length,
  };
}

/** The bytes of some Blobs, one after the other. */
function inTurn(blobs: readonly Blob[]): ReadableStream<Uint8Array> {
  const rest = blobs.values();
  let reader: ByteReader | undefined;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    for (;;) {
      const chunk = await reader?.read();
      if (chunk?.value) return controller.enqueue(chunk.value);
      const next = rest.next();
      if (next.done) return controller.close();
      reader = next.value.stream().getReader();
    }
  };
  const cancel = (reason: unknown): Promise<void> | undefined => reader?.cancel(reason);
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/**
 * A file to send. A `File` carries its own name; for bytes, or to name a `Blob`, use the object form. A large file
 * on disk is `await openAsBlob(path)` of `node:fs`. Directories are stripped from the file name before it is sent.
 */
export type Upload = Blob | File | Uint8Array | NamedUpload;

/** A file with the name and type it is sent under. */
export interface NamedUpload {
  data: Blob | Uint8Array | string;
  filename: string;
  /** The media type, such as `application/pdf`. Default: the Blob's own, otherwise `application/octet-stream`. */
  contentType?: string | undefined;
}

/**
 * A `multipart/form-data` body (RFC 7578): files, text, JSON for objects and for what is JSON by its content type; a
 * list is one part for each item. It is written here and not by `FormData`, which cannot give a part a content type without making it a file.
 * The parts stay Blobs, so a file on disk is read while it is sent.
 */
export function multipart(body: unknown, settings: BodySettings): EncodedBody {
  const { bodyType: contentType = "multipart/form-data" } = settings;
  const boundary = `part-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const pieces: (string | Blob | Uint8Array<ArrayBuffer>)[] = [];
  for (const [property, value] of membersOf(body)) {
    const type = partType(settings, property);
    const isJson = isJsonPart(settings, property);
    const items = isJson ? [value].flat() : itemsOf(value);
    for (const [name, item] of pairsOf(property, value, partStyle(settings, property)) ??
      items.map((each) => [property, each] as const)) {
      const part = partOf(name, item, { type, isJson });
      const filename =
        part.filename === undefined ? "" : `; filename="${quoted(name, part.filename)}"`;
      pieces.push(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name, name)}"${filename}\r\n`,
        part.contentType ? `Content-Type: ${plain(name, part.contentType)}\r\n\r\n` : "\r\n",
        part.data,
        "\r\n",
      );
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  return { ...inOne(pieces), contentType: `${contentType}; boundary=${boundary}` };
}

/** The pairs that a property's style makes of a list or an object; undefined where each item is a part as it is. */
function pairsOf(
  name: string,
  value: unknown,
  style: ParameterStyle | undefined,
): [name: string, item: unknown][] | undefined {
  const isSpelled = isRecord(value)
    ? !isNamedUpload(value)
    : itemsOf(value).every((item) => typeof item !== "object");
  if (!style || !isSpelled) return undefined;
  // Not every type library knows that they can be iterated.
  const pairs: unknown = new URLSearchParams(style(name, value));
  return [...(pairs as Iterable<[name: string, item: string]>)];
}

interface Part {
  readonly data: string | Blob | Uint8Array<ArrayBuffer>;
  readonly filename?: string;
  readonly contentType?: string | undefined;
}

/** `type`: what its property is declared as; `isJson`: that says JSON, which a caller's own file or bytes are not made. */
function partOf(
  name: string,
  value: unknown,
  { type: contentType, isJson }: { type: string | undefined; isJson: boolean },
): Part {
  if (value instanceof Blob || value instanceof Uint8Array) {
    // A File has one.
    const { name: filename = "blob" } = value as { name?: string };
    return fileOf({ data: value, filename, contentType });
  }
  if (!isJson && !isJsonValue(value)) return { data: textOf(name, value), contentType };
  if (isNamedUpload(value))
    return fileOf({ ...value, contentType: value.contentType ?? contentType });
  return { data: jsonText(name, value), contentType: contentType ?? "application/json" };
}

function isNamedUpload(value: unknown): value is NamedUpload {
  const { data, filename } = (value ?? {}) as Partial<NamedUpload>;
  return (
    typeof filename === "string" &&
    (typeof data === "string" || data instanceof Blob || data instanceof Uint8Array)
  );
}

/** A path on the sender's disk is nobody's business (RFC 7578, section 4.2). */
function fileOf({ data, filename, contentType }: NamedUpload): Part {
  const type = contentType ?? ((data instanceof Blob && data.type) || "application/octet-stream");
  return {
    data: data as Part["data"],
    filename: filename.replace(/^.*[\\/]/s, ""),
    contentType: type,
  };
}

/** Text between quotes in a part's header. Quotes are escaped as browsers do. */
function quoted(name: string, text: string): string {
  return plain(name, text).replaceAll('"', "%22");
}

/** Text in a part's header: what could end the line is refused. */
function plain(name: string, text: string): string {
  if (/[\0-\x1f\x7f]/.test(text))
    throw new Invalid(name, "has a control character in a name or type");
  return text;
}

/** The request's `body`, where it has one, and the header that says what it is. */
export function inBody(draft: Draft, request: Arguments, operation: Operation): void {
  const { body: content } = request;
  const encode = operation.body?.[1];
  if (content === undefined || !encode) return;
  draft.body = encode(content, operation, request);
  draft.headers["content-type"] = draft.body.contentType;
}

/** The telling of one request's progress. */
interface Progress {
  /** Where `onProgress` has thrown: what. */
  broken?: { readonly error: unknown };
  /** The request was answered. */
  end(): void;
}

/**
 * Has the body of a request tell how much of it was taken. Node and Deno read a Blob by its `stream()`, so that one of
 * its own tells; Bun and workerd are given a stream. A page sends no stream to every server (Fetch, "request body
 * streaming" asks for HTTP/2): there the whole is told when it was answered.
 */
function tellProgress(
  init: SentInit,
  onProgress: (progress: UploadProgress) => void,
): Progress {
  const { body } = init;
  const whole = body instanceof Uint8Array ? new Blob([body as Uint8Array<ArrayBuffer>]) : body;
  const total = whole instanceof Blob ? whole.size : undefined;
  let sent = 0;
  const tell = (bytes: number): void => {
    sent += bytes;
    onProgress({ sent, total });
  };
  const progress: Progress = {
    end() {
      if (total !== undefined && sent < total) tell(total - sent);
    },
  };
  const counted = (source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
    countedStream(source, (bytes) => {
      try {
        tell(bytes);
      } catch (error) {
        progress.broken = { error };
        throw error;
      }
    });
  tell(0);
  if (whole instanceof ReadableStream) init.body = counted(whole as ReadableStream<Uint8Array>);
  else if (whole instanceof Blob && readsOwnStream()) {
    const copy = whole.slice(0, whole.size, whole.type);
    init.body = Object.defineProperty(copy, "stream", { value: () => counted(whole.stream()) });
  } else if (whole instanceof Blob && !(globalThis as { location?: unknown }).location) {
    init.body = ofLength(whole.size, counted(whole.stream()));
    init.headers["content-length"] = `${whole.size}`;
  }
  return progress;
}

/** A stream that workerd knows the length of; Bun goes by the header. */
function ofLength(length: number, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  type Fixed = new (length: number) => TransformStream<Uint8Array, Uint8Array>;
  const { FixedLengthStream } = globalThis as unknown as { FixedLengthStream?: Fixed };
  return FixedLengthStream ? stream.pipeThrough(new FixedLengthStream(length)) : stream;
}

/** Whether the runtime reads a Blob by its `stream()`. */
function readsOwnStream(): boolean {
  const blob = new Blob(["a"]);
  let isAsked = false;
  const stream = (): ReadableStream<Uint8Array> => {
    isAsked = true;
    return new Blob([]).stream();
  };
  new Response(Object.defineProperty(blob, "stream", { value: stream }));
  return isAsked;
}

/** A stream that tells the length of each piece as it is taken. */
function countedStream(
  source: ReadableStream<Uint8Array>,
  tell: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        controller.enqueue(value);
        tell(value.byteLength);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Bytes that may be kept while they are sent. */
const manageable = 1 << 20;

/** What undici and node-fetch say of a redirect that they were told to refuse. */
const refusedRedirect = / Error: unexpected redirect$|redirect mode is set to error/m;

/**
 * Sends a body that may be large. Node's `fetch` keeps all of a body that it could be asked to send again, which it
 * knows it will not be where it refuses redirects itself (undici, "httpNetworkOrCacheFetch"). Such a redirect has no
 * status then, as in a browser. Other runtimes keep nothing, and workerd refuses nothing.
 */
const sendLarge: SendBody = async (fetch, init, options) => {
  const { onProgress } = (options ?? {}) as UploadOptions;
  const progress = onProgress && tellProgress(init, onProgress);
  const { body } = init;
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  const isLarge = body instanceof Blob ? body.size > manageable : body instanceof ReadableStream;
  // Of workerd, which has Node's names, it is empty.
  const isRefused = isLarge && !!process?.versions?.undici;
  if (isRefused) Object.assign(init, { redirect: "error", window: null });
  try {
    const answer = await fetch(init.url, init as RequestInit);
    progress?.end();
    return answer;
  } catch (error) {
    if (progress?.broken) throw progress.broken.error;
    if (isRefused && refusedRedirect.test(linesOfCauses(error))) return Response.error();
    throw error;
  }
};

/** The request's `body` where it may be a file or a stream: it is never held as a whole, and may tell its progress. */
export function inLargeBody(draft: Draft, request: Arguments, operation: Operation): void {
  inBody(draft, request, operation);
  const { body, headers } = draft;
  if (!body) return;
  body.send = sendLarge;
  if (body.length !== undefined) headers["content-length"] = `${body.length}`;
}
