import { changedAt, type ModelPlaces } from "./places.js";
import type { Tool } from "./tool.js";

/** The request that an operation's function takes, made of the arguments of a tool. */
export function requestOf(tool: Tool, args: object, models: ModelPlaces): object {
  const given = Object.entries(args).filter(([name]) => name !== tool.from);
  return changedAt(Object.fromEntries(given), tool.request === undefined ? [] : [tool.request], {
    models,
    change(value, mark) {
      if (typeof value !== "string") return value;
      if (mark === "bigint") return /^-?\d+$/.test(value) ? BigInt(value) : value;
      return mark === "file" ? new Blob([bytesOf(value)]) : value;
    },
  }) as object;
}

/** The bytes of a text in base64 (RFC 4648, section 4). */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
