/** The Content-Type header; empty where there is none. */
export function contentTypeOf({ headers }: Response): string {
  return headers.get("content-type") ?? "";
}

/** The media type of an answer, where the document declares several. */
export function mediaType(response: Response): { contentType: string } {
  return { contentType: contentTypeOf(response).replace(/ *;.*/, "").toLowerCase() };
}

/**
 * A media type and the ranges that it is in (RFC 9110, section 12.5.1), the narrowest first. Documents have ranges of a
 * suffix, too, such as `application/*+json`.
 */
export function rangesOf(type: string): string[] {
  return [type, type.replace(/\/.*\+/s, "/*+"), type.replace(/\/.*/s, "/*"), "*/*"];
}
