import type { BodySettings, EncodedBody } from "../contract/body.js";
import type { ParameterStyle } from "../contract/parameters.js";
import { Invalid } from "../failures/invalid.js";
import { jsonText } from "../parameters/json-text.js";
import { isJsonValue, isRecord, itemsOf, membersOf } from "../parameters/members.js";
import { textOf } from "../parameters/parameter-text.js";
import { inOne } from "./pieces.js";
import { isJsonPart, partStyle, partType } from "./part-style.js";
import type { NamedUpload } from "./upload.js";

/**
 * A `multipart/form-data` body (RFC 7578): files, text, JSON for objects and for what is JSON by its content type; a
 * list is one part for each item. It is written here and not by `FormData`, which cannot give a part a content type without making it a file.
 * The parts stay Blobs, so a file on disk is read while it is sent.
 */
export function multipart(body: unknown, settings: BodySettings): EncodedBody {
  const { bodyType: contentType = "multipart/form-data" } = settings;
  const boundary = `part-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const pieces: (string | Blob | Uint8Array<ArrayBuffer>)[] = [];
  for (const [property, value] of membersOf(body)) {
    const type = partType(settings, property);
    const isJson = isJsonPart(settings, property);
    const items = isJson ? [value].flat() : itemsOf(value);
    for (const [name, item] of pairsOf(property, value, partStyle(settings, property)) ??
      items.map((each) => [property, each] as const)) {
      const part = partOf(name, item, { type, isJson });
      const filename =
        part.filename === undefined ? "" : `; filename="${quoted(name, part.filename)}"`;
      pieces.push(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name, name)}"${filename}\r\n`,
        part.contentType ? `Content-Type: ${plain(name, part.contentType)}\r\n\r\n` : "\r\n",
        part.data,
        "\r\n",
      );
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  return { ...inOne(pieces), contentType: `${contentType}; boundary=${boundary}` };
}

/** The pairs that a property's style makes of a list or an object; undefined where each item is a part as it is. */
function pairsOf(
  name: string,
  value: unknown,
  style: ParameterStyle | undefined,
): [name: string, item: unknown][] | undefined {
  const isSpelled = isRecord(value)
    ? !isNamedUpload(value)
    : itemsOf(value).every((item) => typeof item !== "object");
  if (!style || !isSpelled) return undefined;
  // Not every type library knows that they can be iterated.
  const pairs: unknown = new URLSearchParams(style(name, value));
  return [...(pairs as Iterable<[name: string, item: string]>)];
}

interface Part {
  readonly data: string | Blob | Uint8Array<ArrayBuffer>;
  readonly filename?: string;
  readonly contentType?: string | undefined;
}

/** `type`: what its property is declared as; `isJson`: that says JSON, which a caller's own file or bytes are not made. */
function partOf(
  name: string,
  value: unknown,
  { type: contentType, isJson }: { type: string | undefined; isJson: boolean },
): Part {
  if (value instanceof Blob || value instanceof Uint8Array) {
    // A File has one.
    const { name: filename = "blob" } = value as { name?: string };
    return fileOf({ data: value, filename, contentType });
  }
  if (!isJson && !isJsonValue(value)) return { data: textOf(name, value), contentType };
  if (isNamedUpload(value))
    return fileOf({ ...value, contentType: value.contentType ?? contentType });
  return { data: jsonText(name, value), contentType: contentType ?? "application/json" };
}

function isNamedUpload(value: unknown): value is NamedUpload {
  const { data, filename } = (value ?? {}) as Partial<NamedUpload>;
  return (
    typeof filename === "string" &&
    (typeof data === "string" || data instanceof Blob || data instanceof Uint8Array)
  );
}

/** A path on the sender's disk is nobody's business (RFC 7578, section 4.2). */
function fileOf({ data, filename, contentType }: NamedUpload): Part {
  const type = contentType ?? ((data instanceof Blob && data.type) || "application/octet-stream");
  return {
    data: data as Part["data"],
    filename: filename.replace(/^.*[\\/]/s, ""),
    contentType: type,
  };
}

/** Text between quotes in a part's header. Quotes are escaped as browsers do. */
function quoted(name: string, text: string): string {
  return plain(name, text).replaceAll('"', "%22");
}

/** Text in a part's header: what could end the line is refused. */
function plain(name: string, text: string): string {
  if (/[\0-\x1f\x7f]/.test(text))
    throw new Invalid(name, "has a control character in a name or type");
  return text;
}
