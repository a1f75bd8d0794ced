import { dereference, type Models } from "../../model/schema/references.js";
import type { Schema } from "../../model/schema/schema.js";
import { uuidFrom } from "../carry-out/ids.js";
import type { Random } from "../server/random.js";

/** What an upload may hold. Its types stand in the document. */
export interface UploadRules {
  /** In bytes; left out: as much as a request may have. */
  maxBytes?: number;
}

/** A file that is kept and served. */
export interface KeptFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** How many bytes of files are kept in memory altogether; the oldest make room. */
const maxBytes = 256 * 1024 * 1024;

const extensions: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain",
  csv: "text/csv",
};

/** True for a property that holds a file (OpenAPI 3.0: `format: binary`; 3.1: a media type without an encoding). */
export function isFile(schema: Schema | undefined, models: Models): boolean {
  const own = schema ? dereference(schema, models) : {};
  return (
    own.format === "binary" ||
    (own.contentMediaType !== undefined && own.contentEncoding === undefined)
  );
}

/**
 * Why a file is refused; undefined: it is not.
 *
 * @param types the media types that the document declares for the part, separated by commas
 */
export function refusedFile(
  file: File,
  types: string | undefined,
  { maxBytes }: UploadRules,
): string | undefined {
  const allowed = (types ?? "").split(",").map((type) => type.trim().toLowerCase());
  if (types !== undefined && !allowed.includes(typeOf(file))) {
    return `File type must be one of ${allowed.map(shortType).join(", ")}`;
  }
  return maxBytes !== undefined && file.size > maxBytes
    ? `File must not be larger than ${maxBytes} bytes`
    : undefined;
}

/** The media type of a file: the one it was sent with, or the one that the end of its name means. */
export function typeOf(file: File): string {
  const sent = file.type.split(";")[0]?.trim().toLowerCase() ?? "";
  const known = extensions[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
  return sent === "" || sent === "application/octet-stream" ? (known ?? sent) : sent;
}

/** A file with its bytes: they are read before a call is carried out, which then waits for nothing. */
export async function readFile(file: File): Promise<KeptFile> {
  return { name: file.name, type: typeOf(file), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** What people call a media type: `pdf`, `jpeg`, `docx`. */
export function shortType(type: string): string {
  const known = Object.entries(extensions).find(([name, each]) => each === type && name !== "jpg");
  return known?.[0] ?? type.split("/").at(-1) ?? type;
}

/** The files that are served, by the path below the server's root that they are served at. */
export interface Files {
  keep(file: KeptFile, random: Random): string;
  find(path: string): KeptFile | undefined;
  clear(): void;
}

export function createFiles(): Files {
  const kept = new Map<string, KeptFile>();
  let total = 0;
  return {
    keep: (file, random) => {
      const path = `/files/${uuidFrom(random)}/${encodeURIComponent(file.name)}`;
      kept.set(path, file);
      total += file.bytes.length;
      for (const [oldest, { bytes }] of kept) {
        if (total <= maxBytes || oldest === path) {
          break;
        }
        kept.delete(oldest);
        total -= bytes.length;
      }
      return path;
    },
    find: (path) => kept.get(path),
    clear: () => {
      kept.clear();
      total = 0;
    },
  };
}
