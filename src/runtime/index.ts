export type { Client } from "./contract/client.js";
export type { ScopedClient } from "./contract/scoped-client.js";
export type { AcceptOptions, BaseClientOptions, CallOptions } from "./contract/client-options.js";
export type { Fetch, FetchInit, FetchOptions, FetchedResponse } from "./contract/fetch.js";
export { connect } from "./client/connect.js";
export { serverUrlOf } from "./client/server-url.js";
export type {
  ApiDescription,
  FindSecret,
  SecurityScheme,
  SendSecret,
  SentRequest,
} from "./contract/description.js";
export type {
  Operation,
  ReadOperation,
  WriteOperation,
  DecodeContext,
  Decoder,
} from "./contract/operation.js";
export type { ByAccept, Result, Success, Failed } from "./contract/result.js";
export type { ResponseInfo, RateLimit, RateLimitHeaders } from "./contract/response-info.js";
export type {
  AbortedError,
  AnsweredFailure,
  CallError,
  CallFailure,
  DecodeError,
  DefaultError,
  Delay,
  DelayFailure,
  FailureBase,
  HookError,
  HttpError,
  InvalidError,
  NetworkError,
  RangeFailure,
  RedirectError,
  StatusFailure,
  TimeoutError,
  UndeclaredError,
} from "./contract/errors.js";
export type { DataOf } from "./failures/api-error.js";
export { ApiError, apiErrorGuard, unwrap } from "./failures/api-error.js";
export { describeFailure } from "./failures/describe-failure.js";
export type { ApiErrorGuard } from "./failures/api-error.js";
export type {
  HttpRequest,
  Middleware,
  MiddlewareContext,
  Next,
  RequestBody,
} from "./contract/middleware.js";
export { pace } from "./client/pace.js";
export type { Flavored } from "./contract/flavored.js";
export type { UploadOptions, UploadProgress } from "./contract/upload-options.js";
export type { NamedUpload, Upload } from "./bodies/upload.js";
export type { BasicCredentials, Secret, SecretSupplier } from "./contract/secret.js";
export type {
  ClientCredentialsOptions,
  RefreshTokenOptions,
  TokenFetch,
  TokenOptions,
} from "./contract/token-options.js";
export { clientCredentialsFrom, refreshTokensFrom } from "./tokens/token-supplier.js";
export {
  apiKeyCookie,
  apiKeyHeader,
  apiKeyQuery,
  basic,
  bearer,
} from "./client/security-schemes.js";
export { byName, byNameOnly } from "./client/secrets-by-name.js";
export type { AddParameters, Draft } from "./contract/draft.js";
export type { Arguments, ParameterStyle, StyledParameter } from "./contract/parameters.js";
export { inEnvelope } from "./answers/envelope.js";
export { inOptionalEnvelope } from "./answers/optional-envelope.js";
export { followEvents } from "./call/follow-events.js";
export type { EventStreamOptions, FollowedCall } from "./call/follow-events.js";
export { bodyGuard } from "./call/body-guard.js";
export { writeGuard } from "./call/write-guard.js";
export { ownServer } from "./client/own-server.js";
export { ownServerOf } from "./client/own-server-of.js";
export { readByContentType } from "./answers/read-by-content-type.js";
export { readDeclaredPages } from "./answers/read-declared-pages.js";
export { tellRateLimit } from "./answers/rate-limit.js";
export { tellRateLimitField } from "./answers/rate-limit-field.js";
export { inBody } from "./bodies/in-body.js";
export { inLargeBody } from "./bodies/in-large-body.js";
export { inCookie } from "./parameters/in-cookie.js";
export { idempotencyKey } from "./parameters/idempotency-key.js";
export { inHeader } from "./parameters/in-header.js";
export { ownMethod } from "./parameters/own-method.js";
export { inPath } from "./parameters/in-path.js";
export {
  inCookieWithDates,
  inHeaderWithDates,
  inPathWithDates,
  inQueryWithDates,
} from "./parameters/places-with-dates.js";
export { wholeForm, wholeFormOf, wholeJson, wholeText } from "./bodies/query-string.js";
export { inQuery } from "./parameters/in-query.js";
export type { BodyEncoder, BodySettings, EncodedBody } from "./contract/body.js";
export { bytes } from "./bodies/body-bytes.js";
export { jsonLines, jsonSequence } from "./bodies/body-json-stream.js";
export { form } from "./bodies/body-form.js";
export { asDate } from "./bodies/date-format.js";
export { formWithDates, multipartWithDates } from "./bodies/forms-with-dates.js";
export { asBigInt, asDigits } from "./bodies/int64-formats.js";
export {
  jsonLinesWithFormats,
  jsonSequenceWithFormats,
  jsonWithFormats,
} from "./bodies/with-formats.js";
export { json } from "./bodies/body-json.js";
export { oneOfBodies } from "./bodies/body-one-of.js";
export { mediaType, mediaTypeAndStatus, statusOf } from "./answers/content-type.js";
export { multipart } from "./bodies/body-multipart.js";
export { text } from "./bodies/body-text.js";
export { asBlob } from "./answers/decode-blob.js";
export { asContentType } from "./answers/decode-by-content-type.js";
export { asEvents } from "./answers/decode-events.js";
export { asTypedEvents } from "./answers/decode-typed-events.js";
export type { ServerSentEvent } from "./answers/server-sent-event.js";
export { asJsonLines } from "./answers/decode-json-lines.js";
export { asJsonSequence } from "./answers/decode-json-sequence.js";
export { parseFormats, withFormats } from "./answers/with-formats.js";
export type { Format, FormatBodies, FormatParts, FormatPlaces } from "./contract/format-places.js";
export { oneOfDecoders } from "./answers/decode-one-of.js";
export { asStream } from "./answers/decode-stream.js";
export { asText } from "./answers/decode-text.js";
export {
  deepObject,
  formJoined,
  formExploded,
  jsonQuery,
  pipeDelimited,
  spaceDelimited,
} from "./parameters/query-styles.js";
export {
  deepObjectReserved,
  formJoinedReserved,
  formReserved,
  pipeDelimitedReserved,
  spaceDelimitedReserved,
} from "./parameters/reserved-styles.js";
export {
  jsonPath,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simple,
  simpleExploded,
} from "./parameters/path-styles.js";
export { simpleExplodedReserved, simpleReserved } from "./parameters/reserved-path-styles.js";
export { cookieJoined, cookiePairs } from "./parameters/cookie-styles.js";
export { headerList, headerPairs, jsonHeader } from "./parameters/header-styles.js";
export { paginate } from "./pages/paginate.js";
export type { PageSource } from "./pages/page-source.js";
export type {
  Page,
  PageMembers,
  PageResult,
  PaginationOptions,
  Paginator,
} from "./pages/paginator.js";
export type { ArrivedPage, PageStep, PageStyle, Position } from "./pages/page-style.js";
export { pageNumber } from "./pages/page-number.js";
export type { PageNumberSettings } from "./pages/page-number.js";
export { pageOffset } from "./pages/page-offset.js";
export type { OffsetSettings } from "./pages/page-offset.js";
export { pageCursor } from "./pages/page-cursor.js";
export type { CursorSettings } from "./pages/page-cursor.js";
export { pageLink, pageUrl } from "./pages/page-link.js";
export type { LinkSettings, UrlSettings } from "./pages/page-link.js";
export type { ResultPath } from "./pages/result-path.js";
export { find } from "./external-id/find.js";
export type { Lookup } from "./external-id/find.js";
export type { ExternalId } from "./external-id/external-id-record.js";
export { ensure } from "./external-id/ensure.js";
export type { Ensuring } from "./external-id/ensure.js";
export type { Ensured } from "./external-id/ensured.js";
export { ensureAll } from "./external-id/ensure-all.js";
export type { EnsuringAll } from "./external-id/ensure-all.js";
export type {
  EnsureAllCounts,
  EnsureAllOptions,
  EnsureAllSummary,
  EnsuredRecord,
  EnsureOutcome,
  FailedRecord,
  StoppedRecord,
} from "./external-id/ensure-all-options.js";
export { reconcile } from "./external-id/reconcile.js";
export type { ReconcileOptions } from "./external-id/reconcile-options.js";
export type { ReconcileCounts, ReconcileSummary } from "./external-id/reconcile-summary.js";
export type { Reconciling } from "./external-id/reconciling.js";
export type {
  CreatedRow,
  FailedRow,
  RowOutcome,
  StoppedRow,
  UnchangedRow,
  UpdatedRow,
} from "./external-id/row-outcome.js";
export { receiveWebhooks } from "./webhooks/receive-webhooks.js";
export type {
  WebhookDescription,
  WebhookDescriptions,
  WebhookMark,
} from "./webhooks/webhook-description.js";
export type {
  HandleWebhook,
  HandleWebhooks,
  SignedWebhookOptions,
  WebhookDelivery,
  WebhookOptions,
} from "./webhooks/webhook-options.js";
