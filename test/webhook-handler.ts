import { Webhook } from "standardwebhooks";
import { clientOf, type ClientOf } from "./client-of.js";

export type Handler = (request: Request) => Promise<Response>;
export type Handle = (body: unknown, delivery: { id?: string; sentAt?: Date }) => unknown;

export const header = "openapi: 3.1.0\n";
export const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const now: Date = new Date("2026-11-30T12:00:00Z");

/** A webhook as the document declares it. */
export function declared(key: string, schema: string, more = ""): string {
  return `  ${key}:
    post:
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses: { "204": { description: Taken. } }
${more}`;
}

export async function handlerOf(document: string): Promise<{
  client: ClientOf;
  make: (handlers: Record<string, Handle>, options?: object) => Handler;
}> {
  const client = await clientOf(document);
  const { webhookHandler } = client.client as unknown as {
    webhookHandler: (handlers: object, options?: object) => Handler;
  };
  return { client, make: (handlers, options) => webhookHandler(handlers, options) };
}

const made = new Map<string, ReturnType<typeof handlerOf>>();

/** The same for several tests. */
export function once(document: string): ReturnType<typeof handlerOf> {
  const found = made.get(document) ?? handlerOf(document);
  made.set(document, found);
  return found;
}

export function post(body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request("http://localhost/hooks", { method: "POST", body: text, headers });
}

export async function answered(
  response: Promise<Response>,
): Promise<[status: number, reason: string]> {
  const { status, ...rest } = await response.then(async (each) => ({
    status: each.status,
    text: await each.text(),
  }));
  return [status, rest.text];
}

/** Headers as the reference implementation signs a body. */
export function signed(
  text: string,
  { by = secret, at = now, id = "msg_1" }: { by?: string; at?: Date; id?: string } = {},
): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": `${Math.floor(at.getTime() / 1000)}`,
    "webhook-signature": new Webhook(by).sign(id, at, text),
  };
}
