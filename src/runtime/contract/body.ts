import type { CallOptions } from "./client-options.js";
import type { CallFailure } from "./errors.js";
import type { FormatBodies } from "./format-places.js";
import type { RequestBody } from "./middleware.js";
import type { Arguments, ParameterStyle } from "./parameters.js";

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
export type BodyEncoder = (
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
