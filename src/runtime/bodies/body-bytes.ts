import type { BodySettings, EncodedBody } from "../contract/body.js";
import type { ByteReader } from "./byte-reader.js";
import { Invalid } from "../failures/invalid.js";

/**
 * A body of bytes: a Blob or File, a Uint8Array, or a ReadableStream of bytes. A stream can be read once, so a
 * request that has begun to send it is never repeated.
 */
export function bytes(body: unknown, { bodyType }: BodySettings): EncodedBody {
  if (body instanceof ReadableStream) return streamed(body as ReadableStream<Uint8Array>, bodyType);
  if (!(body instanceof Blob || body instanceof Uint8Array))
    throw new Invalid("body", "is not a Blob, a Uint8Array or a ReadableStream");
  const type = bodyType ?? ((body instanceof Blob && body.type) || "application/octet-stream");
  return { body: body as Blob | Uint8Array<ArrayBuffer>, contentType: type };
}

/** How many chunks are kept, since a platform may read some before it has a connection. */
const keptChunks = 2;

type Chunk = ReturnType<ByteReader["read"]>;

/** Each attempt gets a stream of its own, which begins with what an earlier one read and never sent. */
function streamed(
  source: ReadableStream<Uint8Array>,
  contentType: string | undefined,
): EncodedBody {
  if (source.locked) throw new Invalid("body", "is a stream that is already being read");
  // Taken when the first chunk is asked for: a stream that is never sent stays the caller's to cancel.
  let reader: ByteReader | undefined;
  const read = (): Chunk => (reader ??= source.getReader()).read();
  const kept: Chunk[] = [];
  let isStarted = false;
  let broken: { error: unknown } | undefined;
  const readAt = (index: number): Chunk => {
    if (index < keptChunks) return (kept[index] ??= read());
    isStarted = true;
    return read();
  };
  const open = (): ReadableStream<Uint8Array> => {
    let index = 0;
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      try {
        const { done, value } = await readAt(index++);
        if (done) return controller.close();
        if (!(value instanceof Uint8Array)) throw new Invalid("body", "has no bytes");
        controller.enqueue(value);
      } catch (error) {
        broken = { error };
        throw error;
      }
    };
    const cancel = (reason: unknown): Promise<void> | undefined =>
      isStarted ? reader?.cancel(reason) : undefined;
    return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  };
  return {
    get body() {
      return open();
    },
    contentType: contentType ?? "application/octet-stream",
    // A platform that could not connect has perhaps read nothing that is not kept.
    isLost: ({ kind }) => kind !== "network" || isStarted,
    broken: () => broken,
  };
}
