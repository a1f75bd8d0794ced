/** A request as a part of a key: as JSON, without the members that are nobody's to see. */
export function asked(
  request: object = {},
  ...secret: string[]
): Readonly<Record<string, unknown>> {
  const members = Object.entries(request).filter(
    ([name, value]) => value !== undefined && !secret.includes(name),
  );
  return Object.fromEntries(
    members.map(([name, value]) => [name, typeof value === "bigint" ? String(value) : value]),
  );
}
