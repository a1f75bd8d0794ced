/** Bytes in base64, by RFC 4648, section 4. */
export function isByte(text: string): boolean {
  return /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text) && !text.includes("_");
}
