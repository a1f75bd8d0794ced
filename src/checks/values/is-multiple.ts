/** Whether a number is a multiple of another, computed with the decimals that were written: 0.3 is one of 0.1. */
export function isMultiple(value: number, step: number): boolean {
  if (step === 0 || !Number.isFinite(value) || !Number.isFinite(step)) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return value % step === 0;
  const [whole, part] = scaled(value, step);
  return whole % part === 0n;
}

/** Two numbers with their decimal points moved as far to the right as either needs. */
export function scaled(a: number, b: number): [bigint, bigint] {
  const places = Math.max(decimals(a), decimals(b));
  return [moved(a, places), moved(b, places)];
}

/** How many decimals a number is written with; fewer than 0 for `1e21`. */
export function decimals(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return (digits.split(".")[1] ?? "").length - Number(exponent);
}

function moved(value: number, places: number): bigint {
  const [digits = ""] = String(value).split("e");
  return BigInt(digits.replace(".", "")) * 10n ** BigInt(places - decimals(value));
}
