import type { Draft } from "../contract/draft.js";
import type { Operation } from "../contract/operation.js";
import type { Arguments } from "../contract/parameters.js";
import { inBody } from "./in-body.js";
import { sendLarge } from "./send-large.js";

/** The request's `body` where it may be a file or a stream: it is never held as a whole, and may tell its progress. */
export function inLargeBody(draft: Draft, request: Arguments, operation: Operation): void {
  inBody(draft, request, operation);
  const { body, headers } = draft;
  if (!body) return;
  body.send = sendLarge;
  if (body.length !== undefined) headers["content-length"] = `${body.length}`;
}
