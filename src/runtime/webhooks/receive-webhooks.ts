import { bytesOf, readingOf, readWebhook } from "./read-webhook.js";
import { RefusedWebhook } from "./refused-webhook.js";
import { verifyWebhook } from "./verify-webhook.js";
import type { WebhookDescription, WebhookDescriptions } from "./webhook-description.js";
import { areApart, hasMarks } from "./webhook-marks.js";
import type {
  HandleWebhook,
  HandleWebhooks,
  SignedWebhookOptions,
  WebhookDelivery,
  WebhookOptions,
} from "./webhook-options.js";
import { signingKeyOf } from "./webhook-signature.js";

type Handlers = ReadonlyMap<string, HandleWebhook<unknown>>;
type Webhooks = Readonly<Record<string, WebhookDescription>>;

/**
 * Makes what answers the requests of an API's webhooks. It never rejects: what is wrong with a request is answered with
 * 400, 401, 405 or 413 and a reason, and what a handler throws with 500.
 *
 * Throws a `TypeError` on handlers that cannot be told apart or that no webhook has, and on a secret that is none.
 */
export function receiveWebhooks<Bodies>(
  descriptions: WebhookDescriptions<Bodies>,
  given: HandleWebhooks<Bodies>,
  options: WebhookOptions = {},
): (request: Request) => Promise<Response> {
  const webhooks = descriptions as Webhooks;
  const handlers: Handlers = new Map(
    Object.entries(given as Record<string, HandleWebhook<unknown> | undefined>).flatMap(
      ([name, handle]) => (handle ? [[name, handle]] : []),
    ),
  );
  const { maxBodyBytes = 1 << 20, nameOf, onUndeclared, onError } = options;
  const { secret = [], toleranceSeconds = 300 } = options as Partial<SignedWebhookOptions>;
  const verifying = { keys: [secret].flat().map(signingKeyOf), toleranceSeconds };
  const all = Object.values(webhooks);
  const methods = [...new Set(all.map(({ method }) => method))];
  if (verifying.keys.length === 0 && all.some(({ signed }) => signed))
    throw new TypeError("There is no secret to verify signatures with.");
  const names = [...handlers.keys()];
  const unknown = names.find((name) => !Object.hasOwn(webhooks, name));
  if (unknown !== undefined) throw new TypeError(`There is no webhook ${unknown}.`);
  if (!nameOf) refuseUntold(webhooks, names);

  const answer = async (request: Request): Promise<Response> => {
    const { method, headers } = request;
    const possible = Object.entries(webhooks).filter(([, webhook]) => webhook.method === method);
    const [first] = possible;
    if (!first) throw new RefusedWebhook(405, `The method is none of ${methods.join(", ")}.`);
    const bytes = await bytesOf(request, maxBodyBytes);
    const verify = (): Promise<WebhookDelivery> => verifyWebhook(headers, bytes, verifying);
    // Where all are signed, nothing else is said to whoever has not signed.
    const verified = possible.every(([, { signed }]) => signed) ? await verify() : undefined;
    const read = bodyReader(bytes, headers);
    const said = nameOf?.(read(first[1]), request);
    const found = nameOf
      ? possible.filter(([name]) => name === said)
      : possible.filter(([, webhook]) => hasMarks(webhook, read(webhook), headers));
    // Of those that nothing tells apart, the one that has a handler is meant.
    const [name = "", webhook] = found.find(([each]) => handlers.has(each)) ?? found[0] ?? [];
    const unsigned = { id: headers.get("webhook-id") ?? undefined, sentAt: undefined, headers };
    const delivery = verified ?? (webhook?.signed ? await verify() : unsigned);
    if (webhook) {
      const handle = handlers.get(name);
      const body = handle && read(webhook, webhook);
      return handled(() => handle?.(body, delivery), webhook.status, delivery);
    }
    if (!onUndeclared) throw new RefusedWebhook(400, "The body is of no declared webhook.");
    return handled(() => onUndeclared(read(first[1]), delivery), undefined, delivery);
  };

  const handled = async (
    handle: () => void | Response | Promise<void | Response>,
    status = 204,
    delivery: WebhookDelivery,
  ): Promise<Response> => {
    try {
      // What a short function gives by the way is no answer.
      const own = await handle();
      return own instanceof Response ? own : new Response(null, { status });
    } catch (error) {
      onError?.(error, delivery);
      throw new RefusedWebhook(500, "The handler failed.");
    }
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (thrown) {
      const { status, message } =
        thrown instanceof RefusedWebhook ? thrown : { status: 500, message: "The handler failed." };
      const headers: Record<string, string> = status === 405 ? { allow: methods.join(", ") } : {};
      return new Response(message, { status, headers });
    }
  };
}

/** How the JSON of a body is read; by default as it is. */
type OwnJson = Pick<WebhookDescription, "formats" | "parse">;

/** Reads a body as each webhook does, once for each way. */
function bodyReader(
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
): (webhook: WebhookDescription, own?: OwnJson) => unknown {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const values = new Map<string, unknown>();
  return (webhook, { parse, formats = {} } = {}) => {
    const reading = readingOf(type, webhook);
    if (parse && reading === "json")
      return readWebhook(bytes, type, { reading, parse: (text) => parse(text, formats) });
    if (!values.has(reading))
      values.set(reading, readWebhook(bytes, type, { reading, parse: JSON.parse }));
    return values.get(reading);
  };
}

/** Handlers of which one could be given what another is meant for are refused. */
function refuseUntold(webhooks: Webhooks, names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    const webhook = webhooks[name] as WebhookDescription;
    const other = names
      .slice(0, index)
      .find((each) => !areApart(webhooks[each] as WebhookDescription, webhook));
    if (other !== undefined)
      throw new TypeError(
        `Nothing tells ${other} from ${name}: make a handler for each, or say which is which by nameOf.`,
      );
  }
}
