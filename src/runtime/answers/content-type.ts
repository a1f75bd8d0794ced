import { Unreadable } from "../failures/unreadable.js";

/** The Content-Type header; empty where there is none. */
export function contentTypeOf({ headers }: Response): string {
  return headers.get("content-type") ?? "";
}

/**
 * The media type of an answer, where the document declares several. Throws `Unreadable` where it is a success of another
 * than was asked for: a server may overlook `Accept` (RFC 9110, section 12.5.1).
 */
export function mediaType(response: Response, accept?: string): { contentType: string } {
  const contentType = contentTypeOf(response).replace(/ *;.*/, "").toLowerCase();
  if (accept && response.ok && contentType && contentType !== accept) {
    response.body?.cancel().catch(() => undefined);
    throw new Unreadable(`is ${contentType}, and ${accept} was asked for`);
  }
  return { contentType };
}

/** The status of an answer, where the document declares several successes. */
export function statusOf({ status }: Response): { status: number } {
  return { status };
}

/** Both. */
export function mediaTypeAndStatus(
  response: Response,
  accept?: string,
): { contentType: string; status: number } {
  return { ...mediaType(response, accept), ...statusOf(response) };
}
