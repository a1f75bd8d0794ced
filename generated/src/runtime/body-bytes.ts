import type { BodySettings, EncodedBody } from "./body.js";
import { Invalid } from "./invalid.js";

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

/** Each attempt gets a stream of its own, which begins with what an earlier one read and never sent. */
function streamed(
  source: ReadableStream<Uint8Array>,
  contentType: string | undefined,
): EncodedBody {
  if (source.locked) throw new Invalid("body", "is a stream that is already being read");
  const reader = source.getReader();
  const kept: ReturnType<typeof reader.read>[] = [];
  let isStarted = false;
  const readAt = (index: number): ReturnType<typeof reader.read> => {
    if (index < keptChunks) return (kept[index] ??= reader.read());
    isStarted = true;
    return reader.read();
  };
  const open = (): ReadableStream<Uint8Array> => {
    let index = 0;
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await readAt(index++);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => (isStarted ? reader.cancel(reason) : undefined),
    });
  };
  return {
    get body() {
      return open();
    },
    contentType: contentType ?? "application/octet-stream",
    // A platform that could not connect has perhaps read nothing that is not kept.
    isLost: ({ kind }) => kind !== "network" || isStarted,
  };
}
