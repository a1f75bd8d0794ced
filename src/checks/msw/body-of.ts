/** How the data of an operation is written. */
export interface Written {
  /** Default: JSON. */
  reading?: "binary" | "events" | "lines" | "sequence" | "text";
  /** The media type. Default: JSON's. */
  type?: string;
}

/** A body, and its media type. */
interface WrittenBody {
  body: Blob | ReadableStream<Uint8Array> | string | null;
  type?: string | undefined;
}

/** Data as the API sends it: files and texts as they are, what comes piece by piece so, and all else as JSON. */
export function bodyOf(
  data: unknown,
  { reading, type = "application/json" }: Written,
): WrittenBody {
  if (data === undefined) return { body: null };
  if (data instanceof Blob) return { body: data, type: data.type === "" ? type : data.type };
  if ((reading === "text" || reading === "binary") && typeof data === "string") {
    return { body: data, type };
  }
  if (typeof data === "object" && data !== null && Symbol.asyncIterator in data) {
    return { body: streamOf(data as AsyncIterable<unknown>, reading), type };
  }
  return { body: jsonOf(data), type: /json/.test(type) ? type : "application/json" };
}

function streamOf(
  items: AsyncIterable<unknown>,
  reading: Written["reading"],
): ReadableStream<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(itemOf(value, reading)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

function itemOf(item: unknown, reading: Written["reading"]): string {
  // RFC 7464: each text begins with a record separator.
  if (reading !== "events") return `${reading === "sequence" ? "\u001e" : ""}${jsonOf(item)}\n`;
  const { data, ...fields } = item as Record<string, unknown>;
  const text = typeof data === "string" ? data : jsonOf(data);
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  return [...lines, ...text.split("\n").map((line) => `data: ${line}`), "", ""].join("\n");
}

/** JSON, with 64-bit integers as they are in it. */
function jsonOf(data: unknown): string {
  const text = JSON.stringify(data ?? null, (_, value: unknown) =>
    typeof value === "bigint" ? `\u0000${value}` : value,
  );
  return text.replace(/"\\u0000(-?\d+)"/g, "$1");
}
