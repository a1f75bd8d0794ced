import type { ResponseInfo } from "./response-info.js";

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

/** Of several results those whose answer has the media type that was asked for, or no body. */
export type ByAccept<Accept extends string, Outcome> = Outcome extends { contentType: infer Type }
  ? [Type & (Accept | "")] extends [never]
    ? never
    : Outcome
  : Outcome;

/**
 * What every operation resolves to. An operation never rejects.
 * `Siblings` are what the envelope holds beside the payload, such as `{ meta: PageMeta }`.
 */
export type Result<Data, Failure, Siblings = unknown> =
  (Success<Data> & Siblings) | Failed<Failure>;
