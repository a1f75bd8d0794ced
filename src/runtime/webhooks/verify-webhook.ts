import { RefusedWebhook } from "./refused-webhook.js";
import type { WebhookDelivery } from "./webhook-options.js";
import { signatureOf } from "./webhook-signature.js";

/** What a signature is verified with. */
export interface Verifying {
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
  readonly toleranceSeconds: number;
}

/**
 * Verifies that a request was signed with one of the keys, and not long ago (Standard Webhooks, "Verifying webhook
 * authenticity"). Throws what refuses it.
 */
export async function verifyWebhook(
  headers: Headers,
  body: Uint8Array,
  { keys, toleranceSeconds }: Verifying,
): Promise<WebhookDelivery> {
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map(
    (name) => headers.get(`webhook-${name}`) ?? "",
  ) as [string, string, string];
  if (!id || !timestamp || !signatures) throw new RefusedWebhook(401, "The request is not signed.");
  if (!/^\d{1,11}$/.test(timestamp)) throw new RefusedWebhook(401, "The timestamp is no time.");
  const age = Math.floor(Date.now() / 1000) - Number(timestamp);
  if (!(Math.abs(age) <= toleranceSeconds))
    throw new RefusedWebhook(401, `The timestamp is too ${age > 0 ? "old" : "new"}.`);
  // The header may list several: of another version, or of a secret that is being replaced.
  const given = signatures.split(" ");
  const expected = await Promise.all(keys.map((key) => signatureOf(key, { id, timestamp }, body)));
  let matches = 0;
  for (const signature of expected)
    for (const each of given) matches |= Number(isSame(`v1,${signature}`, each));
  if (!matches) throw new RefusedWebhook(401, "No signature matches.");
  return { id, sentAt: new Date(Number(timestamp) * 1000), headers };
}

/** Compares in a time that does not tell where two texts begin to differ. */
function isSame(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++)
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  return difference === 0;
}
