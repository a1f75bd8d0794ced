import * as z from "zod";

/*
 * What Zod's functions make, without the type that the compiler would work out of each: that of a model is the client's,
 * and no other is seen. In a file of a thousand models that takes the compiler longer than all else. They are functions,
 * since a use of a constant is followed through all declarations between.
 */

/** An object with these properties, and any others. */
export function looseObject(properties: Record<string, z.ZodType>): z.ZodType<object> {
  return z.looseObject(properties);
}

/** An object with these properties, and no others. */
export function strictObject(properties: Record<string, z.ZodType>): z.ZodType<object> {
  return z.strictObject(properties);
}

/** An object whose properties are all like this. */
export function record(property: z.ZodType): z.ZodType<object> {
  return z.record(z.string(), property);
}

export function array(item: z.ZodType): z.ZodArray {
  return z.array(item);
}

/** One of these texts. */
export function oneOf(values: string[]): z.ZodType {
  return z.enum(values);
}

export function literal(value: boolean | number | string): z.ZodType {
  return z.literal(value);
}

/** By at least one of these. */
export function union(variants: z.ZodType[]): z.ZodType {
  return z.union(variants);
}

/** By exactly one of these. */
export function xor(variants: z.ZodType[]): z.ZodType {
  return z.xor(variants);
}
