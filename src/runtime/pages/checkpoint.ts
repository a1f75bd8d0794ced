import type { Position } from "./page-style.js";

/** What a checkpoint is bound to: it is of no use to another operation or with other filters. */
export interface CheckpointBinding {
  /** The operation's id. */
  readonly operation: string;
  /** The request's members, without those that say where a page is. */
  readonly filters: object;
}

/** Where a checkpoint leads: to a page, or behind the last one. */
export type CheckpointContent =
  | { readonly kind: "position"; readonly value: unknown }
  | { readonly kind: "end" }
  | { readonly kind: "fault"; readonly problem: string };

const version = "1";

/**
 * A checkpoint: printable ASCII, `version:operation:position:checksum`. The filters go into the checksum alone, so
 * that a stored checkpoint names no patient. The checksum finds mistakes (other filters, a cut or edited string);
 * it is no signature, and a checkpoint gives no access to anything.
 */
export function writeCheckpoint(binding: CheckpointBinding, position: Position | null): string {
  const head = `${version}:${encodeURIComponent(binding.operation)}`;
  const place = encodeURIComponent(JSON.stringify(position));
  return `${head}:${place}:${checksum(binding, place)}`;
}

/** Reads what {@link writeCheckpoint} wrote for the same operation and filters; anything else is a fault. */
export function readCheckpoint(binding: CheckpointBinding, text: string): CheckpointContent {
  // What a database gives for one that it does not have is often null.
  const [format, operation, place = "", sum, rest] = String(text).split(":");
  if (format !== version || sum === undefined || rest !== undefined) {
    return { kind: "fault", problem: "is no checkpoint" };
  }
  if (operation !== encodeURIComponent(binding.operation)) {
    return { kind: "fault", problem: `is no checkpoint of ${binding.operation}` };
  }
  if (sum !== checksum(binding, place)) {
    const problem = "belongs to a request with other filters, or was changed";
    return { kind: "fault", problem };
  }
  // Of what cannot be parsed there is no value, and no style takes that for a position.
  const value = parsed(place);
  return value === null ? { kind: "end" } : { kind: "position", value };
}

function parsed(place: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(place));
  } catch {
    return undefined;
  }
}

function checksum({ operation, filters }: CheckpointBinding, place: string): string {
  const text = JSON.stringify([operation, place, canonical(filters)]);
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x1b873593);
}

/** The same text for the same filters: sorted keys, and `20` and `"20"` alike, as they are on the wire. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Date) return String(value.getTime());
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => [key, canonical(member)]);
}

/** FNV-1a over UTF-16 code units, 32 bits, as eight hexadecimal digits. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
