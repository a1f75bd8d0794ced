import type { CallOptions } from "./client-options.js";

/** Options of a call whose body may be large, such as a file. */
export interface UploadOptions extends CallOptions {
  /**
   * Is told how much of the body the runtime has taken to send, from nothing on, and of each attempt anew. A page in a
   * browser is told the beginning and the end alone. What it throws ends the call as a `hook` failure.
   */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** How far a body has been sent. */
export interface UploadProgress {
  /** Bytes. */
  sent: number;
  /** Bytes; undefined for a stream, which does not tell its length. */
  total: number | undefined;
}
