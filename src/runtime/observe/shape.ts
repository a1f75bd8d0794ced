/** The types of JSON, integers told from other numbers. */
export type ShapeType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/**
 * What all values at one place of the answers had in common: never a value, but for texts that the document lists or
 * marks as public.
 */
export interface Shape {
  /** Sorted. */
  readonly types: readonly ShapeType[];
  /** Of a member: some object did not have it. */
  readonly missing?: true;
  /** In how many answers there was an object. */
  readonly answers?: number;
  /** Of an object, by name, sorted: members that are declared, and those beside them. */
  readonly members?: Readonly<Record<string, Shape>>;
  /** Of an object: members whose names are not told, since they may be about somebody. */
  readonly others?: Shape;
  /** Of a list. */
  readonly items?: Shape;
  /** Between which powers of ten the numbers of items were. */
  readonly size?: PowersOfTen;
  /** Between which powers of ten the lengths of texts were, in UTF-16 code units. */
  readonly length?: PowersOfTen;
  /** The formats that all texts are of, sorted. */
  readonly formats?: readonly string[];
  /** Texts that the document lists or marks as public, sorted. */
  readonly words?: readonly string[];
  /** True where there were other texts, too. */
  readonly otherWords?: true;
}

/** The largest power of ten, or 0, that none was below, and the smallest that none was above. */
export type PowersOfTen = readonly [least: number, most: number];

/** The powers of ten that a number is between. */
export function powersOfTen(value: number): PowersOfTen {
  const digits = `${value}`.length;
  if (value === 0) return [0, 0];
  const least = 10 ** (digits - 1);
  return [least, value === least ? least : 10 ** digits];
}
