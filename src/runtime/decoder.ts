/** Reads a 2xx body. `json`, `text` and Blob are chosen by the response's content type where an operation names no decoder. */
export interface Decoder {
  /** The Accept header. */
  readonly accept?: string;
  read(response: Response, context: DecodeContext): Promise<unknown>;
}

/** What a decoder is told about the call it reads for. */
export interface DecodeContext {
  readonly operation: string;
  /** The caller's signal, for decoders that read on after the call has resolved. */
  readonly signal: AbortSignal | undefined;
  /** For decoders that read on: the limit between two chunks, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the exchange. */
  abort(): void;
}
