/** The Content-Type header; empty where there is none. */
export function contentTypeOf({ headers }: Response): string {
  return headers.get("content-type") ?? "";
}

/** The media type of an answer, where the document declares several. */
export function mediaType(response: Response): { contentType: string } {
  return { contentType: contentTypeOf(response).replace(/ *;.*/, "").toLowerCase() };
}

/** The status of an answer, where the document declares several successes. */
export function statusOf({ status }: Response): { status: number } {
  return { status };
}

/** Both. */
export function mediaTypeAndStatus(response: Response): { contentType: string; status: number } {
  return { ...mediaType(response), ...statusOf(response) };
}
