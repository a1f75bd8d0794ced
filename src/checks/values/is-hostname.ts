/** A host name by RFC 1123, section 2.1. */
export function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, "");
  return (
    name.length <= 253 &&
    name.split(".").every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label))
  );
}
