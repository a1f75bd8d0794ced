import type { Decoder } from "../contract/operation.js";
import { openBody } from "./open-body.js";

/**
 * The body as a `ReadableStream` of bytes, of any length. Reading it fails with an `ApiError` on an abort, after
 * `timeoutMs` without a byte, or where the network fails.
 */
export const asStream: Decoder = {
  async read(response, context) {
    const body = openBody(response, context);
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const chunk = await body.next();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: () => body.close(),
    });
  },
};
