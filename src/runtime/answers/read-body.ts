import type { ReadBody } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";
import { contentTypeOf } from "./content-type.js";

/** The largest body that is held in memory, in decoded bytes: 100 MiB. Larger ones are read with `stream`. */
export const bodyLimit: number = 100 * 2 ** 20;

/** The same of a failure, which is a text or a little JSON: 1 MiB. */
const failureLimit = 2 ** 20;

/**
 * What `convert` makes of the body's bytes, which are decompressed, and of a type that TypeScript before 5.7 can spell
 * too. Throws `Unreadable` beyond the limit, so that a small answer cannot fill the memory.
 */
export async function readWhole<Value>(
  response: Response,
  convert: (chunks: Uint8Array[]) => Value,
): Promise<Value> {
  const chunks: Uint8Array[] = [];
  const { body } = response as { body?: Partial<ReadableStream<Uint8Array>> | null };
  const reader = body?.getReader?.();
  const limit = response.ok ? bodyLimit : failureLimit;
  let length = 0;
  const take = (chunk: Uint8Array): void => {
    length += chunk.length;
    if (length > limit) {
      void reader?.cancel().catch(() => undefined);
      throw new Unreadable(`is longer than ${limit} bytes`);
    }
    chunks.push(chunk);
  };
  // React Native and node-fetch have no stream of the platform.
  if (!reader && body !== null) take(new Uint8Array(await response.arrayBuffer()));
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    take(value);
  }
  return convert(chunks);
}

/** As a type: Node's declarations have the value alone. */
export type CharsetDecoder = InstanceType<typeof TextDecoder>;

/** A decoder for the charset that a content type names (default UTF-8). Throws a `RangeError` on an unknown one. */
export function strictDecoder(type: string): CharsetDecoder {
  return new TextDecoder(/charset="?([\w-]+)/i.exec(type)?.[1], { fatal: true });
}

/** The body as text, in the charset that its content type names (default UTF-8), without a byte order mark. */
export function textOfBody(chunks: readonly Uint8Array[], response: Response): string {
  try {
    const decoder = strictDecoder(contentTypeOf(response));
    // Most bodies are one chunk, for which the platforms decode faster than for a stream of them.
    if (chunks.length < 2) return decoder.decode(chunks[0]);
    const texts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    return texts.join("") + decoder.decode();
  } catch {
    const encoding = response.headers.get("content-encoding") ?? "";
    // What every platform decodes, and which it then is not.
    const isDecoded = /^((x-)?gzip|br|identity|)$/i.test(encoding);
    throw new Unreadable(
      isDecoded
        ? "is not in its charset"
        : `has an encoding (${encoding}) that is not decoded here`,
    );
  }
}

/**
 * A body as JSON, or what may come instead. A page of HTML is no answer of an API but of something on the way to it:
 * like malformed JSON it is `Unreadable`. 204 and 205 have no body (RFC 9110, sections 15.3.5 and 15.3.6).
 */
export const readJson: ReadBody = (response, operation, anything) =>
  readWhole(response, (chunks) => {
    const { status } = response;
    const type = contentTypeOf(response);
    const text = textOfBody(chunks, response);
    const isJsonOnly = anything == null;
    if (!text && (!isJsonOnly || status === 204 || status === 205)) return undefined;
    const isJson = /[/+]json *(;|$)/i.test(type);
    try {
      if (isJson) return operation.parse?.(text, response) ?? JSON.parse(text);
    } catch {
      // The engine's own message quotes the body.
    }
    if (anything || !(isJsonOnly || isJson || /^text\/html/i.test(type))) return text;
    throw new Unreadable(`(${text.length} characters, ${type}) is not JSON`, text);
  });
