/** A URI template by RFC 6570, section 2: `https://example.com/pets{/id}{?limit,page}`. */
export function isUriTemplate(text: string): boolean {
  // Section 2.3: names, each perhaps with a length or a star behind it.
  const names = String.raw`(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?`;
  const expression = new RegExp(String.raw`\{[+#./;?&=,!@|]?${names}(?:,${names})*\}`, "gi");
  return /^(?:[^\0-\x20\x7f"'<>%\\^`{|}]|%[\da-f]{2})*$/i.test(text.replace(expression, ""));
}
