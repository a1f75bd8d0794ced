import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import type { ResponseInfo } from "./response-info.js";

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
