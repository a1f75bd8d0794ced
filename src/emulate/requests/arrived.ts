/** A request as it came, over HTTP or from the program that embeds the emulator. */
export interface Arrived {
  method: string;
  url: URL;
  headers: ReadHeaders;
  /**
   * The bytes of its body, once; `too-large` where it has more than the limit, which stops the reading.
   *
   * @throws CallerGone
   */
  bytes(most: number): Promise<Uint8Array<ArrayBuffer> | "too-large">;
}

/** The headers of a request. */
export interface ReadHeaders {
  /** The value of a header, by a name of any case; null where it was not sent. */
  get(name: string): string | null;
  entries(): Iterable<[string, string]>;
}

/** Whoever asked went away before all of the request had come. */
export class CallerGone extends Error {}

/** What was read, in one piece. */
export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
