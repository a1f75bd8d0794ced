/** Whether a value is a whole number from `least`, which is 0 by default. */
export function isCount(value: unknown, least = 0): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** A count, given as a number or, as some APIs do, as a string of digits; otherwise `undefined`. */
export function countOf(value: unknown): number | undefined {
  const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return isCount(count) ? count : undefined;
}
