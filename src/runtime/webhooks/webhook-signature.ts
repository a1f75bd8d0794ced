/** The bytes of a signing secret. Throws a `TypeError` that does not quote it. */
export function signingKeyOf(secret: string): Uint8Array<ArrayBuffer> {
  try {
    const key = Uint8Array.from(atob(secret.replace(/^whsec_/, "")), (byte) => byte.charCodeAt(0));
    if (key.length > 0) return key;
  } catch {
    // No Base64; the platform's message may quote it.
  }
  throw new TypeError("The secret is none: it is whsec_ and Base64.");
}

/**
 * The signature of a message (Standard Webhooks, "Symmetric signature scheme"): HMAC-SHA256 of its id, its time in
 * seconds since 1970, and its body, in Base64.
 */
export async function signatureOf(
  key: Uint8Array<ArrayBuffer>,
  { id, timestamp }: { readonly id: string; readonly timestamp: string },
  body: Uint8Array,
): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const { subtle } = crypto;
  const imported = await subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  const bytes = new Uint8Array(await subtle.sign("HMAC", imported, signed));
  return btoa(String.fromCharCode(...bytes));
}
