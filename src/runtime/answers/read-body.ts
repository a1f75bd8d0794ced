import type { ByteReader } from "../bodies/byte-reader.js";
import type { Limits } from "../contract/limits.js";
import type { ReadBody, ReadContext } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";
import { contentTypeOf } from "./content-type.js";

/** The largest body that is held in memory, in decompressed bytes. Larger ones are read with `stream`. */
export function bodyLimitOf({ maxBodyBytes }: Limits, isFailure?: boolean): number {
  return maxBodyBytes ?? (isFailure ? 2 ** 20 : 100 * 2 ** 20);
}

/**
 * Begins to read a body; undefined where there is none. React Native and node-fetch have no stream of the platform: such
 * a body is one chunk.
 */
export function readerOf(response: Response): ByteReader | undefined {
  const { body } = response as { body?: Partial<ReadableStream<Uint8Array>> | null };
  return body === null ? undefined : (body?.getReader?.() ?? wholeReader(response));
}

function wholeReader(response: Response): ByteReader {
  let isRead = false;
  return {
    async read() {
      if (isRead) return {};
      isRead = true;
      return { value: new Uint8Array(await response.arrayBuffer()) };
    },
    cancel: () => Promise.resolve(),
  };
}

/**
 * What `convert` makes of the body's bytes, which are decompressed, and of a type that TypeScript before 5.7 can spell
 * too. Throws `Unreadable` beyond the limit, so that a small answer cannot fill the memory.
 */
export async function readWhole<Value>(
  response: Response,
  { limits }: ReadContext,
  convert: (chunks: Uint8Array[]) => Value,
): Promise<Value> {
  const chunks: Uint8Array[] = [];
  const reader = readerOf(response);
  const limit = bodyLimitOf(limits, !response.ok);
  let left = limit;
  while (reader) {
    const { value } = await reader.read();
    if (!value) break;
    left -= value.length;
    if (left < 0) {
      void reader.cancel().catch(() => undefined);
      throw new Unreadable(`is longer than ${limit} bytes`);
    }
    chunks.push(value);
  }
  return convert(chunks);
}

/** As a type: Node's declarations have the value alone. */
export type CharsetDecoder = InstanceType<typeof TextDecoder>;

/** A decoder for the charset that a content type names (default UTF-8). Throws a `RangeError` on an unknown one. */
export function strictDecoder(type: string): CharsetDecoder {
  // Bun's types list the charsets, and those of workers have no option that may be left out.
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] as "utf-8" | undefined;
  return new TextDecoder(charset, { fatal: true, ignoreBOM: false });
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
export const readJson: ReadBody = (response, context, anything) =>
  readWhole(response, context, (chunks) => {
    const { status } = response;
    const type = contentTypeOf(response);
    const text = textOfBody(chunks, response);
    const isJsonOnly = anything == null;
    if (!text && (!isJsonOnly || status === 204 || status === 205)) return undefined;
    const isJson = /[/+]json *(;|$)/i.test(type);
    try {
      if (isJson) return context.operation.parse?.(text, response) ?? JSON.parse(text);
    } catch (thrown) {
      // The engine's own message quotes the body.
      if (thrown instanceof Unreadable) throw thrown;
    }
    if (anything || !(isJsonOnly || isJson || /^text\/html/i.test(type))) return text;
    throw new Unreadable(`(${text.length} characters, ${type}) is not JSON`, text);
  });
