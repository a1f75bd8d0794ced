import type { Draft } from "../contract/draft.js";
import type { Operation } from "../contract/operation.js";
import type { Arguments } from "../contract/parameters.js";

/** The request's `body`, where it has one, and the header that says what it is. */
export function inBody(draft: Draft, request: Arguments, operation: Operation): void {
  const { body: content } = request;
  const encode = operation.body?.[1];
  if (content === undefined || !encode) return;
  draft.body = encode(content, operation, request);
  draft.headers["content-type"] = draft.body.contentType;
}
