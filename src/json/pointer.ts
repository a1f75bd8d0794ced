/**
 * Where a node stands, as a string that does not change when the document is reformatted or its keys are shuffled:
 * a JSON Pointer (RFC 6901) as a URI fragment, after the file where it is not the root one.
 * `#/paths/~1patients/get`, `parts/patient.yaml#/properties/id`.
 * Keys are escaped as RFC 6901 section 3 says (`~0`, `~1`) and not percent-encoded, so that they stay readable.
 */
export type At = string;

/** The tokens of a JSON Pointer, unescaped (RFC 6901 sections 3 and 4). Undefined where it is not one. */
export function pointerTokens(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON Pointer of tokens: the reverse of {@link pointerTokens}. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}

/** Where a member or an item of a node stands. */
export function memberAt(parent: At, key: string | number): At {
  return `${parent}/${escapeToken(String(key))}`;
}

/** The place of a pointer in a file; `file` is empty for the root document and relative to its folder otherwise. */
export function atOf(file: string, tokens: readonly string[]): At {
  // The first # ends the name of the file, so one in the name is written as RFC 3986 section 2.1 has it.
  return `${file.replaceAll("%", "%25").replaceAll("#", "%23")}#${pointerOf(tokens)}`;
}

/** The file and the tokens of a place. */
export function splitAt(at: At): { file: string; tokens: string[] } {
  const hash = at.indexOf("#");
  const pointer = hash < 0 ? "" : at.slice(hash + 1);
  return { file: fileOf(at), tokens: pointerTokens(pointer) ?? [] };
}

/** The file of a place. */
export function fileOf(at: At): string {
  const hash = at.indexOf("#");
  const file = hash < 0 ? at : at.slice(0, hash);
  return file.replaceAll("%23", "#").replaceAll("%25", "%");
}

function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
