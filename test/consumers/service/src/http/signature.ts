import { createHmac, timingSafeEqual } from "node:crypto";

/** How the hospital signs what it posts. */
export function sign(secret: string, body: string, at: number): string {
  return createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
}

export function isSigned(
  secret: string,
  body: string,
  { signature, at, now = Date.now() }: { signature: string; at: number; now?: number },
): boolean {
  if (Math.abs(now - at) > 300_000) return false;
  const wanted = Buffer.from(sign(secret, body, at));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
