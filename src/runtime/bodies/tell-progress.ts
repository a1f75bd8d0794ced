import type { SentInit } from "../contract/body.js";
import type { UploadProgress } from "../contract/upload-options.js";

/** The telling of one request's progress. */
export interface Progress {
  /** Where `onProgress` has thrown: what. */
  broken?: { readonly error: unknown };
  /** The request was answered. */
  end(): void;
}

/**
 * Has the body of a request tell how much of it was taken. Node and Deno read a Blob by its `stream()`, so that one of
 * its own tells; Bun and workerd are given a stream. A page sends no stream to every server (Fetch, "request body
 * streaming" asks for HTTP/2): there the whole is told when it was answered.
 */
export function tellProgress(
  init: SentInit,
  onProgress: (progress: UploadProgress) => void,
): Progress {
  const { body } = init;
  const whole = body instanceof Uint8Array ? new Blob([body as Uint8Array<ArrayBuffer>]) : body;
  const total = whole instanceof Blob ? whole.size : undefined;
  let sent = 0;
  const tell = (bytes: number): void => {
    sent += bytes;
    onProgress({ sent, total });
  };
  const progress: Progress = {
    end() {
      if (total !== undefined && sent < total) tell(total - sent);
    },
  };
  const counted = (source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
    countedStream(source, (bytes) => {
      try {
        tell(bytes);
      } catch (error) {
        progress.broken = { error };
        throw error;
      }
    });
  tell(0);
  if (whole instanceof ReadableStream) init.body = counted(whole as ReadableStream<Uint8Array>);
  else if (whole instanceof Blob && readsOwnStream()) {
    const copy = whole.slice(0, whole.size, whole.type);
    init.body = Object.defineProperty(copy, "stream", { value: () => counted(whole.stream()) });
  } else if (whole instanceof Blob && !(globalThis as { location?: unknown }).location) {
    init.body = ofLength(whole.size, counted(whole.stream()));
    init.headers["content-length"] = `${whole.size}`;
  }
  return progress;
}

/** A stream that workerd knows the length of; Bun goes by the header. */
function ofLength(length: number, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  type Fixed = new (length: number) => TransformStream<Uint8Array, Uint8Array>;
  const { FixedLengthStream } = globalThis as unknown as { FixedLengthStream?: Fixed };
  return FixedLengthStream ? stream.pipeThrough(new FixedLengthStream(length)) : stream;
}

/** Whether the runtime reads a Blob by its `stream()`. */
function readsOwnStream(): boolean {
  const blob = new Blob(["a"]);
  let isAsked = false;
  const stream = (): ReadableStream<Uint8Array> => {
    isAsked = true;
    return new Blob([]).stream();
  };
  new Response(Object.defineProperty(blob, "stream", { value: stream }));
  return isAsked;
}

/** A stream that tells the length of each piece as it is taken. */
function countedStream(
  source: ReadableStream<Uint8Array>,
  tell: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        controller.enqueue(value);
        tell(value.byteLength);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
