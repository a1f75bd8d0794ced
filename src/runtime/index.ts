export type { Client, BaseClientOptions, CallOptions } from "./client.js";
export { connect } from "./connect.js";
export { serverUrlOf } from "./server-url.js";
export type { ApiDescription, SecurityScheme } from "./description.js";
export type { Operation, ReadOperation, WriteOperation } from "./operation.js";
export type { Result, Success, Failed } from "./result.js";
export type { ResponseInfo, RateLimit, RateLimitHeaders } from "./response-info.js";
export type {
  AbortedError,
  CallError,
  CallFailure,
  DecodeError,
  DefaultError,
  HookError,
  HttpError,
  InvalidError,
  NetworkError,
  RateLimitFailure,
  RangeFailure,
  RedirectError,
  StatusFailure,
  TimeoutError,
  UndeclaredError,
} from "./errors.js";
export { ApiError, apiErrorGuard, unwrap } from "./api-error.js";
export type { ApiErrorGuard } from "./api-error.js";
export type {
  HttpRequest,
  Middleware,
  MiddlewareContext,
  Next,
  RequestBody,
} from "./middleware.js";
export { pace } from "./pace.js";
export type { Flavored } from "./flavored.js";
export type { NamedUpload, Upload } from "./upload.js";
export type { BasicCredentials, Secret } from "./secret.js";
export { apiKeyCookie, apiKeyHeader, apiKeyQuery, basic, bearer } from "./security-schemes.js";
export { byName, byNameOnly } from "./secrets-by-name.js";
export type { FindSecret } from "./secrets-by-name.js";
export type { SendSecret, SentRequest } from "./security-schemes.js";
export type {
  AddParameters,
  Arguments,
  Draft,
  ParameterStyle,
  StyledParameter,
} from "./parameters.js";
export { inEnvelope } from "./envelope.js";
export { inOptionalEnvelope } from "./optional-envelope.js";
export { bodyGuard } from "./body-guard.js";
export { writeGuard } from "./write-guard.js";
export { ownServer } from "./own-server.js";
export { ownServerOf } from "./own-server-of.js";
export { readByContentType } from "./read-by-content-type.js";
export { readDeclaredPages } from "./read-declared-pages.js";
export { tellRateLimit } from "./rate-limit.js";
export { inBody } from "./in-body.js";
export { inCookie } from "./in-cookie.js";
export { inHeader } from "./in-header.js";
export { inPath } from "./in-path.js";
export { wholeForm, wholeJson, wholeText } from "./query-string.js";
export { inQuery } from "./in-query.js";
export type { BodyEncoder, BodySettings, EncodedBody } from "./body.js";
export type { DecodeContext, Decoder } from "./decoder.js";
export { bytes } from "./body-bytes.js";
export { jsonLines, jsonSequence } from "./body-json-stream.js";
export { form } from "./body-form.js";
export { jsonOfBigInts, jsonOfDigits } from "./body-int64.js";
export { json } from "./body-json.js";
export { oneOfBodies } from "./body-one-of.js";
export { mediaType, mediaTypeAndStatus, statusOf } from "./content-type.js";
export { multipart } from "./body-multipart.js";
export { text } from "./body-text.js";
export { asBlob } from "./decode-blob.js";
export { asContentType } from "./decode-by-content-type.js";
export { asEvents } from "./decode-events.js";
export type { ServerSentEvent } from "./server-sent-event.js";
export { asJsonLines } from "./decode-json-lines.js";
export { asJsonSequence } from "./decode-json-sequence.js";
export { asBigInts, asDigits } from "./parse-int64.js";
export type { Int64Bodies, Int64Parts, Int64Places } from "./int64-places.js";
export { oneOfDecoders } from "./decode-one-of.js";
export { asStream } from "./decode-stream.js";
export { asText } from "./decode-text.js";
export {
  deepObject,
  formJoined,
  formExploded,
  jsonQuery,
  pipeDelimited,
  spaceDelimited,
} from "./query-styles.js";
export {
  deepObjectReserved,
  formJoinedReserved,
  formReserved,
  pipeDelimitedReserved,
  spaceDelimitedReserved,
} from "./reserved-styles.js";
export {
  jsonPath,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simple,
  simpleExploded,
} from "./path-styles.js";
export { simpleExplodedReserved, simpleReserved } from "./reserved-path-styles.js";
export { cookieJoined, cookiePairs } from "./cookie-styles.js";
export { headerList, headerPairs, jsonHeader } from "./header-styles.js";
export { paginate } from "./paginate.js";
export type { PageSource } from "./page-source.js";
export type { Page, PageMembers, PageResult, PaginationOptions, Paginator } from "./paginator.js";
export type { ArrivedPage, PageStep, PageStyle, Position } from "./page-style.js";
export { pageNumber } from "./page-number.js";
export type { PageNumberSettings } from "./page-number.js";
export { pageOffset } from "./page-offset.js";
export type { OffsetSettings } from "./page-offset.js";
export { pageCursor } from "./page-cursor.js";
export type { CursorSettings } from "./page-cursor.js";
export { pageLink } from "./page-link.js";
export type { LinkSettings } from "./page-link.js";
export type { ResultPath } from "./result-path.js";
export { find } from "./find.js";
export type { Lookup } from "./find.js";
export type { ExternalId } from "./external-id-record.js";
export { ensure } from "./ensure.js";
export type { Ensuring } from "./ensure.js";
export type { Ensured } from "./ensured.js";
export { reconcile } from "./reconcile.js";
export type { ReconcileOptions } from "./reconcile-options.js";
export type { ReconcileCounts, ReconcileSummary } from "./reconcile-summary.js";
export type { Reconciling } from "./reconciling.js";
export type { CreatedRow, FailedRow, RowOutcome, UnchangedRow, UpdatedRow } from "./row-outcome.js";
