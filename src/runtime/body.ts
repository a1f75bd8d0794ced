import type { ParameterStyle } from "./parameters.js";
import type { RequestBody } from "./middleware.js";

/** A body ready to be sent. */
export interface EncodedBody {
  readonly body: RequestBody;
  /** The Content-Type header; absent: the platform sets it. */
  readonly contentType?: string;
  /** Set where the body can be sent only once, such as a stream: whether what was read of it is lost. */
  readonly started?: () => boolean;
}

/**
 * Turns a request's `body` into bytes. `contentType` is the document's, where it is not the encoder's own;
 * `parts` says how single properties are encoded (OpenAPI 3.1, section 4.8.15).
 */
export type BodyEncoder = (
  body: unknown,
  contentType?: string,
  parts?: Readonly<Record<string, PartEncoding>>,
) => EncodedBody;

/** How one property of a multipart or form body is encoded. */
export interface PartEncoding {
  readonly contentType?: string;
  /** Form bodies only: how the value is spelled, as for a query parameter. */
  readonly style?: ParameterStyle;
}
