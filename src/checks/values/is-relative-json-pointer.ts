import { isJsonPointer } from "./is-json-pointer.js";

/** A relative JSON pointer: `1/name`, `0#`. */
export function isRelativeJsonPointer(text: string): boolean {
  const [, rest] = /^(?:0|[1-9]\d*)(.*)$/s.exec(text) ?? [];
  return rest !== undefined && (rest === "#" || isJsonPointer(rest));
}
