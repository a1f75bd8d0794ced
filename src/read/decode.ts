import { isUtf8 } from "node:buffer";
import type { LocatedProblem } from "./document.js";

/** The text of a file, with LF line ends and without a byte order mark, or why it is not text. */
export function decode(bytes: Uint8Array, file: string): string | LocatedProblem {
  const encoding = encodingOf(bytes);
  const text = encoding === "utf-8" ? fromUtf8(bytes) : fromUtf16(bytes, encoding);
  if (text === undefined) {
    return {
      file,
      ...(encoding === "utf-8" ? firstInvalid(bytes) : { line: 1, column: 1 }),
      id: "file-not-text",
      what: `The file is not ${encoding.toUpperCase()} text`,
      todo: "Save it as UTF-8.",
    };
  }
  // YAML 1.2.2 section 5.4 reads CR, LF and CRLF alike. Replacing them changes no line and no column.
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Undefined where the bytes are not UTF-8. A `TextDecoder` would take twice as long to say so. */
function fromUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function fromUtf16(bytes: Uint8Array, encoding: "utf-16be" | "utf-16le"): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** YAML 1.2.2 section 5.2: a byte order mark tells the encoding, and without one it is UTF-8. */
function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The line and column of the first byte that is not UTF-8. A line feed is never a part of another character. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const content = bytes.subarray(start, end);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      return { line, column: new TextDecoder().decode(content).indexOf("\ufffd") + 1 };
    }
    start = end + 1;
  }
  return { line: 1, column: 1 };
}
