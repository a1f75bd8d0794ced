import { contentTypeOf } from "./content-type.js";
import type { Operation } from "./operation.js";
import { Unreadable } from "./unreadable.js";

/** The largest body that is held in memory, in decoded bytes: 100 MiB. Larger ones are read with `stream`. */
export const bodyLimit: number = 100 * 2 ** 20;

/**
 * The body's bytes, decompressed, of a type that TypeScript before 5.7 can spell too. Throws `Unreadable` beyond the
 * limit, so that a small answer cannot fill the memory.
 */
export async function chunksOf(response: Response): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let length = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > bodyLimit) {
      void reader.cancel().catch(() => undefined);
      throw new Unreadable(`is longer than ${bodyLimit} bytes`);
    }
    chunks.push(value);
  }
  return chunks;
}

/** The body as text, in the charset that its content type names (default UTF-8), without a byte order mark. */
export async function textOfBody(response: Response, type: string): Promise<string> {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1];
  const chunks = await chunksOf(response);
  const bytes =
    chunks.length > 1
      ? await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer()
      : chunks[0];
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("is not in its charset");
  }
}

/** Reads a body; undefined where it is empty. With `anything`, what does not parse is its text. */
export type ReadBody = (
  response: Response,
  operation: Operation,
  anything: boolean,
) => Promise<unknown>;

/**
 * A body as JSON, or as text where its content type is another one. A page of HTML is no answer of an API but of
 * something on the way to it: like malformed JSON it is `Unreadable`.
 */
export const readJson: ReadBody = async (response, operation, anything) => {
  const type = contentTypeOf(response);
  const isJson = /[/+]json *(;|$)/i.test(type);
  const text = await textOfBody(response, type);
  if (!text) return undefined;
  try {
    if (isJson) return operation.parse?.(text, response) ?? JSON.parse(text);
  } catch {
    // The engine's own message quotes the body.
  }
  if (anything || !(isJson || /^text\/html/i.test(type))) return text;
  throw new Unreadable(`(${text.length} characters, ${type}) is not JSON`, text);
};
