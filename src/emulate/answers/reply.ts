/** An answer, before it is sent over HTTP or handed to the program that asked. */
export interface Reply {
  /** 0: the connection ends without one. */
  status: number;
  /** By names in lower case. */
  headers: Map<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  /** How many bytes of the body never arrive, though Content-Length counts them. */
  missing?: number;
}

/** A reply with headers of any spelling. */
export function replyOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body?: Reply["body"],
): Reply {
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) named.set(name.toLowerCase(), value);
  return { status, headers: named, ...(body !== undefined && { body }) };
}

/** The bytes of a reply's body. */
export function bytesOf({ body = "" }: Reply): Uint8Array<ArrayBuffer> {
  return typeof body === "string" ? new TextEncoder().encode(body) : body;
}
