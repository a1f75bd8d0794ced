/** A media type as it is compared: in lower case, without the parameter `charset`, which never tells types apart here. */
export function plainType(type: string): string {
  const [name = "", ...parameters] = type.toLowerCase().split(";");
  const kept = parameters
    .map((each) => each.trim())
    .filter((each) => each !== "" && !each.startsWith("charset="));
  return [name.trim(), ...kept.sort()].join(";");
}

/**
 * True if every body of the first type is one of the second: a range such as `image/*` (RFC 9110, 12.5.1), or the
 * type that a structured suffix names (RFC 6839), as `application/json` for `application/problem+json`.
 */
export function isWithin(type: string, range: string): boolean {
  const [name = ""] = plainType(type).split(";");
  const [outer = "", ...parameters] = plainType(range).split(";");
  if (parameters.length > 0) return plainType(type) === plainType(range);
  if (outer === "*/*" || outer === name) return true;
  const [major, minor = ""] = name.split("/");
  if (outer === `${major}/*`) return true;
  const suffix = /\+([a-z0-9]+)$/.exec(minor)?.[1];
  return suffix !== undefined && outer === `application/${suffix}`;
}
