import { stringifyExact } from "../bodies/exact-json.js";
import { signingKeyOf, signatureOf } from "../webhooks/webhook-signature.js";
import type { WebhookDescription } from "../webhooks/webhook-description.js";

/** How a webhook is sent to the code under test. */
export interface WebhookRequestOptions {
  /** What it is signed with; of a webhook that is not signed, none. */
  secret?: string | undefined;
  /** Default: an id of its own. */
  id?: string | undefined;
  /** Default: now. */
  sentAt?: Date | undefined;
  /** Default: `http://localhost/`. */
  url?: string | undefined;
}

/** The request that delivers a webhook, as JSON or as the text or the Blob that its body is. */
export async function webhookRequestOf(
  { method, marks = [], formats = {} }: WebhookDescription,
  body: unknown,
  options: WebhookRequestOptions = {},
): Promise<Request> {
  const { secret, url = "http://localhost/", sentAt = new Date() } = options;
  const { id = `msg_${crypto.randomUUID()}` } = options;
  const isText = typeof body === "string" || body instanceof Blob;
  const blob = new Blob([(isText ? body : stringifyExact(body, formats)) ?? ""]);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const headers: Record<string, string> = {};
  for (const { header, is } of marks) if (header) headers[header] = `${is[0]}`;
  if (!isText) headers["content-type"] = "application/json";
  if (secret !== undefined) {
    const timestamp = `${Math.floor(sentAt.getTime() / 1000)}`;
    headers["webhook-id"] = id;
    headers["webhook-timestamp"] = timestamp;
    headers["webhook-signature"] =
      `v1,${await signatureOf(signingKeyOf(secret), { id, timestamp }, bytes)}`;
  }
  return new Request(url, { method, headers, ...(body !== undefined && { body: bytes }) });
}
