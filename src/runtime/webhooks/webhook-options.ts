/** How webhooks are taken in. */
export interface WebhookOptions {
  /** The largest body that is read, in bytes. A larger one is answered with 413. Default 1,048,576. */
  maxBodyBytes?: number | undefined;
  /**
   * Says which webhook a request is of, where its body does not tell: the name of its handler, or undefined for one that
   * is not known.
   */
  nameOf?: ((body: unknown, request: Request) => string | undefined) | undefined;
  /** Takes in what no webhook of the document has. Default: it is answered with 400. */
  onUndeclared?: ((body: unknown, delivery: WebhookDelivery) => void | Promise<void>) | undefined;
  /** Is told what a handler has thrown. The request is answered with 500, which says nothing of it. */
  onError?: ((error: unknown, delivery: WebhookDelivery) => void) | undefined;
}

/** How signed webhooks are taken in. */
export interface SignedWebhookOptions extends WebhookOptions {
  /** The signing secret, such as `whsec_…`; while it is being replaced, the new one and the old one. */
  secret: string | readonly string[];
  /** How far the time of a request may be from now, in seconds. Default 300. */
  toleranceSeconds?: number | undefined;
}

/** What came with the body of a webhook. */
export interface WebhookDelivery {
  /** The `webhook-id`, the same for each attempt to deliver it: handle it once. Undefined where there is none. */
  id: string | undefined;
  /** When the attempt was signed; undefined where it is not. */
  sentAt: Date | undefined;
  headers: Headers;
}

/**
 * Takes one webhook in. Where it resolves to nothing, the request is answered with the status that the document
 * declares for a success.
 */
export type HandleWebhook<Body> = (
  body: Body,
  delivery: WebhookDelivery,
) => void | Response | Promise<void | Response>;

/** A handler for each webhook that is of interest. The others are answered with success, and left at that. */
export type HandleWebhooks<Bodies> = {
  readonly [Name in keyof Bodies]?: HandleWebhook<Bodies[Name]> | undefined;
};
