import { RefusedWebhook } from "./refused-webhook.js";
import type { WebhookDescription } from "./webhook-description.js";

/** The bytes of a request. Throws what refuses those that are too many, or that ended early. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new RefusedWebhook(413, `The body is larger than ${most} bytes.`);
  if (Number(request.headers.get("content-length")) > most) throw tooLarge;
  const reader = request.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader?.read().catch(() => {
      throw new RefusedWebhook(400, "The body ended early.");
    });
    if (!chunk?.value) break;
    chunks.push(chunk.value as Uint8Array<ArrayBuffer>);
    length += chunk.value.length;
    if (length > most) {
      reader?.cancel().catch(() => undefined);
      throw tooLarge;
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** How a body is read. */
export type WebhookReading = "blob" | "json" | "text";

/** How a webhook says that a body of this media type is read. */
export function readingOf(type: string, { content = {} }: WebhookDescription): WebhookReading {
  return (Object.hasOwn(content, type) ? content[type] : undefined) ?? "json";
}

/** The body of a webhook, JSON as `parse` has it. Throws what refuses one that is none. */
export function readWebhook(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  { reading, parse }: { reading: WebhookReading; parse: (text: string) => unknown },
): unknown {
  if (reading === "blob") return new Blob([bytes], { type });
  if (bytes.length === 0) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    return reading === "text" ? text : parse(text);
  } catch (thrown) {
    // The platform's message quotes the body; that of a format does not.
    const { failure } = thrown as { failure?: { message: string } };
    const reason = `The body is no ${reading === "text" ? "text" : "JSON"}.`;
    throw new RefusedWebhook(400, failure?.message ?? reason);
  }
}
