import { decimals, scaled } from "../checks/values/is-multiple.js";

/** The smallest number that is a multiple of two steps; both are more than 0 (JSON Schema, Validation, 6.2.1). */
export function commonStep(a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) return a;
  const [one, two] = scaled(a, b);
  let [divisor, rest] = [one, two];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return Number(`${(one / divisor) * two}e${-Math.max(decimals(a), decimals(b))}`);
}
