/** An answer that is not to arrive whole. */
export interface HalfAnswer {
  status: number;
  headers: Headers;
  /** What arrives. */
  half: Uint8Array<ArrayBuffer>;
  /** What Content-Length says, in bytes. */
  length: number;
}

/** Whom a server answers. What is asked without a port, the program itself asks. */
export interface Door {
  /** Host names beside this machine's own and addresses, in lower case, without a port. */
  hosts: readonly string[];
  /** Origins whose pages may ask, such as `http://localhost:3000`; `*`: all. */
  origins: readonly string[];
}

/** What a request came over: where faults happen that no HTTP answer can express. */
export interface Connection {
  /** Left out where no page of a browser can be the one who asks. */
  door?: Door;
  /** Ends it without an answer. */
  cut(): Promise<Response>;
  /** Ends it in the middle of the body. */
  truncate(answer: HalfAnswer): Promise<Response>;
}
