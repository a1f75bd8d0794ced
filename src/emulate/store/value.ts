/** A value that is kept: JSON, its integers that a double may not hold (RFC 8259, section 6) as bigints. */
export type Value = null | boolean | number | bigint | string | Value[] | { [key: string]: Value };

/** True for an object, which a list is not. */
export function isObject(value: Value | undefined): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads JSON. Throws on what is none. */
export function parseExact(text: string): Value {
  const value = JSON.parse(text) as Value;
  if (!/\d{16}/.test(text)) return value;
  const mark = newMark();
  // It is JSON: backslashes stand in strings only, and every other quote begins or ends one.
  let isInString = false;
  const marked = text.replace(/\\.|"|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    return !isInString && isLarge(token) ? `"${mark}${token}"` : token;
  });
  return JSON.parse(marked, (_, each: Value) =>
    typeof each === "string" && each.startsWith(mark) ? BigInt(each.slice(mark.length)) : each,
  ) as Value;
}

/** Writes JSON, each bigint as its digits. */
export function stringifyExact(value: Value, indent?: number): string {
  if (!holdsBigint(value)) return JSON.stringify(value, undefined, indent);
  const mark = newMark();
  // `this` has what stood there before a `toJSON`, which many programs give to bigints, was called.
  function replace(this: Record<string, unknown>, key: string, written: unknown): unknown {
    const given = this[key];
    return typeof given === "bigint" ? `${mark}${given}` : written;
  }
  return JSON.stringify(value, replace, indent).replaceAll(
    new RegExp(`"${mark}(-?\\d+)"`, "g"),
    "$1",
  );
}

/** The number that a text spells; an integer that it may not hold as a bigint. */
export function numberOf(text: string): number | bigint {
  return isLarge(text) ? BigInt(text) : Number(text);
}

/** The same with every bigint as a number near to it, as validators know them. */
export function rounded(value: Value): unknown {
  return holdsBigint(value) ? allRounded(value) : value;
}

/** Values without one, which nearly all are, need no copy. */
function holdsBigint(value: Value): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "bigint";
  if (Array.isArray(value)) return value.some(holdsBigint);
  for (const name in value) {
    const member = value[name];
    if (Object.hasOwn(value, name) && member !== undefined && holdsBigint(member)) return true;
  }
  return false;
}

function allRounded(value: Value): unknown {
  if (typeof value === "bigint") return nearTo(value);
  if (Array.isArray(value)) return value.map(allRounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, allRounded(each)]));
}

const beyond = 2n ** 63n;

/** The nearest number on the same side of the bounds of 64 bits, where doubles go in steps of 1024 and 2048. */
function nearTo(value: bigint): number {
  const nearest = Number(value);
  if (value < beyond && nearest === 2 ** 63) return 2 ** 63 - 1024;
  return value < -beyond && nearest === -(2 ** 63) ? -(2 ** 63) - 2048 : nearest;
}

/** No longer than what a double could come near to: beyond it is none of 64 bits either. */
function isLarge(text: string): boolean {
  return /^-?\d{16,300}$/.test(text) && !Number.isSafeInteger(Number(text));
}

/** Drawn anew for each text, so that no string of the text begins with it. */
function newMark(): string {
  return `integer-${crypto.randomUUID()}:`;
}
