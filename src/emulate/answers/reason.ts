import type { Refusal } from "./outcome.js";

/** The header that says why a request was refused: where, what, and by which rule. */
export const reasonHeader = "emulator-reason";

/** How many reasons are told, and how long they may be together. */
const maxReasons = 5;
const maxCharacters = 1500;

/** Why a request was refused, in one line of ASCII: names in it may be anybody's. */
export function reasonOf({ reasons }: Pick<Refusal, "reasons">): string {
  const told = reasons.slice(0, maxReasons).map(({ reason }) => reason);
  const more = reasons.length - told.length;
  const text = [...told, ...(more > 0 ? [`${more} more`] : [])].join("; ");
  return text
    .slice(0, maxCharacters)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
