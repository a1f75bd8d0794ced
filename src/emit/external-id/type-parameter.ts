/** A name for a type parameter that none of the types beside it has. */
export function typeParameter(wanted: string, types: readonly string[]): string {
  const isTaken = types.some((type) => new RegExp(`\\b${wanted}\\b`).test(type));
  return isTaken ? typeParameter(`${wanted}_`, types) : wanted;
}
