import type { EncodedBody } from "../contract/body.js";
import type { ByteReader } from "./byte-reader.js";

/** A part of a body, in the order in which they are sent. */
type Piece = string | Blob | Uint8Array<ArrayBuffer>;

/** Pieces as one body: a Blob of all, which reads a file on disk while it is sent. */
export function inOne(pieces: Piece[]): Pick<EncodedBody, "body" | "length"> {
  const body = new Blob(pieces);
  const blobs = pieces.map((piece) => (piece instanceof Blob ? piece : new Blob([piece])));
  const length = blobs.reduce((sum, { size }) => sum + size, 0);
  if (body.size === length) return { body };
  // Bun leaves a file on disk out of a Blob of several parts, and says nothing (oven-sh/bun, issue 25851).
  return {
    get body() {
      return inTurn(blobs);
    },
    length,
  };
}

/** The bytes of some Blobs, one after the other. */
function inTurn(blobs: readonly Blob[]): ReadableStream<Uint8Array> {
  const rest = blobs.values();
  let reader: ByteReader | undefined;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    for (;;) {
      const chunk = await reader?.read();
      if (chunk?.value) return controller.enqueue(chunk.value);
      const next = rest.next();
      if (next.done) return controller.close();
      reader = next.value.stream().getReader();
    }
  };
  const cancel = (reason: unknown): Promise<void> | undefined => reader?.cancel(reason);
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
