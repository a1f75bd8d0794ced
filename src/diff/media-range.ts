/** A media type as it is compared: in lower case, without the parameter `charset`, which never tells types apart here. */
export function plainType(type: string): string {
  const [name = "", ...parameters] = type.toLowerCase().split(";");
  const kept = parameters
    .map((each) => each.trim())
    .filter((each) => each !== "" && !each.startsWith("charset="));
  return [name.trim(), ...kept.sort()].join(";");
}

/** The encoding of the text of a body, in lower case; UTF-8 where none is named, of which ASCII is a part. */
export function charsetOf(type: string): string {
  const [, named = "utf-8"] = /;\s*charset="?([^";\s]+)/i.exec(type) ?? [];
  const charset = named.toLowerCase();
  return charset === "us-ascii" || charset === "utf8" ? "utf-8" : charset;
}

/**
 * True if who reads the second type can read every body of the first: it is a range such as `image/*` (RFC 9110,
 * 12.5.1), or the type that a structured suffix names (RFC 6839), as `application/json` for `application/problem+json`.
 */
export function isReadAs(type: string, range: string): boolean {
  const suffix = /\+([a-z0-9]+)(;|$)/.exec(plainType(type))?.[1];
  return (
    isWithin(type, range) || (suffix !== undefined && plainType(range) === `application/${suffix}`)
  );
}

/** True if every body of the first type is declared to be one of the second, which may be a range. */
export function isWithin(type: string, range: string): boolean {
  const [name = ""] = plainType(type).split(";");
  const [outer = "", ...parameters] = plainType(range).split(";");
  if (parameters.length > 0) return plainType(type) === plainType(range);
  if (outer === "*/*" || outer === name) return true;
  const [major] = name.split("/");
  return outer === `${major}/*`;
}
