import type { ResponseInfo } from "./response-info.js";

/** Reads a 2xx body. Where an operation names no decoder, JSON, text or Blob is chosen by the content type. */
export interface Decoder {
  /** The Accept header. */
  readonly accept?: string;
  read(response: Response, context: DecodeContext): Promise<unknown>;
}

/** What a decoder is told about the call it reads for. */
export interface DecodeContext {
  /** The operation's id. */
  readonly operation: string;
  readonly info: ResponseInfo;
  /** The caller's signal, for decoders that read on after the call has resolved. */
  readonly signal: AbortSignal | undefined;
  /** For decoders that read on: the limit between two chunks, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the exchange. */
  abort(): void;
}
