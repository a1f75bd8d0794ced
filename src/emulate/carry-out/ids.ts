import type { Json } from "../../json/json.js";
import { textFor } from "../../values/pattern-text.js";
import type { Random } from "../server/random.js";
import type { Resource } from "../plans/resource.js";

/** Ids that are longer than a double can count: 18 digits, beyond 2^53. */
const digits = 18;

/**
 * A new id in the form that the resource's schema asks for: the next number for integers, digits where the examples
 * are digits, what fits its pattern and its length, otherwise a UUID (RFC 9562, version 4).
 *
 * @param taken how many ids were given before
 */
export function newId({ idSchema }: Resource, taken: number, random: Random): Json {
  const types = [idSchema.type ?? "string"].flat();
  if (types.includes("integer") || types.includes("number")) {
    return Math.max(idSchema.minimum ?? 1, 1) + taken;
  }
  const { pattern, minLength = 0, maxLength } = idSchema;
  const choose = (count: number): number => random.integer(0, count - 1);
  const fitting = pattern && textFor(pattern, choose, { minLength, maxLength });
  if (fitting) {
    return fitting;
  }
  const examples = idSchema.examples ?? [];
  if (examples.length > 0 && examples.every((each) => /^\d+$/.test(String(each)))) {
    return digitsFrom(random);
  }
  const uuid = uuidFrom(random);
  return maxLength !== undefined && uuid.length > maxLength
    ? random.hex(maxLength)
    : uuid.padEnd(minLength, "0");
}

function digitsFrom(random: Random): string {
  const rest = Array.from({ length: digits - 1 }, () => random.integer(0, 9));
  return `${random.integer(1, 9)}${rest.join("")}`;
}

export function uuidFrom(random: Random): string {
  const variant = random.integer(8, 11).toString(16);
  const parts = [random.hex(8), random.hex(4), `4${random.hex(3)}`, variant + random.hex(3)];
  return [...parts, random.hex(12)].join("-");
}
