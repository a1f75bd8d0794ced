/**
 * Words that cannot name a function or a type in strict TypeScript, or that would read as something else. A module that
 * exports `then` is taken for a promise by `import()`; `__esModule` is the bundlers' own.
 */
const words =
  "__esModule abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue " +
  "debugger declare default delete do else enum eval export extends false finally for from function get global if " +
  "implements import in infer instanceof interface is keyof let module namespace never new null number object of out " +
  "override package private protected public readonly require return satisfies set static string super switch symbol " +
  "then this throw true try type typeof undefined unique unknown using var void while with yield";

/** JavaScript's own globals and TypeScript's utility types. */
const language =
  "AggregateError Array ArrayBuffer ArrayLike AsyncFunction AsyncGenerator AsyncIterable AsyncIterableIterator " +
  "AsyncIterator Atomics Awaited BigInt BigInt64Array BigUint64Array Boolean Capitalize CallableFunction " +
  "ConstructorParameters DataView Date Error EvalError Exclude Extract FinalizationRegistry Float32Array Float64Array " +
  "Function Generator Infinity InstanceType Int16Array Int32Array Int8Array Intl Iterable IterableIterator Iterator " +
  "JSON Lowercase Map Math NaN NewableFunction NoInfer NonNullable Number Object Omit OmitThisParameter Parameters " +
  "Partial Pick Promise PromiseLike Proxy RangeError Readonly ReadonlyArray ReadonlyMap ReadonlySet Record " +
  "ReferenceError Reflect RegExp Required ReturnType Set SharedArrayBuffer String Symbol SyntaxError ThisParameterType " +
  "ThisType TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize Uppercase WeakMap " +
  "WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent globalThis isFinite isNaN parseFloat parseInt";

/** Names of the web platform that a reader would take for the platform's own. */
const platform =
  "AbortController AbortSignal Animation Attr Audio Blob BlobPart BodyInit Buffer Cache CacheStorage CharacterData " +
  "ClipboardItem CloseEvent Comment CompressionStream Credential Crypto CryptoKey CustomEvent DOMException DOMRect " +
  "Document DocumentFragment Element Event EventSource EventTarget File FileList FileReader FileSystem FontFace FormData " +
  "Gamepad HTMLElement Headers HeadersInit History Image ImageData Location Lock MediaSource MediaStream MessageEvent " +
  "MimeType MutationObserver Navigator Node NodeList Notification Option Performance Permissions Plugin Range " +
  "ReadableStream Report Request RequestInit Response ResponseInit Screen Selection Storage StorageEvent StyleSheet Text " +
  "TextDecoder TextEncoder Touch TransformStream URL URLSearchParams WebSocket Window Worker WritableStream " +
  "XMLHttpRequest console crypto document fetch location navigator performance process queueMicrotask self " +
  "setInterval setTimeout clearInterval clearTimeout structuredClone window";

/** What the client's own files declare, or export from the runtime. */
const client =
  "AcceptOptions FormatPlaces ApiDescription ApiError ApiErrorGuard BaseClientOptions ByAccept CallError CallFailure CallOptions Client ClientOptions ClientScope " +
  "DefaultError Ensured EventStreamOptions Failed Fetch FetchOptions Flavored HttpError HttpRequest Middleware MiddlewareContext Next Operation " +
  "OperationErrors OperationId Page PaginationOptions Paginator RateLimit ReadOperation ReconcileOptions " +
  "ReconcileSummary ResponseInfo Result RowOutcome ScopedClient Secret SecretSupplier ServerSentEvent ServerVariables StatusFailure " +
  "Success Upload UploadOptions UploadProgress HandleWebhook HandleWebhooks SignedWebhookOptions WebhookBodies WebhookDelivery " +
  "WebhookDescriptions WebhookHandlers WebhookOptions WriteOperation client createClient describeFailure description formatPlaces isApiError options pace request response schema serverUrl unwrap webhookHandler webhooks";

/** Values of the runtime that generated files import, each beside what the document's names declare there. */
const runtime =
  "apiErrorGuard apiKeyCookie apiKeyHeader apiKeyQuery asBigInt asBlob asContentType asDate asDigits asEvents asJsonLines asJsonSequence asStream asText asTypedEvents basic " +
  "bearer bodyGuard byName byNameOnly bytes clientCredentialsFrom connect cookieJoined cookiePairs deepObject deepObjectReserved ensure ensureAll find followEvents form " +
  "formExploded formJoined formJoinedReserved formReserved headerList headerPairs inBody inCookie inEnvelope inOptionalEnvelope " +
  "inCookieWithDates inHeaderWithDates inPathWithDates inQueryWithDates inHeader inLargeBody inPath inQuery json jsonHeader jsonLinesWithFormats " +
  "jsonSequenceWithFormats jsonWithFormats formWithDates multipartWithDates parseFormats withFormats jsonPath jsonQuery label " +
  "labelExploded matrix matrixExploded mediaType multipart oneOfBodies oneOfDecoders ownMethod ownServer pageCursor pageLink pageUrl idempotencyKey tellRateLimitField " +
  "pageNumber pageOffset paginate pipeDelimited pipeDelimitedReserved readByContentType readDeclaredPages receiveWebhooks reconcile refreshTokensFrom " +
  "serverUrlOf simpleExplodedReserved simpleReserved statusOf wholeForm wholeFormOf wholeJson wholeText jsonLines jsonSequence mediaTypeAndStatus ownServerOf simple simpleExploded spaceDelimited spaceDelimitedReserved tellRateLimit text writeGuard";

/** Names that nothing from a document may have. */
export const reservedNames: readonly string[] = [
  words,
  language,
  platform,
  client,
  runtime,
].flatMap((list) => list.split(" "));
