/**
 * What a response said about itself: plain data, without its body. `headers` is not enumerable, so that neither a log nor
 * JSON shows it: a server may repeat a key there, or name a patient.
 * `Declared` are the headers that the document declares, such as `{ location?: string }`.
 */
export interface ResponseInfo<Declared = unknown> {
  status: number;
  /**
   * Names are lower case. Values are text, as HTTP sends them (RFC 9110, section 5.5) and `fetch` gives them, whatever
   * schema the document has for them: `Number(…)` or `new Date(…)` reads one. A page in a browser sees of another
   * origin's headers those that its `Access-Control-Expose-Headers` lists. `set-cookie`, of which there may be several,
   * is a list.
   */
  headers: Record<string, string> & { "set-cookie"?: string[] } & Declared;
  /** The rate limit as the response's headers tell it, where they do. */
  rateLimit?: RateLimit;
  /** How many requests this call sent, the successful one included. */
  attempts: number;
}

/** The rate limit of a response. */
export interface RateLimit {
  limit?: number;
  remaining?: number;
  resetAt?: Date;
}

/** The names of an API's rate-limit headers, such as `X-RateLimit-Remaining`. */
export interface RateLimitHeaders {
  readonly limit?: string;
  readonly remaining?: string;
  readonly reset?: string;
  /** `RateLimit`: what remains of each policy, and when it resets. */
  readonly current?: string;
  /** `RateLimit-Policy`: the limit of each. */
  readonly policy?: string;
}

/** Reads the rate limit from a response's headers, as a member of the response's information. */
type TellRateLimit = (
  headers: Headers,
  names: RateLimitHeaders | undefined,
) => { rateLimit?: RateLimit };

/** What every failure may tell beside its kind. */
export interface FailureBase {
  /** Set where the call writes and may have reached the server: look before you repeat it. */
  maybeApplied?: true;
}

/** An answer that carried a body. */
export interface AnsweredFailure<Body> extends FailureBase {
  /**
   * The body, decoded and not validated. Not enumerable, so that printing or serialising the failure does not show
   * what the server told about a person. Undefined where the answer was empty.
   */
  body: Body;
  response: ResponseInfo;
}

/** A status that the document declares for the operation. */
export interface StatusFailure<Status extends number, Body> extends AnsweredFailure<Body> {
  kind: "http";
  status: Status;
}

/** What a 429 or a 503 may tell beside its body. */
export interface Delay {
  /** How long the server asked to wait, in milliseconds, counted from the answer (RFC 9110, section 10.2.3). */
  retryAfterMs?: number;
}

/** 429 Too Many Requests (RFC 6585, section 4), or 503 Service Unavailable (RFC 9110, section 15.6.4). */
export interface DelayFailure<Status extends 429 | 503, Body>
  extends StatusFailure<Status, Body>, Delay {}

/**
 * The declared failures of an operation: one member per status, so that `status` narrows the body.
 * `Siblings` are further members, such as `{ contentType: "application/json" }`.
 */
export type HttpError<Status extends number, Body, Siblings = unknown> = Status extends 429 | 503
  ? DelayFailure<Status, Body> & Siblings
  : Status extends number
    ? StatusFailure<Status, Body> & Siblings
    : never;

/** A status that the document declares as a range or as `default` (OpenAPI 3.1, section 4.8.16). */
export interface RangeFailure<Range extends string, Body> extends AnsweredFailure<Body>, Delay {
  kind: "default";
  range: Range;
  status: number;
}

/** A status that the document does not have. */
export interface UndeclaredError extends AnsweredFailure<unknown>, Delay {
  kind: "undeclared";
  status: number;
}

/** A redirect. None is followed: `fetch` would carry the key to another origin. */
export interface RedirectError extends FailureBase {
  kind: "redirect";
  /** 0 in a browser, which hides the status, and in Node for a stream or more than 1 MiB that were sent. */
  status: number;
  response: ResponseInfo;
}

/** The request or its answer was lost on the way. */
export interface NetworkError extends FailureBase {
  kind: "network";
  /** What the platform calls it, such as `ECONNREFUSED`, where it says. */
  code?: string;
  /** What the platform threw. Not enumerable: its message may quote what was sent. */
  cause?: unknown;
}

/** The call took longer than `timeoutMs` or `deadlineMs` allow, or than the platform does. */
export interface TimeoutError extends FailureBase {
  kind: "timeout";
  /** The limit that was hit, in milliseconds. */
  afterMs: number;
}

/** The caller's signal was aborted. */
export interface AbortedError extends FailureBase {
  kind: "aborted";
  /** The signal's reason. */
  reason: unknown;
}

/** The answer arrived and could not be read as what its status promises. */
export interface DecodeError extends FailureBase {
  kind: "decode";
  /** What is wrong, with the length in bytes; it quotes nothing of the body. */
  message: string;
  /** How the body begins, at most 200 characters, every letter and digit masked. */
  excerpt: string;
  response: ResponseInfo;
}

/** Refused before anything was sent. */
export interface InvalidError extends FailureBase {
  kind: "invalid";
  /** The request's member, or the option, that cannot be sent. */
  parameter: string;
  /** What is wrong with it; it does not quote the value. */
  message: string;
}

/**
 * The caller's middleware, `fetch`, key supplier or body failed. An answer whose body a middleware has read is one of
 * these.
 */
export interface HookError extends FailureBase {
  kind: "hook";
  /** What was thrown. Not enumerable, so that printing the failure does not show what it may quote. */
  cause: unknown;
  /** The answer, where there was one. */
  response?: ResponseInfo;
}

/** What can happen to any call, whatever the document declares. */
export type CallError =
  | UndeclaredError
  | RedirectError
  | NetworkError
  | TimeoutError
  | AbortedError
  | DecodeError
  | InvalidError
  | HookError;

/** Every failure there is, as code that works for all operations sees it. */
export type CallFailure =
  | StatusFailure<number, unknown>
  | DelayFailure<429 | 503, unknown>
  | RangeFailure<string, unknown>
  | CallError;

/** A request as middleware sees it: plain data, without the secret, which is added after the last middleware. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Header names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
}

/** What `fetch` takes as a body. */
export type RequestBody = NonNullable<RequestInit["body"]>;

/** What middleware is told about the attempt it wraps. */
export interface MiddlewareContext<Id extends string = string> {
  /** The operation's id. */
  readonly operation: Id;
  /** 1 for the first attempt of a call, 2 for its first repetition. */
  readonly attempt: number;
  /** What the operation's function was given as its request. It may name a person: do not log it. */
  readonly given: object | undefined;
  /** Aborted when the attempt ends early: by the caller's signal, a time-out or the deadline. */
  readonly signal: AbortSignal;
  /** The names of the rate-limit headers that the document declares. */
  readonly rateLimitHeaders: RateLimitHeaders | undefined;
  /**
   * Waits, in milliseconds. The wait counts against the call's `deadlineMs` and not against `timeoutMs`; where it
   * does not fit, the call ends at once with a `timeout`.
   */
  wait(ms: number): Promise<void>;
}

/** Sends the request on: to the next middleware, at last to `fetch`. */
export type Next = (request: HttpRequest) => Promise<Response>;

/**
 * Wraps every attempt, as the layers of an onion: the first in the list is the outermost. What it throws becomes
 * the call's `hook` failure.
 */
export type Middleware<Id extends string = string> = (
  request: HttpRequest,
  context: MiddlewareContext<Id>,
  next: Next,
) => Promise<Response>;

/**
 * Sends a request, as the platform's `fetch` does, and those of undici and node-fetch. It must reject where nothing was
 * answered, and follow no redirect.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** What a `fetch` is given, beside what `fetchOptions` has. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  /** A text, or else a Blob, bytes or a stream of bytes, for which every `fetch` has a type of its own. */
  body?: string;
  signal: AbortSignal;
  redirect: "manual";
  duplex: "half";
}

/** What is read of an answer. */
export interface FetchedResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  /** A `ReadableStream` of bytes, or null where there is no body; anything else is read by `arrayBuffer`. */
  readonly body?: unknown;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What `fetch` may be given beside what the client gives it itself. */
export type FetchOptions = Omit<
  RequestInit,
  "duplex" | "redirect" | "signal" | "window" | keyof HttpRequest
>;

/** Options of one call; they win over the client's. */
export interface CallOptions {
  /** Ends the call early, in every phase of it. However many calls share one, it has one listener of theirs. */
  signal?: AbortSignal | undefined;
  /** Limit of one attempt, its body included, in milliseconds. */
  timeoutMs?: number | undefined;
  /** Limit of the whole call: attempts, waits and reading, in milliseconds. */
  deadlineMs?: number | undefined;
  /** How often a failed request may be repeated where that is safe. */
  retries?: number | undefined;
  /**
   * The largest body that is read as a whole, in bytes, decompressed; of a stream, the largest event, line or record.
   * Default 100 MiB, and 1 MiB for the body of a failure. A larger one is a `decode` failure.
   */
  maxBodyBytes?: number | undefined;
  /** Headers beside the operation's own. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether a write may be carried out twice, so that it is repeated as a read is. Default: true for PUT and DELETE,
   * and for an operation with an idempotency key.
   */
  repeatable?: boolean | undefined;
  /**
   * What `fetch` is given beside the request, such as `cache`, `credentials` or `dispatcher`. What the client sets itself
   * wins.
   */
  fetchOptions?: FetchOptions | undefined;
}

/** Options of one call whose answer may be of several media types. */
export interface AcceptOptions<Accept extends string = string> extends CallOptions {
  /**
   * The one media type that is asked for; the data is typed by it, and an answer of another type is a failure (`decode`).
   * Default: all that the document declares, JSON preferred.
   */
  accept?: Accept | undefined;
}

/** Options that every client takes, whatever its document. `Id` is the union of its operation ids. */
export interface BaseClientOptions<Id extends string = string> {
  /**
   * Where the API is. Default: the document's first server. It must be https, or loopback, or relative in a browser;
   * anything else needs `allowInsecure`.
   */
  baseUrl?: string | undefined;
  /** Allows plain http beyond this machine. Default false. */
  allowInsecure?: boolean | undefined;
  /** Sends the requests. Default: the platform's `fetch`, looked up at every call. */
  fetch?: Fetch | undefined;
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Wraps every attempt, the first outermost. */
  middleware?: readonly Middleware<Id>[] | undefined;
  /**
   * Limit of one attempt, its body included, in milliseconds. Default 30,000. Node's own `fetch` waits no longer than
   * 300,000 for headers and between two pieces of a body; a longer limit needs the `fetch` of the package undici, told to
   * wait: `fetch: (url, init) => fetch(url, { ...init, dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0 }) })`.
   */
  timeoutMs?: number | undefined;
  /** Limit of a whole call: attempts, waits and reading, in milliseconds. Default 120,000. */
  deadlineMs?: number | undefined;
  /** How often a failed request may be repeated where that is safe. Default 2. */
  retries?: number | undefined;
  /**
   * The largest body that is read as a whole, in bytes, decompressed; of a stream, the largest event, line or record.
   * Default 100 MiB, and 1 MiB for the body of a failure. A larger one is a `decode` failure.
   */
  maxBodyBytes?: number | undefined;
}

/** A format whose values are something else in the program than in JSON. */
interface Format {
  /**
   * What the program gets for a value of JSON that is no list and no object; what is not of the format's kind stays as it
   * is. `digits`: those of an integer, all of them. `place`: where it stands, for what is thrown.
   */
  readonly read: (value: unknown, digits: string | undefined, place: string) => unknown;
  /** What goes into JSON for a value of the program; absent: the value itself. A bigint goes as its digits. */
  readonly write?: (value: unknown) => unknown;
}

/** Where the values of such formats are in a JSON value, as its schema says: here, or below. */
type FormatPlaces = Format | FormatParts | (() => FormatPlaces);

/** Where they are below a value, or in what else is said of the value itself. */
interface FormatParts {
  /** In the properties of an object, by name. */
  readonly properties?: Readonly<Record<string, FormatPlaces>>;
  /** In all of its other properties. */
  readonly others?: FormatPlaces;
  /** In the items of a list, behind those that `first` names one by one. */
  readonly items?: FormatPlaces;
  /** In the first items of a list; `{}` where there is none. */
  readonly first?: readonly FormatPlaces[];
  /** Said of the same value: the parts of a composition, the variants of a union. */
  readonly also?: readonly FormatPlaces[];
}

/** Where they are in the bodies of an operation. */
interface FormatBodies {
  /** In the body of the request; of a stream, in one of its values. */
  readonly body?: FormatPlaces;
  /** In the body of a success; of a stream, in one of its values. */
  readonly success?: FormatPlaces;
  /** In the body of a failure, by its status, its range such as `4XX`, or `default`. */
  readonly failures?: Readonly<Record<string, FormatPlaces>>;
}

/** A parameter that differs from the default of its place. */
export interface StyledParameter {
  /** The name on the wire. */
  readonly name: string;
  /** The request's member that holds the value; absent: the same as `name`. */
  readonly key?: string;
  /** How the value is spelled; absent: the default of the place. */
  readonly style?: ParameterStyle;
}

/**
 * Spells a parameter's value. In a query or a cookie the whole `name=value` (empty: nothing is sent), in a path the
 * segment's text, in a header the value.
 */
export type ParameterStyle = (name: string, value: unknown) => string;

/** The request's members by name. It inherits nothing, so that `constructor` is there only where it was given. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A body ready to be sent. */
export interface EncodedBody {
  readonly body: RequestBody;
  /** The Content-Type header. */
  readonly contentType: string;
  /** Set where the body can be sent only once, such as a stream: whether it cannot be sent again after a failure. */
  readonly isLost?: (error: CallFailure) => boolean;
  /** What a stream of the caller's failed with, where it did. */
  readonly broken?: () => { readonly error: unknown } | undefined;
  /** In bytes, of a body that does not tell its own length. */
  readonly length?: number;
  /** Sends the request; absent: `fetch` itself does. */
  send?: SendBody;
}

/** Sends a request with `fetch`, which is the platform's or the caller's. It may change `init`. */
export type SendBody = (
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  init: SentInit,
  options: CallOptions | undefined,
) => Promise<Response>;

/** What `fetch` is given, as far as a body concerns it. */
export interface SentInit {
  readonly url: string;
  readonly headers: Record<string, string>;
  body?: RequestBody | undefined;
}

/** Turns a request's `body` into bytes. */
type BodyEncoder = (
  body: unknown,
  settings: BodySettings,
  request: Arguments,
) => EncodedBody;

/** What an operation says about its body; an encoder reads what concerns it. */
export interface BodySettings {
  /** The document's content type, where it is not the encoder's own. */
  readonly bodyType?: string | undefined;
  /** For `oneOfBodies`: the encoders by content type. */
  readonly bodies?: Readonly<Record<string, BodyEncoder>>;
  /** Where its bodies have values of formats that are something else in the program, for what reads and writes them. */
  readonly formats?: FormatBodies;
  /** The media types of single properties of a multipart body, where not the default (OpenAPI 3.1, section 4.8.15). */
  readonly partTypes?: Readonly<Record<string, string>>;
  /**
   * Styles, each with the properties of a multipart or form body whose list or object is spelled so, as in a query. A
   * multipart body has a part for each pair, not encoded.
   */
  readonly partStyles?: readonly (readonly [style: ParameterStyle, ...properties: string[]])[];
}

/** A request while it is written. */
export interface Draft {
  readonly method: string;
  url: string;
  /** Header names are lower case. */
  readonly headers: Record<string, string>;
  body?: EncodedBody;
}

/** Adds parameters to a request: `inQuery`, `inHeader`, `inCookie` or `inPath`. */
export type AddParameters = (
  draft: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
) => void;

/** The limits of a call. */
export interface Limits {
  /** Milliseconds, one attempt. */
  timeoutMs: number;
  /** Milliseconds, the whole call. */
  deadlineMs: number;
  retries: number;
  /** Undefined: 100 MiB, and 1 MiB for a failure. */
  maxBodyBytes: number | undefined;
}

/**
 * A key, token or password: the text itself, or a function that supplies it. The function is asked before every
 * request, so that a secret can be rotated, and once more when the server answers 401.
 */
export type Secret = string | SecretSupplier;

/**
 * Supplies a secret. `refused` is what it gave before, where the server has answered that with a 401: a supplier that
 * keeps its secret gets a new one then. Calls of which the same was refused at the same time are one question.
 */
export type SecretSupplier = (refused?: string) => string | Promise<string>;

/** Secrets by who supplied them. */
type SuppliedSecrets = Map<SecretSupplier, string>;

/*
 * An operation names functions that are given the operation, or the call of one: these types are recursive, and so
 * they stand together.
 */

/**
 * What a generated function knows of its operation: data, no code of its own. Whatever a small client does not
 * need (multipart, styles other than the default, event streams) is named here as a value, so that a bundler
 * drops it where no operation uses it.
 */
export type Operation = ReadOperation | WriteOperation;

/** An operation that changes nothing (RFC 9110, section 9.2.1; QUERY: OpenAPI 3.2). */
export interface ReadOperation extends OperationParts {
  /** The HTTP method, in capitals. */
  readonly method: "GET" | "HEAD" | "OPTIONS" | "QUERY";
  /** `bodyGuard` where the body may be a stream. */
  readonly guard?: Guard;
}

/** An operation that may change something. */
export interface WriteOperation extends OperationParts {
  readonly method: string;
  /** `writeGuard`: what lets a failed attempt be the last one. */
  readonly guard: Guard;
}

/** What all operations may tell. */
interface OperationParts extends BodySettings {
  /** The operationId, as errors and middleware name it. */
  readonly id: string;
  /** The path template below the base URL, such as `/patients/{patientId}`. */
  readonly path: string;
  /** The operation's own server, where the document gives it one: `ownServer`, or `ownServerOf` for variables. */
  readonly server?: Server;
  /**
   * Each place with its parameters, such as `[inQuery, "page", "limit"]`, in the document's order. A string is a
   * parameter whose style is the default of the place and whose key is its wire name.
   */
  readonly parameters?: readonly (readonly [
    place: AddParameters,
    ...parameters: (string | StyledParameter)[],
  ])[];
  /** How the request's `body` is sent; absent: the operation has no body. */
  readonly body?: readonly [add: AddBody, encode: BodyEncoder];
  /** How a 2xx body is read, where it is not always JSON. */
  readonly decode?: Decoder;
  /** For `oneOfDecoders`: the decoders by content type in lower case, of those that are not read by their content type. */
  readonly decoders?: Readonly<Record<string, Decoder>>;
  /**
   * For `asTypedEvents`: by the name of an event whether its data is JSON. Others are left out. Absent: there may be any,
   * and the data of all is JSON.
   */
  readonly events?: Readonly<Record<string, boolean>>;
  /** How JSON is read: `withFormats`; by default `JSON.parse`, which reads integers beyond 2^53 as others. */
  readonly parse?: (this: Operation, text: string, answer: { readonly status: number }) => unknown;
  /**
   * `readByContentType` where failures declare bodies that are neither JSON nor text, `readDeclaredPages` where they
   * declare HTML; absent: none does.
   */
  readonly read?: ReadBody;
  /** For `readDeclaredPages`: those of `errors` that declare HTML. */
  readonly pages?: readonly (number | string)[];
  /** The property of a 2xx JSON body that holds the payload (`x-envelope`). */
  readonly envelope?: readonly [open: OpenEnvelope, property: string];
  /** The failures that the document declares: statuses, ranges such as `4XX`, and `default`. */
  readonly errors: readonly (number | string)[];
  /** `mediaType`, `statusOf` or `mediaTypeAndStatus`, where answers differ in these: results then tell theirs. */
  readonly tell?: (response: Response, accept?: string) => object;
  /** The media types of its answers (RFC 9110, section 12.5.1), where they are not just JSON. */
  readonly accept?: string;
  /** The alternatives of the operation's `security`, where they differ from the client's default. */
  readonly security?: readonly (readonly string[])[];
  /** True where a write may be carried out twice: PUT and DELETE, or a server that recognises the repetition. */
  readonly repeatable?: boolean;
}

/** A server of an operation's own: its URL, and where that has variables, what they may be. */
type Server = readonly [
  locate: LocateServer,
  url: string,
  variables?: Readonly<Record<string, ServerVariableValues>>,
];

/** What a variable of a server's URL is by default, and where it has an enum, all that it may be, the default first. */
type ServerVariableValues = string | readonly string[];

/** Where an operation is that is not below the client's base. */
type LocateServer = (server: Server, base: string, options: BaseClientOptions) => string;

/** Adds the body to a request: `inBody`, or `inLargeBody` where it may be a file or a stream. */
type AddBody = (draft: Draft, request: Arguments, operation: Operation) => void;

/** Reads a 2xx body. Where an operation names no decoder, it is JSON, or a 204 without a body. */
export interface Decoder {
  read(response: Response, context: DecodeContext): Promise<unknown>;
}

/** What a decoder is told about the call it reads for. */
export interface DecodeContext {
  readonly operation: Operation;
  readonly info: ResponseInfo;
  /** The caller's signal, for decoders that read on after the call has resolved. */
  readonly signal: AbortSignal | undefined;
  /** For decoders that read on: `timeoutMs` is the limit between two chunks. */
  readonly limits: Limits;
  /** Ends the exchange. */
  readonly controller: AbortController;
}

/** What a success tells beside the response: its payload, and what stands beside that in an envelope. */
export interface Payload {
  readonly data: unknown;
}

/** Takes the payload out of a body. */
type OpenEnvelope = (body: unknown, operation: Operation, status: number) => Payload;

/**
 * Reads a body. `anything` says what it may be beside JSON: absent, nothing; false, text, or empty, which is undefined;
 * true, text of any kind.
 */
export type ReadBody = (
  response: Response,
  context: ReadContext,
  anything?: boolean,
) => Promise<unknown>;

/** What reading a body needs of its call. */
export type ReadContext = Pick<DecodeContext, "limits" | "operation">;

/** One call while it is carried out. */
export interface Exchange {
  readonly operation: Operation;
  /** As the caller gave them. */
  readonly options: CallOptions | undefined;
  readonly limits: Limits;
  /** What the operation's function was given as its request. */
  readonly given: object | undefined;
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, on the clock of `performance.now()`; 0 until the first attempt is due. */
  endsAt: number;
  /** Without its secrets. */
  readonly request: Draft;
  /** How many attempts have begun. */
  attempt: number;
  /** How many requests were handed to `fetch`. */
  sent: number;
  /** True where an attempt may have been carried out. */
  isApplied?: boolean;
  /** What the suppliers of secrets gave for the present attempt. */
  secrets: SuppliedSecrets;
  /** What they gave for the one before, where the server has refused it. */
  refused?: SuppliedSecrets | undefined;
}

/**
 * Whether an attempt that ended in `failure` must be the last of its call, since another could do harm. `sentBefore`:
 * how many requests were sent before it.
 */
export type Guard = (failure: CallFailure, exchange: Exchange, sentBefore: number) => boolean;

/** A call that succeeded: any 2xx status. */
export interface Success<Data> {
  ok: true;
  /** The payload; where the document declares an envelope, what is inside it. */
  data: Data;
  response: ResponseInfo;
}

/** A call that failed. `error` is total: whatever can happen to a call is one of its members. */
export interface Failed<Failure> {
  ok: false;
  error: Failure;
}

/**
 * What every operation resolves to. An operation never rejects.
 * `Siblings` are what the envelope holds beside the payload, such as `{ meta: PageMeta }`.
 */
export type Result<Data, Failure, Siblings = unknown> =
  (Success<Data> & Siblings) | Failed<Failure>;

/** What a client knows of its API: generated data. */
export interface ApiDescription {
  /** The document's first server. */
  readonly baseUrl: string;
  /** The security schemes by name. */
  readonly schemes?: Readonly<Record<string, SecurityScheme>>;
  /** The document's `security`: alternatives, each the names of the schemes that it needs together. */
  readonly security?: readonly (readonly string[])[];
  /** The rate-limit headers that the document declares. */
  readonly rateLimitHeaders?: RateLimitHeaders;
  /** `tellRateLimit` where it declares any. */
  readonly rateLimit?: TellRateLimit;
}

/** One security scheme (OpenAPI 3.1, section 4.8.27). */
interface SecurityScheme {
  /** How its secret is sent: `apiKeyHeader`, `apiKeyQuery`, `apiKeyCookie`, `bearer` or `basic`. */
  readonly send: SendSecret;
  /** The header, query parameter or cookie, as the document spells it; absent for `bearer` and `basic`. */
  readonly name?: string;
  /**
   * The members of the client's options that hold its secrets: `["apiKey"]`, `["bearerToken"]` or
   * `["username", "password"]`.
   */
  readonly options: readonly string[];
  /** Where there are several schemes: `byName`, or `byNameOnly` for one of a kind that others have too. */
  readonly from?: FindSecret;
}

/** The request as it goes out, while secrets are added to it. */
export interface SentRequest {
  url: string;
  headers: Record<string, string>;
}

/** Finds what the options of a client have for a scheme; undefined: its secrets are members of the options. */
type FindSecret = (options: object, scheme: string) => unknown;

/** Adds a scheme's secrets to a request. `name` is the header, query parameter or cookie. */
type SendSecret = (request: SentRequest, secrets: readonly string[], name: string) => void;

/** Options of a call whose body may be large, such as a file. */
export interface UploadOptions extends CallOptions {
  /**
   * Is told how much of the body the runtime has taken to send, from nothing on, and of each attempt anew. A page in a
   * browser is told the beginning and the end alone. What it throws ends the call as a `hook` failure.
   */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** How far a body has been sent. */
export interface UploadProgress {
  /** Bytes. */
  sent: number;
  /** Bytes; undefined for a stream, which does not tell its length. */
  total: number | undefined;
}

/** What operations are called with. A fake client for a test is an object with this one method. */
export interface Client {
  /** Carries out one operation. It resolves to a `Result` and never rejects. */
  call<Outcome>(operation: Operation, request?: object, options?: CallOptions): Promise<Outcome>;
}

/**
 * A string of one meaning, such as a patient's id. A plain string is accepted where it is asked for, a string of
 * another flavour is not. The flavour exists for the compiler only.
 */
export type Flavored<Base, Flavor extends string> = Base & { readonly __flavor?: Flavor };

/** A client whose key has certain scopes: it can stand where no more than these are needed. */
export interface ScopedClient<in Scope extends string> extends Client {
  /** Never set: this is for the compiler alone. */
  readonly scopes?: ((scope: Scope) => void) | undefined;
}
