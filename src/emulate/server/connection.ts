/** An answer that is not to arrive whole. */
export interface HalfAnswer {
  status: number;
  headers: Headers;
  /** What arrives. */
  half: Uint8Array<ArrayBuffer>;
  /** What Content-Length says, in bytes. */
  length: number;
}

/** What a request came over: where faults happen that no HTTP answer can express. */
export interface Connection {
  /** Ends it without an answer. */
  cut(): Promise<Response>;
  /** Ends it in the middle of the body. */
  truncate(answer: HalfAnswer): Promise<Response>;
}
